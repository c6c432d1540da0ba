import type { Data, DrawnStrokes } from "../../api";
import { fromBase64URL, toBase64URL } from "../../state/base64url";
import { newId } from "../new-id";
import { NoSet, withExample, type DrawnSet, type Example } from "../sets/drawn-set";
import { readSet, writeSet } from "../sets/set-file";
import { countOf, mostSteps, pressedStepsOf, varied, type Steps } from "./strokes";

/** A drawing in its order. */
export interface StrokeExample extends Example {
  readonly steps: Steps;
  /** At the end of each step, 0 to 255, where a pen drew that tells it. Only looked at: a network reads the steps. */
  readonly pressures?: Uint8Array<ArrayBuffer>;
}

export type StrokeSet = DrawnSet<StrokeExample>;

export const mostExamples = 1000;

let made: StrokeSet | undefined;

/** Circles one way round and the other: alike as pictures, not as movements. */
export function circles(): StrokeSet {
  return (made ??= makeCircles());
}

function makeCircles(): StrokeSet {
  const examples = Array.from({ length: 12 }, (_, i): StrokeExample => {
    const way = i % 2 === 0 ? 1 : -1;
    const points = Array.from({ length: 33 }, (_, k) => {
      const angle = i * 1.05 + way * (k / 32) * 2 * Math.PI;
      const radius = 0.2 + 0.02 * (i % 5);
      return [0.5 + radius * Math.cos(angle), 0.5 + radius * Math.sin(angle), 0.5];
    });
    return { id: `circle ${i}`, label: i % 2, ...stored({ points: Float32Array.from(points.flat()), ends: Int32Array.of(points.length) }) };
  });
  return { name: "", classes: ["↻", "↺"], keys: ["↻", "↺"], examples };
}

/** Two classes of a person's own. */
export function freshStrokes(): StrokeSet {
  return { name: "", classes: ["A", "B"], keys: ["A", "B"], examples: [] };
}

/** Nothing is added where the drawing is shorter than a step. */
export function addDrawing(to: StrokeSet, label: number, drawing: DrawnStrokes): StrokeSet {
  const drawn = stored(drawing);
  return drawn.steps.length === 0 ? to : withExample(to, { id: newId(), label, ...drawn });
}

/** As it comes back from where it is kept: in steps of 1/127, with pressures where any is not the mouse's. */
function stored(drawing: DrawnStrokes): Pick<StrokeExample, "steps" | "pressures"> {
  const { steps, pressures } = pressedStepsOf(drawing);
  return { steps: decode(encode(steps)), ...(pressures.some((pressure) => pressure !== 0.5) ? { pressures: Uint8Array.from(pressures, (pressure) => Math.round(255 * pressure)) } : {}) };
}

export function contentOf({ steps }: StrokeExample): string {
  return toBase64URL(encode(steps));
}

/** Whether the same was drawn in classes of the same names. */
export function sameStrokes(a: StrokeSet, b: StrokeSet): boolean {
  return a.examples.length === b.examples.length && a.classes.join("\n") === b.classes.join("\n")
    && a.examples.every((each, i) => each.label === b.examples[i]!.label && contentOf(each) === contentOf(b.examples[i]!));
}

export function writeStrokeSet(set: StrokeSet): string {
  return writeSet("strokes", set, {}, (example) => [contentOf(example), ...(example.pressures === undefined ? [] : [toBase64URL(example.pressures)])]);
}

/** Throws NoSet. */
export function readStrokeSet(text: string): StrokeSet {
  return readSet<StrokeExample>("strokes", text, (example, what, [pressed]) => {
    const steps = decode(fromBase64URL(String(what)));
    if (steps.length === 0 || countOf(steps) > mostSteps) throw new NoSet("form");
    const pressures = typeof pressed === "string" ? Uint8Array.from(fromBase64URL(pressed)) : undefined;
    return { ...example, steps, ...(pressures?.length === countOf(steps) ? { pressures } : {}) };
  }).set;
}

/** Three bytes a step: dx and dy in 1/127 with 128 for 0, and the pen. */
function encode(steps: Steps): Uint8Array {
  return Uint8Array.from(steps, (value, i) => (i % 3 === 2 ? Math.round(value) : 128 + Math.round(127 * Math.min(1, Math.max(-1, value)))));
}

function decode(bytes: Uint8Array): Steps {
  if (bytes.length % 3 !== 0) throw new NoSet("form");
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

export function sequencesOf(examples: readonly Pick<StrokeExample, "label" | "steps">[]): Sequences {
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
