// Lessons as their authors write them: see docs/lessons.md.

import { figureNames, type FigureName } from "./figures/names";

export interface Want {
  readonly fact: string;
  /** `in`: one of several, with commas between. */
  readonly is: "<" | "<=" | ">" | ">=" | "=" | "!=" | "in";
  readonly value: string;
}

export interface LessonPage {
  readonly title: string;
  /** Paragraphs of text. */
  readonly text: readonly string[];
  /** Rows of the state, as in a link; undefined: the page leaves all as it is. */
  readonly set: string | undefined;
  /** A network as JSON. */
  readonly spec: string | undefined;
  /** x, y and target of each. */
  readonly points: readonly (readonly [number, number, number])[];
  /** Parameters to begin with, by path. */
  readonly weights: Readonly<Record<string, readonly number[]>>;
  readonly opens: readonly string[];
  readonly closes: readonly string[];
  /** A picture with a network of its own. */
  readonly shows: FigureName | undefined;
  readonly task: string | undefined;
  /** All of them hold when the task is done. */
  readonly wants: readonly Want[];
}

export interface Lesson {
  readonly title: string;
  readonly summary: string;
  readonly pages: readonly LessonPage[];
}

type Draft = { -readonly [K in keyof LessonPage]: LessonPage[K] } & { text: string[]; points: [number, number, number][]; weights: Record<string, readonly number[]>; opens: string[]; closes: string[]; wants: Want[] };

/** Reads a lesson; an Error names the line that it cannot take. */
export function parseLesson(source: string): Lesson {
  let title = "";
  let summary = "";
  const pages: Draft[] = [];
  let ended = true;
  source.split("\n").forEach((line, i) => {
    const wrong = (want: string): Error => new Error(`line ${i + 1} is ${JSON.stringify(line)}, want ${want}`);
    const page = pages.at(-1);
    if (line.trim() === "") ended = true;
    else if (line.startsWith("## ")) {
      pages.push({ title: line.slice(3).trim(), text: [], set: undefined, spec: undefined, points: [], weights: {}, opens: [], closes: [], shows: undefined, task: undefined, wants: [] });
      ended = true;
    } else if (line.startsWith("# ")) title = line.slice(2).trim();
    else if (line.startsWith("> ")) summary = line.slice(2).trim();
    else if (page === undefined) throw wrong("a page, which begins with ##, before it");
    else if (line.startsWith("@")) direct(page, line, wrong);
    else {
      if (ended) page.text.push(line.trim());
      else page.text.push(`${page.text.pop()!} ${line.trim()}`);
      ended = false;
    }
  });
  if (title === "" || summary === "" || pages.length === 0) throw new Error("a lesson wants a title (#), a summary (>) and a page (##)");
  if (pages.at(-1)!.wants.length === 0) throw new Error("a lesson's last page wants a task that the page checks: @task and @want");
  return { title, summary, pages };
}

function direct(page: Draft, line: string, wrong: (want: string) => Error): void {
  const [name, rest] = [/^@\w+/.exec(line)?.[0], line.replace(/^@\w+\s*/, "").trim()];
  const numbers = (words: readonly string[]): number[] => {
    const read = words.map(Number);
    if (read.length === 0 || read.some((each) => !Number.isFinite(each))) throw wrong("numbers");
    return read;
  };
  switch (name) {
    case "@set": page.set = rest; break;
    case "@spec": page.spec = rest; break;
    case "@task": page.task = rest; break;
    case "@open": page.opens.push(rest); break;
    case "@close": page.closes.push(rest); break;
    case "@show": {
      page.shows = figureNames.find((figure) => figure === rest);
      if (page.shows === undefined) throw wrong(`one of ${figureNames.join(", ")}`);
      break;
    }
    case "@point": {
      const [x, y, target, ...more] = numbers(rest.split(/\s+/));
      if (target === undefined || more.length > 0) throw wrong("three numbers: x, y and target");
      page.points.push([x!, y!, target]);
      break;
    }
    case "@weight": {
      const [path, ...values] = rest.split(/\s+/);
      page.weights[path!] = numbers(values);
      break;
    }
    case "@want": {
      const [, fact, is, value] = /^(\S+)\s+(<=|>=|!=|<|>|=|in)\s+(.+)$/.exec(rest) ?? [];
      if (fact === undefined) throw wrong("a fact, one of < <= > >= = != in and a value");
      page.wants.push({ fact, is: is as Want["is"], value: value! });
      break;
    }
    default: throw wrong("@set, @spec, @point, @weight, @open, @close, @show, @task or @want");
  }
}

/** Whether a fact is as wanted; one that is not known is not. */
export function holds({ is, value }: Want, fact: number | string | undefined): boolean {
  if (fact === undefined) return false;
  if (is === "=") return String(fact) === value;
  if (is === "!=") return String(fact) !== value;
  if (is === "in") return value.split(",").includes(String(fact));
  const [a, b] = [Number(fact), Number(value)];
  return { "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b }[is];
}
