import assert from "node:assert/strict";
import test from "node:test";
import { linearTicks, logarithmicTicks } from "./ticks";

test("linear ticks are round and no more than asked for", () => {
  assert.deepEqual(linearTicks(0, 1, 6), [0, 0.2, 0.4, 0.6, 0.8, 1]);
  assert.deepEqual(linearTicks(0, 0.37, 5), [0, 0.1, 0.2, 0.3]);
  assert.deepEqual(linearTicks(-3, 12, 4), [0, 5, 10]);
  assert.deepEqual(linearTicks(0, 987, 6), [0, 200, 400, 600, 800]);
  assert.deepEqual(linearTicks(5, 5, 6), [5]);
});

test("linear ticks of many ranges: within, rising, 2 to `most` of them", () => {
  let cases = 0;
  for (let exponent = -6; exponent <= 6; exponent++)
    for (const share of [0.11, 0.5, 0.93, 1])
      for (const most of [3, 5, 9]) {
        cases++;
        const high = share * 10 ** exponent;
        const ticks = linearTicks(0, high, most);
        assert(ticks.length >= 2 && ticks.length <= most, `${high} ${most}: ${ticks.join(" ")}`);
        assert(ticks.every((tick, i) => tick <= high * (1 + 1e-9) && (i === 0 || tick > ticks[i - 1]!)));
      }
  assert.equal(cases, 156);
});

test("logarithmic ticks are powers of ten, and 2 and 5 times them in short ranges", () => {
  assert.deepEqual(logarithmicTicks(1e-4, 1, 5), [1e-4, 1e-3, 1e-2, 0.1, 1]);
  assert.deepEqual(logarithmicTicks(1e-8, 1, 5), [1e-8, 1e-6, 1e-4, 1e-2, 1]);
  assert.deepEqual(logarithmicTicks(0.01, 0.1, 8), [0.01, 0.02, 0.05, 0.1]);
  assert.deepEqual(logarithmicTicks(0.22, 0.42, 5), [0.25, 0.3, 0.35, 0.4]);
  assert.deepEqual(logarithmicTicks(3, 3, 5), [3]);
});
