import assert from "node:assert/strict";
import test from "node:test";
import { dataOf, joined, samplesOf, thinned } from "./examples";
import { boundsOf, nearest, summaries } from "./codes";
import { withNoise } from "./noise";
import { bottleneck, specOf } from "./spec";
import { autoencoderTable } from "./table";
import { initialValues } from "../../state/field";

test("bounds leave far codes out, the nearest code is found, classes are summed up", () => {
  const codes = Float32Array.from([...Array.from({ length: 1000 }, (_, i) => [i / 1000, -i / 500]).flat(), 1e6, 1e6]);
  const [xMin, yMin, xMax, yMax] = boundsOf(codes);
  assert.equal(xMin < 0.01 && xMin > -0.2 && xMax > 0.99 && xMax < 1.2 && yMin < -1.9 && yMax < 0.3, true, String([xMin, yMin, xMax, yMax]));
  assert.equal(nearest(codes, 0.2501, -0.5), 250);
  assert.equal(nearest(new Float32Array(0), 0, 0), undefined);
  assert.deepEqual(summaries(Float32Array.of(0, 0, 2, 0, 5, 5), [1, 1, 2], 4), [
    { label: 1, count: 2, mean: [1, 0], spread: 1 },
    { label: 2, count: 1, mean: [5, 5], spread: 0 },
  ]);
});

test("each picture is its own target, and a tenth is held back", () => {
  const pictures = Float32Array.from({ length: 40 * 784 }, (_, i) => Math.floor(i / 784));
  const examples = joined({ pictures, labels: Array.from({ length: 40 }, (_, i) => i % 4) }, undefined);
  const { x, y, testX, testY } = dataOf(examples);
  assert.equal(x.length, 36 * 784);
  assert.equal(x, y);
  assert.deepEqual([0, 1, 2, 3].map((i) => (testX as Float32Array)[i * 784]), [9, 19, 29, 39]);
  assert.equal(testX, testY);
  assert.deepEqual(samplesOf(examples, 3), [0, 9, 2]);
});

test("digits and what was drawn are one set, with one class for each name", () => {
  const digits = { pictures: new Float32Array(3 * 784).fill(0.5), labels: [7, 1, 7], learnt: 2 };
  const drawn = { classes: ["x", "7"], examples: [{ label: 0, picture: new Uint8Array(784).fill(255) }, { label: 1, picture: new Uint8Array(784) }] };
  const both = joined(digits, drawn);
  assert.deepEqual([both.classes, both.labels, both.held], [["x", "7", "1"], [1, 2, 1, 0, 1], [false, false, true, false, false]]);
  assert.deepEqual([0, 2, 3, 4].map((i) => both.pictures[i * 784]), [0.5, 0.5, 1, 0]);
  assert.deepEqual([joined(digits, undefined).classes, joined(digits, undefined).labels], [["1", "7"], [1, 0, 1]]);
  assert.deepEqual([joined(undefined, drawn).classes, joined(undefined, drawn).labels], [["x", "7"], [0, 1]]);
  const { x, testX } = dataOf(joined(digits, undefined));
  assert.deepEqual([x.length, testX?.length, (x as Float32Array).buffer === digits.pictures.buffer], [2 * 784, 784, true]);
  const few = thinned(both, 3);
  assert.deepEqual([few.labels, few.pictures.length], [[2, 0], 2 * 784]);
});

test("noise has its standard deviation, and is the same again", () => {
  const noisy = withNoise(new Float32Array(20000), 0.5);
  const mean = noisy.reduce((sum, value) => sum + value, 0) / noisy.length;
  const std = Math.sqrt(noisy.reduce((sum, value) => sum + (value - mean) ** 2, 0) / noisy.length);
  assert.equal(Math.abs(mean) < 0.02 && Math.abs(std - 0.5) < 0.02, true, `${mean} ${std}`);
  assert.deepEqual(withNoise(new Float32Array(9), 0.5), noisy.slice(0, 9));
});

test("the bottleneck is the layer of two units, in every form", () => {
  let forms = 0;
  for (const form of ["dense", "convolutional"] as const) {
    for (const denoise of [false, true]) {
      const state = { ...initialValues(autoencoderTable), form, denoise };
      const layer = specOf(state).layers[bottleneck(state)]!;
      assert.deepEqual(layer, { type: "dense", units: 2 });
      forms++;
    }
  }
  assert.equal(forms, 4);
});
