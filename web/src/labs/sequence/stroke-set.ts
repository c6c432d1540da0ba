import type { Data } from "../../api";
import { fromBase64URL, toBase64URL } from "../../state/base64url";
import { countOf, mostSteps, stepsOf, varied, type Steps } from "./strokes";

/** What a person has drawn: classes by name, and examples of them. Never changed, only replaced. */
export interface StrokeSet {
  readonly classes: readonly string[];
  readonly examples: readonly StrokeExample[];
}

export interface StrokeExample {
  readonly label: number;
  readonly steps: Steps;
}

export const leastClasses = 2;
/** As many as there are colours and marks. */
export const mostClasses = 8;
export const mostExamples = 400;
const longestName = 40;

/** Circles one way round and the other: alike as pictures, not as movements. */
export function circles(): StrokeSet {
  const examples = Array.from({ length: 12 }, (_, i): StrokeExample => {
    const way = i % 2 === 0 ? 1 : -1;
    const points = Array.from({ length: 33 }, (_, k) => {
      const angle = i * 1.05 + way * (k / 32) * 2 * Math.PI;
      const radius = 0.2 + 0.02 * (i % 5);
      return [0.5 + radius * Math.cos(angle), 0.5 + radius * Math.sin(angle), 0.5];
    });
    return { label: i % 2, steps: stored(stepsOf({ points: Float32Array.from(points.flat()), ends: Int32Array.of(points.length) })) };
  });
  return { classes: ["↻", "↺"], examples };
}

/** As it comes back from where it is kept: in steps of 1/127. */
function stored(steps: Steps): Steps {
  return decode(encode(steps));
}

export function addExample(to: StrokeSet, label: number, steps: Steps): StrokeSet {
  return { ...to, examples: [...to.examples, { label, steps: stored(steps) }] };
}

export function removeExample(from: StrokeSet, example: StrokeExample): StrokeSet {
  return { ...from, examples: from.examples.filter((each) => each !== example) };
}

/** A name that no class has yet. */
export function addClass(to: StrokeSet): StrokeSet {
  const name = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ").find((letter) => !to.classes.includes(letter))!;
  return { ...to, classes: [...to.classes, name] };
}

export function renameClass(from: StrokeSet, label: number, name: string): StrokeSet {
  const wanted = name.trim().slice(0, longestName);
  if (wanted === "" || from.classes.includes(wanted)) return from;
  return { ...from, classes: from.classes.map((each, i) => (i === label ? wanted : each)) };
}

/** Its examples go with it; the classes after it move up. */
export function removeClass(from: StrokeSet, label: number): StrokeSet {
  return {
    classes: from.classes.filter((_, i) => i !== label),
    examples: from.examples.filter((each) => each.label !== label).map((each) => (each.label > label ? { ...each, label: each.label - 1 } : each)),
  };
}

/** Classes of the same name become one. Throws RangeError where both together are too many. */
export function merge(into: StrokeSet, other: StrokeSet): StrokeSet {
  const classes = [...into.classes];
  const moved = other.classes.map((name) => (classes.includes(name) ? classes.indexOf(name) : classes.push(name) - 1));
  const examples = [...into.examples, ...other.examples.map(({ label, steps }) => ({ label: moved[label]!, steps }))];
  if (classes.length > mostClasses || examples.length > mostExamples) throw new RangeError("both sets together are too large");
  return { classes, examples };
}

export function writeStrokeSet({ classes, examples }: StrokeSet): string {
  return JSON.stringify({ backdraw: "strokes", version: 1, classes, examples: examples.map(({ label, steps }) => [label, toBase64URL(encode(steps))]) });
}

/** Throws RangeError for what is no set. */
export function readStrokeSet(text: string): StrokeSet {
  try {
    const { backdraw, version, classes, examples } = JSON.parse(text) as Record<string, unknown>;
    if (backdraw !== "strokes" || version !== 1 || !Array.isArray(classes) || !Array.isArray(examples)) throw new RangeError("form");
    const names = classes.map((name) => String(name).slice(0, longestName));
    if (names.length < leastClasses || names.length > mostClasses || new Set(names).size !== names.length || examples.length > mostExamples) throw new RangeError("form");
    return { classes: names, examples: examples.map((each) => readExample(each, names.length)) };
  } catch {
    throw new RangeError("this is no set of strokes");
  }
}

function readExample(written: unknown, classes: number): StrokeExample {
  const [label, code] = written as [unknown, unknown];
  const steps = decode(fromBase64URL(String(code)));
  if (!Number.isInteger(label) || (label as number) < 0 || (label as number) >= classes || steps.length === 0 || countOf(steps) > mostSteps) throw new RangeError("form");
  return { label: label as number, steps };
}

/** Three bytes a step: dx and dy in 1/127 with 128 for 0, and the pen. */
function encode(steps: Steps): Uint8Array {
  return Uint8Array.from(steps, (value, i) => (i % 3 === 2 ? Math.round(value) : 128 + Math.round(127 * Math.min(1, Math.max(-1, value)))));
}

function decode(bytes: Uint8Array): Steps {
  if (bytes.length % 3 !== 0) throw new RangeError("form");
  return Float32Array.from(bytes, (byte, i) => (i % 3 === 2 ? Math.min(1, byte) : (byte - 128) / 127));
}

/** Sequences side by side, short ones filled up with zeros. */
export interface Sequences {
  readonly x: Float32Array;
  readonly y: Int32Array;
  readonly shape: readonly number[];
  readonly lengths: Int32Array;
}

/** Of a class with so many, every fifth is held back to test on. */
const leastHeld = 5;
/** So often each example is learnt, each time by another hand. */
const hands = 12;

export function learntAndHeld({ examples }: StrokeSet): { train: StrokeExample[]; test: StrokeExample[] } {
  const test: StrokeExample[] = [];
  const train: StrokeExample[] = [];
  const seen = new Map<number, number>();
  for (const each of examples) {
    const before = seen.get(each.label) ?? 0;
    seen.set(each.label, before + 1);
    const all = examples.filter(({ label }) => label === each.label).length;
    (all >= leastHeld && before % 5 === 4 ? test : train).push(each);
  }
  return { train, test };
}

/** Undefined where two classes have no examples. */
export function strokeData(set: StrokeSet): Data | undefined {
  const { train, test } = learntAndHeld(set);
  if (new Set(train.map(({ label }) => label)).size < 2) return undefined;
  let state = 1;
  const chance = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const many = train.flatMap((each) => [each, ...Array.from({ length: hands - 1 }, () => ({ label: each.label, steps: varied(each.steps, [chance(), chance(), chance(), chance()]) }))]);
  const learnt = sequencesOf(many);
  if (test.length === 0) return learnt;
  const held = sequencesOf(test);
  return { ...learnt, testX: held.x, testY: held.y, testShape: held.shape, testLengths: held.lengths };
}

export function sequencesOf(examples: readonly StrokeExample[]): Sequences {
  const longest = Math.max(1, ...examples.map(({ steps }) => countOf(steps)));
  const x = new Float32Array(examples.length * longest * 3);
  examples.forEach(({ steps }, i) => { x.set(steps, i * longest * 3); });
  return {
    x, y: Int32Array.from(examples, ({ label }) => label), shape: [examples.length, longest, 3],
    lengths: Int32Array.from(examples, ({ steps }) => Math.max(1, countOf(steps))),
  };
}

/** The beginnings of a drawing, the whole one last. */
export function beginnings(steps: Steps, most: number): Sequences {
  const count = countOf(steps);
  const wanted = Math.min(most, count);
  const ends = Array.from({ length: wanted }, (_, i) => Math.round(((i + 1) * count) / wanted));
  return sequencesOf(ends.map((end) => ({ label: 0, steps: steps.subarray(0, 3 * end) })));
}
