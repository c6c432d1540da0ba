import assert from "node:assert/strict";
import test from "node:test";
import { pointsTable } from "../labs/points/table";
import { germanLessons } from "./de";
import { englishLessons } from "./en";
import { spanishLessons } from "./es";
import { lessonsFor, loadLessons } from "./index";
import { holds, parseLesson } from "./parse";

test("every lesson can be read, and sets rows that there are to values that they take", () => {
  const { lessons } = lessonsFor("en");
  assert.equal(lessons.length, 9);
  let rows = 0;
  for (const { pages } of lessons) {
    for (const { set, spec } of pages) {
      for (const [name, value] of new URLSearchParams(set ?? "")) {
        const row = (pointsTable as Record<string, { read(text: string): unknown } | undefined>)[name];
        assert.notEqual(row, undefined, `there is no row ${name}`);
        row!.read(value);
        rows++;
      }
      if (spec !== undefined) JSON.parse(spec);
    }
  }
  assert.equal(rows > 50, true, `${rows} rows were set`);
});

test("what a lesson says wrongly is named by its line", () => {
  const page = "# T\n> S\n## P\n";
  const cases: [string, RegExp][] = [
    [`${page}@point 1 2\n@want loss < 1`, /line 4 .*x, y and target/],
    [`${page}@wish loss < 1`, /line 4 .*@want/],
    [`${page}@want loss about 1`, /line 4 .*a fact/],
    [`${page}@show clouds\n@want loss < 1`, /line 4 .*memory/],
    [`${page}text`, /task/],
    ["# T\n> S\ntext", /line 3 .*##/],
  ];
  for (const [source, want] of cases) assert.throws(() => parseLesson(source), want);
});

test("a task takes what its words name, and does not begin with it", () => {
  const cases: [lesson: string, fact: string, begins: string, named: string[], others: string[]][] = [
    ["Dead relus", "activation", "relu", ["leaky-relu", "elu"], ["tanh", "gelu"]],
    ["SGD, momentum, Adam", "optimizer", "sgd", ["momentum", "nesterov", "adam"], ["rmsprop", "lion"]],
  ];
  for (const [title, fact, begins, named, others] of cases) {
    const { pages } = lessonsFor("en").lessons.find((lesson) => lesson.title === title)!;
    const want = pages.at(-1)!.wants.find((each) => each.fact === fact)!;
    const set = pages.findLast((page) => page.set !== undefined)!.set!;
    assert.equal(new URLSearchParams(set).get(fact), begins, title);
    for (const value of named) assert.equal(holds(want, value), true, `${title}: ${value}`);
    for (const value of [begins, ...others]) assert.equal(holds(want, value), false, `${title}: ${value}`);
  }
});

test("a want compares numbers as numbers and names as names", () => {
  assert.equal(holds({ fact: "loss", is: "<", value: "0.1" }, 0.05), true);
  assert.equal(holds({ fact: "loss", is: "<", value: "0.1" }, undefined), false);
  assert.equal(holds({ fact: "activation", is: "!=", value: "relu" }, "elu"), true);
  assert.equal(holds({ fact: "layers", is: "=", value: "8,8" }, "8,8"), true);
  assert.equal(holds({ fact: "epochs", is: ">=", value: "100" }, 99), false);
});

/** What a lesson does, line by line, apart from its words. */
function directives(source: string): string[] {
  return source.split("\n").flatMap((line) => (/^(@task|#+|>) /.exec(line)?.[1] ?? (line.startsWith("@") ? line : [])));
}

for (const [language, translated] of Object.entries({ de: germanLessons, es: spanishLessons })) {
  test(`the lessons of ${language} do what the English do, paragraph by paragraph, in their own words`, () => {
    assert.equal(translated.length, englishLessons.length);
    let compared = 0;
    translated.forEach((source, i) => {
      assert.deepEqual(directives(source), directives(englishLessons[i]!));
      const [own, original] = [parseLesson(source), parseLesson(englishLessons[i]!)];
      assert.notEqual(own.title, original.title);
      own.pages.forEach(({ text, task }, page) => {
        const english = original.pages[page]!;
        assert.equal(text.length, english.text.length, `${own.title}, page ${page + 1}`);
        for (const [k, paragraph] of [...text, task].entries()) {
          if (paragraph !== undefined) assert.notEqual(paragraph, [...english.text, english.task][k]);
          compared++;
        }
      });
    });
    assert.equal(compared > 40, true, `${compared} paragraphs were compared`);
  });
}

test("lessons are English until those of the language are loaded, and where there are none", async () => {
  assert.equal(lessonsFor("de-AT").language, "en");
  await loadLessons("de-AT");
  assert.deepEqual([lessonsFor("de").language, lessonsFor("de").lessons[1]!.title], ["de", "Was ein Gradient ist"]);
  await loadLessons("fr");
  assert.equal(lessonsFor("fr").language, "en");
});
