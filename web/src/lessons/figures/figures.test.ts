import assert from "node:assert/strict";
import test from "node:test";
import { markedBits } from "./marked-bits";
import { multiplicationsOf } from "./multiplications";

test("one bit of each sequence is marked, in its first third, and the target says it", () => {
  const { x, y, shape } = markedBits(100, 20, 1);
  assert.deepEqual(shape, [100, 20, 2]);
  let ones = 0;
  for (let i = 0; i < 100; i++) {
    const steps = Array.from({ length: 20 }, (_, t) => [x[2 * (20 * i + t)]!, x[2 * (20 * i + t) + 1]!] as const);
    const marked = steps.flatMap(([, mark], t) => (mark === 1 ? [t] : []));
    assert.equal(marked.length === 1 && marked[0]! < 7, true);
    assert.equal(y[i], Number(steps[marked[0]!]![0] === 1));
    assert.equal(steps.every(([bit]) => Math.abs(bit) === 1), true);
    ones += y[i]!;
  }
  assert.equal(ones > 30 && ones < 70, true, `${ones} of 100 are +1`);
  assert.deepEqual(markedBits(3, 5, 9), markedBits(3, 5, 9));
});

test("multiplications are counted by hand", () => {
  const count = multiplicationsOf([
    { type: "conv2d", filters: 8, kernel: 5, padding: "same" },
    { type: "max-pool2d", size: 2 },
    { type: "separable-conv2d", filters: 16, kernel: 3, padding: "same" },
    { type: "flatten" },
    { type: "dense", units: 10 },
  ], [1, 28, 28]).map(({ multiplications }) => multiplications);
  assert.deepEqual(count, [28 * 28 * 25 * 8, 0, 14 * 14 * 8 * 9 + 14 * 14 * 8 * 16, 0, 16 * 14 * 14 * 10]);
});
