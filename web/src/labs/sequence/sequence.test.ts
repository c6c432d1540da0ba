import assert from "node:assert/strict";
import test from "node:test";
import { corpusOf, idsIn, learntOf, mostCharacters, mostLetters, textData, unknown, unknownIn } from "./corpus";
import { correlation, meansByCharacter, traitsOf, unitsOf } from "./followed";
import { passage } from "./passage";
import { NoSet } from "../sets/drawn-set";
import { addDrawing, beginnings, circles, freshStrokes, learntAndHeld, readStrokeSet, sameStrokes, strokeData, writeStrokeSet } from "./stroke-set";
import { countOf, placesOf, pressedStepsOf, stepsOf, varied } from "./strokes";

const near = (a: Float32Array, b: readonly number[]): boolean => a.length === b.length && a.every((value, i) => Math.abs(value - b[i]!) < 1e-3);
const isNoSet = (error: unknown): boolean => error instanceof NoSet;
const line = (...points: readonly number[]) => ({ points: Float32Array.from(points), ends: Int32Array.of(points.length / 3) });

test("the rhyme is short, and says itself once more with each line", () => {
  assert.equal(passage.length < 3000, true);
  assert.equal(passage.startsWith("This is the house\nThat Jack built.\n\nThis is the malt\nThat lay in the house\nThat Jack built."), true);
});

test("a text is numbers in an alphabet of its own", () => {
  const corpus = corpusOf("abba 🐄\r\nb");
  assert.deepEqual(corpus.alphabet, ["\n", " ", "a", "b", "🐄"]);
  assert.deepEqual([...corpus.ids], [2, 3, 3, 2, 1, 4, 0, 3]);
  assert.deepEqual(idsIn(corpus, "bax🐄"), [3, 2, 4]);
  assert.deepEqual(unknownIn(corpus, "bax🐄yx🐎"), ["x", "y", "🐎"]);
  assert.equal(learntOf("ab🐄"), "ab🐄");
  assert.equal(learntOf("🐄".repeat(mostCharacters + 5)), "🐄".repeat(mostCharacters));
  const many = corpusOf(Array.from({ length: 1000 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join("") + "aaa");
  assert.equal(many.alphabet.length, mostLetters);
  assert.equal(many.alphabet.includes("a") && many.alphabet.includes(unknown), true);
  assert.equal(many.ids.every((id) => id >= 0 && id < mostLetters), true);
});

test("windows have as targets what comes next, and the end of the text is held back", () => {
  const data = textData(corpusOf("abcdefghijklmnopqrstuvwxyz".repeat(4)), 8)!;
  assert.deepEqual(data.shape, [43, 8]);
  assert.deepEqual([...data.x.slice(8, 16)], [2, 3, 4, 5, 6, 7, 8, 9]);
  assert.deepEqual([...(data.y as Int32Array).slice(8, 16)], [3, 4, 5, 6, 7, 8, 9, 10]);
  assert.deepEqual([data.testShape, data.testX![0], (data.testY as Int32Array)[0]], [[1, 8], 92 % 26, 93 % 26]);
  assert.equal(textData(corpusOf("short"), 8), undefined);
  assert.deepEqual(textData(corpusOf("shortish text"), 48)!.shape, [1, 10]);
});

test("a unit is said to follow what it goes with", () => {
  const characters = Array.from("the cat sat on a mat\nand then ran off again\n");
  const traits = traitsOf(characters);
  const of = (name: string, letter?: string): Float32Array => traits.find((trait) => trait.name === name && trait.letter === letter)!.values;
  const count = 3;
  const activations = new Float32Array(characters.length * count);
  characters.forEach((_, t) => {
    activations[count * t] = 0.5;
    activations[count * t + 1] = -0.2 * of("placeInLine")[t]!;
    activations[count * t + 2] = of("letter", "a")[t]!;
  });
  const units = unitsOf(activations, count, traits);
  assert.deepEqual(units.map(({ unit }) => unit), [1, 2, 0]);
  assert.deepEqual(units.map(({ follows }) => [follows?.trait.name, follows?.trait.letter]), [["placeInLine", undefined], ["letter", "a"], [undefined, undefined]]);
  assert.equal(Math.round(units[0]!.follows!.correlation * 1000), -1000);
  assert.equal(Math.round(1000 * correlation(Float32Array.of(1, 2, 3, 4), Float32Array.of(1, 3, 2, 4))), 800);
  assert.deepEqual(meansByCharacter(["a", "b", "a"], Float32Array.of(1, 5, 2)), [{ character: "b", count: 1, mean: 5 }, { character: "a", count: 2, mean: 1.5 }]);
});

test("a drawing is steps of one length in its order, wherever it begins and however fast", () => {
  const drawn = (shift: number, parts: number) => ({
    points: Float32Array.from([...Array.from({ length: parts + 1 }, (_, i) => [shift, shift + (0.4 * i) / parts, 0.5]).flat(), shift + 0.2, shift, 0.5, shift + 0.6, shift, 0.5]),
    ends: Int32Array.of(parts + 1, parts + 3),
  });
  const steps = stepsOf(drawn(0, 4));
  assert.equal(countOf(steps), 10 + 1 + 10);
  assert.equal(near(steps.slice(0, 3), [0, 1, 0]), true);
  assert.equal(near(steps.slice(30, 33), [0.2, -0.4, 1]), true);
  assert.equal(near(stepsOf(drawn(0.25, 16)), [...steps]), true);
  const places = placesOf(steps);
  assert.deepEqual([places.length, Math.round(places.at(-1)!.x * 1000), Math.abs(places.at(-1)!.y) < 1e-3, places.filter(({ lifted }) => lifted).length], [22, 600, true, 2]);
  assert.equal(near(varied(steps, [0.5, 0.5, 0.5, 0.5]), [...steps]), true);
  assert.equal(countOf(varied(steps, [0.5, 0.5, 1, 1])) > countOf(steps) * 1.2, true);
});

test("a set of strokes comes back from its file, with the pen's pressure, and what is none is refused", () => {
  const set = { ...addDrawing(addDrawing(circles(), 1, line(0, 0, 0.5, 0.4, 0.3, 0.5)), 0, line(0, 0, 0.2, 0.2, 0, 0.4, 0.4, 0, 0.8)), name: "round" };
  assert.deepEqual([set.examples.at(-2)!.pressures, [...set.examples.at(-1)!.pressures!]], [undefined, [...new Array<number>(5).fill(102), ...new Array<number>(5).fill(204)]]);
  assert.deepEqual(readStrokeSet(writeStrokeSet(set)), set);
  assert.deepEqual([sameStrokes(set, readStrokeSet(writeStrokeSet(set))), sameStrokes(set, circles())], [true, false]);
  const before = readStrokeSet('{"backdraw":"strokes","version":1,"classes":["a","b"],"examples":[[1,"_4AA_4AA"]]}');
  assert.deepEqual([before.keys, before.examples[0]!.label, near(before.examples[0]!.steps, [1, 0, 0, 1, 0, 0])], [["a", "b"], 1, true]);
  const written = writeStrokeSet(set);
  const broken = ["", "{}", written.replace("strokes", "digits"), written.replace('[1,"', '[2,"'), writeStrokeSet({ ...set, classes: ["a", "a"] }),
    writeStrokeSet({ ...freshStrokes(), examples: [{ id: "x", label: 0, steps: new Float32Array(0) }] }), '{"backdraw":"strokes","version":1,"classes":["a","b"],"examples":[[0,"AA"]]}'];
  for (const text of broken) assert.throws(() => readStrokeSet(text), isNoSet, text);
  assert.equal(broken.length, 7);
});

test("a drawing that is shorter than a step is none, and a lifted pen has the pressure of where it comes down", () => {
  assert.equal(addDrawing(circles(), 0, line(0.5, 0.5, 0.5)).examples.length, 12);
  const { steps, pressures } = pressedStepsOf({ points: Float32Array.of(0, 0, 0.25, 0.04, 0, 0.25, 0.5, 0, 0.75, 0.54, 0, 1), ends: Int32Array.of(2, 4) });
  assert.deepEqual([countOf(steps), [...pressures]], [3, [0.25, 0.75, 1]]);
});

test("every fifth example of a class is held back, the others learnt by many hands", () => {
  const set = circles();
  const { train, test: held } = learntAndHeld(set);
  assert.deepEqual([train.length, held.length], [10, 2]);
  const data = strokeData(set)!;
  assert.equal(data.shape![0], 120);
  assert.equal(data.lengths!.length, 120);
  assert.equal(strokeData({ ...set, examples: set.examples.filter(({ label }) => label === 0) }), undefined);
  const parts = beginnings(set.examples[0]!.steps, 8);
  assert.deepEqual([parts.shape[0], parts.lengths.at(-1)], [8, countOf(set.examples[0]!.steps)]);
});
