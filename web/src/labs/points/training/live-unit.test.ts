import assert from "node:assert/strict";
import test from "node:test";
import { activationsOf } from "./live-unit";

test("a unit's activations are counted from the least to the most, with mean and standard deviation", () => {
  const { counts, least, most, mean, deviation } = activationsOf(Float32Array.of(9, -1, 9, 1, 9, 1, 9, -1), 1, 2);
  assert.deepEqual([least, most, mean, deviation], [-1, 1, 0, 1]);
  assert.deepEqual([counts[0], counts.at(-1), counts.reduce((sum, count) => sum + count, 0)], [2, 2, 4]);
});

test("a unit that always gives the same is one bar", () => {
  const { counts, deviation } = activationsOf(Float32Array.of(0.5, 0.5), 0, 1);
  assert.deepEqual([counts[0], counts.slice(1).some((count) => count > 0), deviation], [2, false, 0]);
});
