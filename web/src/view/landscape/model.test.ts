import assert from "node:assert/strict";
import test from "node:test";
import { levelsBetween, logarithms } from "./model";

test("losses that are no number, or none at all, lie at the ends", () => {
  const { values, low, high } = logarithms([10, Infinity, 0.01, 0, Number.NaN]);
  assert.deepEqual([...values], [1, 1, -2, -2, 1]);
  assert.deepEqual([low, high], [-2, 1]);
  assert.deepEqual(logarithms([Infinity]), { values: Float64Array.of(0), low: 0, high: 0 });
});

test("levels lie between, and there are none in a plain", () => {
  assert.deepEqual(levelsBetween(0, 4, 3), [1, 2, 3]);
  assert.deepEqual(levelsBetween(1, 1, 3), []);
});
