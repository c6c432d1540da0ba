import assert from "node:assert/strict";
import test from "node:test";
import { normalizationOf } from "./normalization";

test("mean and deviation are those of the points to train on", () => {
  const x = Float32Array.of(1, 3, 100), y = Float32Array.of(2, 2, -100);
  assert.deepEqual(normalizationOf({ x, y }, (i) => i === 2), [2, 2, 1, 1]);
  assert.deepEqual(normalizationOf({ x: Float32Array.of(-2, 4), y: Float32Array.of(0.5, 2) }, () => false), [1, 1.25, 3, 0.75]);
  assert.equal(normalizationOf({ x, y }, () => true), undefined);
});
