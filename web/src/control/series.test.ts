import assert from "node:assert/strict";
import test from "node:test";
import { decades, stepAlong } from "./series";

test("decades are 1 and 3 times powers of ten, as decimals are read", () => {
  assert.deepEqual(decades(-3, 0), [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1]);
});

test("a step goes to the nearest number beyond, also from between", () => {
  const series = [0, 1, 3, 10];
  assert.deepEqual([stepAlong(series, 3, 1), stepAlong(series, 2, 1), stepAlong(series, 2, -1), stepAlong(series, 10, 1), stepAlong(series, 0, -1)], [10, 3, 1, undefined, undefined]);
});
