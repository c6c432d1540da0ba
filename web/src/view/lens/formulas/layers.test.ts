import assert from "node:assert/strict";
import test from "node:test";
import { renderToString } from "katex";
import { indexOf, placeOf, windowOf, type Grid, type Sliding } from "../grid";
import { convolutionFormulas, partsOf, strongest, type Convolution } from "./convolution";
import { dropoutFormulas, wasDropped } from "./dropout";
import { normalisationFormulas, normalised, type Normalisation } from "./normalisation";
import { piecesOf } from "./pieces";
import { poolingFormulas, winnerOf } from "./pooling";
import { between, separableFormulas } from "./separable";
import type { Line } from "./tex";

const all = { forward: true, backward: true, update: true };

/** TeX that KaTeX takes, without what it would colour red, in the pieces that are set. */
function set(lines: readonly Line[]): string[] {
  const all = lines.flatMap((line) => (typeof line === "string" ? [line] : [line.short]));
  for (const line of all) for (const piece of piecesOf(line)) renderToString(piece, { output: "mathml", displayMode: true, throwOnError: true, strict: "ignore" });
  return all;
}

/** Numbers that look random and are the same each time. */
function numbers(count: number, seed = 1): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => Math.sin(seed * 12.9898 + i * 78.233));
}

const parameter = (count: number, seed: number): { value: Float32Array; gradient: Float32Array; update: Float32Array } =>
  ({ value: numbers(count, seed), gradient: numbers(count, seed + 1), update: numbers(count, seed + 2) });

const image: Grid = { channels: 2, height: 4, width: 5, data: numbers(40) };
const same: Sliding = { kernel: [3, 3], stride: [1, 1], before: [1, 1] };

test("places and indices are each other's inverse, and windows have zeros outside the image", () => {
  for (let i = 0; i < image.data.length; i++) assert.equal(indexOf(image, placeOf(image, i)), i);
  const corner = windowOf(image, same, { channel: 1, row: 0, column: 0 });
  assert.deepEqual(corner.map((row) => row.map((value) => value === 0)), [[true, true, true], [true, false, false], [true, false, false]]);
  assert.equal(corner[1]![1], image.data[20]);
  assert.deepEqual(windowOf(image, { kernel: [2, 2], stride: [2, 2], before: [0, 0] }, { channel: 0, row: 1, column: 1 }), [[image.data[12]!, image.data[13]!], [image.data[17]!, image.data[18]!]]);
});

test("a pixel is the sum of its window's products, channel by channel and in groups", () => {
  const convolution: Convolution = { sliding: same, groups: 1, filters: 3, input: image, w: parameter(54, 2), b: parameter(3, 5) };
  const place = { channel: 2, row: 3, column: 1 };
  let want = 0;
  for (let c = 0; c < 2; c++) for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) {
    const [y, x] = [3 + i - 1, 1 + j - 1];
    if (y < 4 && x < 5) want += convolution.w.value[((2 * 2 + c) * 3 + i) * 3 + j]! * image.data[(c * 4 + y) * 5 + x]!;
  }
  const parts = partsOf(convolution, place);
  assert.equal(Math.abs(parts.reduce((sum, part) => sum + part.sum, 0) - want) < 1e-12, true);
  assert.equal(parts.every(({ sum }) => Math.abs(sum) <= Math.abs(parts[strongest(parts)]!.sum)), true);
  const lines = set(convolutionFormulas(convolution, place, { z: want, a: Math.max(0, want), dz: 0.25, da: 0.5, activation: "relu" }, all));
  assert.equal(lines.length, 10);
  const grouped = partsOf({ ...convolution, groups: 2, filters: 4, w: parameter(36, 3) }, { channel: 3, row: 1, column: 1 });
  assert.deepEqual(grouped.map(({ channel, from }) => [channel, from]), [[1, 27]]);
});

test("a separable pixel is the pointwise sum over what the depthwise kernels give", () => {
  const depthwise: Convolution = { sliding: same, groups: 2, filters: 2, input: image, w: parameter(18, 7), b: undefined };
  const separable = { depthwise, pointwise: parameter(6, 9), b: parameter(3, 11) };
  const place = { channel: 1, row: 2, column: 2 };
  const sums = between(separable, place);
  assert.equal(sums.length, 2);
  assert.deepEqual(sums, [0, 1].map((channel) => partsOf(depthwise, { ...place, channel })[0]!.sum));
  assert.equal(set(separableFormulas(separable, place, { z: 1, a: 1, dz: 1, da: 1, activation: "linear" }, all)).length, 9);
});

test("the first of the largest wins a pool, and gets all of the gradient", () => {
  assert.deepEqual(winnerOf([[1, 3], [3, 2]]), [0, 1]);
  assert.deepEqual(winnerOf([[-2, -3], [-1, -4]]), [1, 0]);
  const pool = { kind: "max" as const, sliding: { kernel: [2, 2], stride: [2, 2], before: [0, 0] } as Sliding, input: { channels: 1, height: 2, width: 2, data: Float32Array.of(1, 3, 2, 0) }, a: 3, da: -0.5 };
  const lines = set(poolingFormulas(pool, { channel: 0, row: 0, column: 0 }, all));
  assert.equal(lines[0], "a_{1,1,1} = \\max \\begin{pmatrix}1 & \\boxed{3} \\\\ 2 & 0\\end{pmatrix} = x_{1,1,2} = 3");
  assert.equal(lines[1]!.endsWith("(-0.5)\\cdot 1 = -0.5"), true);
  assert.equal(set(poolingFormulas({ ...pool, kind: "average", a: 1.5 }, { channel: 0, row: 0, column: 0 }, all)).length, 2);
});

test("a normalised number and its gradient are those of the definition, by differences", () => {
  const [values, weights] = [[0.5, -1.25, 2, 0.125], [0.3, -0.7, 0.2, 1.1]];
  const [scales, shifts] = [[1.5, 0.5, 2, 1], [0.1, 0.2, 0.3, 0.4]];
  const of = (x: readonly number[], at: number): Normalisation => ({ values: x, gradients: weights, scales, shifts, epsilon: 1e-5, at, name: String(at + 1), over: "i", y: 0, dx: 0, gamma: parameter(4, 1), beta: parameter(4, 2), parameter: at });
  const loss = (x: readonly number[]): number => x.reduce((sum, _, i) => sum + weights[i]! * normalised(of(x, i)).y, 0);
  let checked = 0;
  for (const at of values.keys()) {
    const moved = (by: number): number[] => values.map((value, i) => (i === at ? value + by : value));
    const slope = (loss(moved(1e-5)) - loss(moved(-1e-5))) / 2e-5;
    assert.equal(Math.abs(normalised(of(values, at)).dx - slope) < 1e-8, true, `${normalised(of(values, at)).dx} is not ${slope}`);
    checked++;
  }
  assert.equal(checked, 4);
  assert.equal(set(normalisationFormulas(of(values, 1), all)).length, 8);
});

test("what was dropped is told from what came out, or from what came back", () => {
  assert.equal(wasDropped({ x: 2, a: 0, da: 1, dx: 0 }), true);
  assert.equal(wasDropped({ x: 2, a: 4, da: 1, dx: 2 }), false);
  assert.equal(wasDropped({ x: 0, a: 0, da: 1, dx: 0 }), true);
  assert.equal(wasDropped({ x: 0, a: 0, da: 1, dx: 2 }), false);
  assert.deepEqual(set(dropoutFormulas({ rate: 0.5, x: 1.5, a: 3, da: 1, dx: 2, name: "7" }, { ...all, backward: false })), ["a_{7} = m_{7}\\,x_{7} = \\frac{1}{1 - 0.5}\\cdot 1.5 = 3"]);
});
