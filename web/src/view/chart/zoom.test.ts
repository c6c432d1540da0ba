import assert from "node:assert/strict";
import test from "node:test";
import { scaled, shifted } from "./zoom";

test("the epoch zoomed at keeps its place, and what is seen stays within all", () => {
  assert.deepEqual(scaled([0, 100], [0, 100], 50, 0.5), [25, 75]);
  assert.deepEqual(scaled([0, 100], [0, 100], 0, 0.5), [0, 50]);
  assert.deepEqual(scaled([50, 100], [0, 100], 100, 1.5), [25, 100]);
  assert.equal(scaled([25, 75], [0, 100], 50, 2), undefined);
  assert.deepEqual(scaled([10, 10.1], [0, 100], 10, 0.01), [10, 10.1]);
});

test("a range moves as far as there are epochs", () => {
  assert.deepEqual(shifted([10, 20], [0, 100], 5), [15, 25]);
  assert.deepEqual(shifted([10, 20], [0, 100], -50), [0, 10]);
  assert.deepEqual(shifted([10, 20], [0, 100], 500), [90, 100]);
});
