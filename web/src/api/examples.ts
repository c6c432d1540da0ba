// Examples as they are given, turned into copies of the two kinds of array that the engine reads.

import { notMisspelt, object, readable, refuse, shown } from "./check";
import type { DataSets, ExampleSet } from "./calls";
import { BackdrawError } from "./error";
import { checkBytes } from "./limits";
import type { Data, Examples, Inputs, Layout, Targets } from "./types";

/** The class of a typed array, of whichever realm. */
function kind(array: unknown): string {
  return ArrayBuffer.isView(array) ? (array as { [Symbol.toStringTag]?: string })[Symbol.toStringTag] ?? "" : "";
}

export function copyInputs(path: string, x: Inputs): Float32Array | Int32Array {
  switch (kind(x)) {
    case "Float32Array": return readable(path, "invalid-data", () => new Float32Array(x));
    case "Int32Array": return readable(path, "invalid-data", () => new Int32Array(x));
    default: return refuse(path, x, "a Float32Array, or an Int32Array of token ids", "invalid-data");
  }
}

function copyTargets(path: string, y: Targets): Float32Array | Int32Array {
  switch (kind(y)) {
    case "Float32Array": return readable(path, "invalid-data", () => new Float32Array(y));
    case "Uint32Array": {
      const labels = readable(path, "invalid-data", () => new Int32Array(y)), wrong = labels.findIndex((label) => label < 0);
      if (wrong >= 0) throw new BackdrawError("invalid-data", path, `${path}[${wrong}] is ${y[wrong]!}, want a label`);
      return labels;
    }
    case "Int8Array": case "Uint8Array": case "Uint8ClampedArray": case "Int16Array": case "Uint16Array": case "Int32Array":
      return readable(path, "invalid-data", () => new Int32Array(y));
    default: return refuse(path, y, "a Float32Array of targets or an integer array of labels", "invalid-data");
  }
}

export function copyShape(path: string, shape: readonly number[] | undefined): number[] | undefined {
  if (shape === undefined) return undefined;
  const right = (Array.isArray(shape) || ArrayBuffer.isView(shape)) && shape.length >= 1 && shape.length <= 4
    && Array.from(shape as ArrayLike<number>).every((n) => Number.isInteger(n) && n >= 0 && n <= 0x7fffffff);
  if (right) return Array.from(shape as ArrayLike<number>);
  throw new BackdrawError("invalid-data", path, `${path} is ${Array.isArray(shape) ? `[${Array.from(shape, shown).join(", ")}]` : shown(shape)}, want up to 4 whole numbers, that of examples first`);
}

export function copyLengths(path: string, lengths: Int32Array | undefined): Int32Array | undefined {
  if (lengths === undefined) return undefined;
  return kind(lengths) === "Int32Array" ? readable(path, "invalid-data", () => new Int32Array(lengths)) : refuse(path, lengths, "an Int32Array", "invalid-data");
}

export function copyLayout({ shape, lengths }: Layout) {
  return { shape: copyShape("shape", shape), lengths: copyLengths("lengths", lengths) };
}

/** Of one object with more, as that of readTable or of both sets, each call takes what it reads. */
const dataFields: readonly (keyof Data)[] = ["x", "y", "shape", "lengths", "testX", "testY", "testShape", "testLengths"];

export function copyExamples(examples: Examples): ExampleSet {
  notMisspelt(object("examples", examples), dataFields, "invalid-data");
  const { x, y } = examples;
  checkBytes("x and y", [x, y, examples.lengths]);
  return { x: copyInputs("x", x), y: copyTargets("y", y), ...copyLayout(examples) };
}

export function copyData(data: Data): DataSets {
  object("data", data);
  const { x, y, lengths, testX, testY, testShape, testLengths } = data;
  checkBytes("the data", [x, y, lengths, testX, testY, testLengths]);
  const train = copyExamples(data);
  if (testX === undefined && testY === undefined) return { train };
  if (testX === undefined) refuse("testX", testX, "test examples for testY", "invalid-data");
  if (testY === undefined) refuse("testY", testY, "targets for testX", "invalid-data");
  return {
    train,
    test: {
      x: copyInputs("testX", testX), y: copyTargets("testY", testY),
      shape: copyShape("testShape", testShape), lengths: copyLengths("testLengths", testLengths),
    },
  };
}

/** The memory of copies that nobody needs any more once they were sent. */
export function buffersOf(set: ExampleSet | undefined): ArrayBuffer[] {
  return set ? [set.x, set.y, set.lengths].flatMap((a) => (a ? [a.buffer as ArrayBuffer] : [])) : [];
}
