// The data that the page of benchmarks makes: as large as the comparison's, and something to learn.
import assert from "node:assert/strict";
import test from "node:test";
import { median } from "../bench/timing.mjs";
import { dataOf, workloads } from "../bench/workloads.mjs";

test("every workload's data have the size that its spec says", () => {
  let compared = 0;
  for (const [name, spec] of Object.entries(workloads)) {
    const data = dataOf(name);
    const lengths = {
      W1: () => [[data.x, 2 * spec.n], [data.y, spec.n]], W7: () => [[data.x, 2 * spec.n]],
      W2: () => [[data.grid, 2 * spec.side ** 2]],
      W3: () => [[data.trainX, 784 * spec.train], [data.trainY, spec.train], [data.testX, 784 * spec.test], [data.testY, spec.test]],
      W5: () => [[data.batches, 50], [data.batches[49].x, spec.seq * spec.batch], [data.heldOut.y, spec.seq * spec.batch]],
      W6: () => [[data.a, 512 ** 2], [data.b, 512 ** 2]],
    };
    for (const [numbers, length] of (lengths[{ W4: "W3", W5r: "W5" }[name] ?? name])()) {
      assert.equal(numbers.length, length, name);
      if (numbers instanceof Float32Array) assert.ok(numbers.every(Number.isFinite), name);
      compared++;
    }
  }
  assert.equal(compared, 4 + 8 + 6 + 2);
});

test("text goes on from each target to the next input, within the alphabet", () => {
  const { batches, vocab } = dataOf("W5");
  assert.equal(batches[0].y.at(-1), batches[1].x[0]);
  assert.deepEqual(batches[3].y.slice(0, -1), batches[3].x.slice(1));
  assert.ok(batches.every(({ x }) => x.every((id) => id >= 0 && id < vocab)));
});

test("digits are drawn of each class, inside their picture", () => {
  const { trainX, trainY } = dataOf("W3"), count = new Array(10).fill(0);
  trainY.forEach((label, i) => {
    count[label]++;
    const ink = trainX.subarray(784 * i, 784 * (i + 1)).reduce((sum, pixel) => sum + pixel, 0);
    assert.ok(ink > 20 && ink < 400, `digit ${i}, a ${label}, has ${ink} of ink`);
  });
  assert.ok(Math.min(...count) > 700, String(count));
});

test("the middle of figures", () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 2, 3]), 2.5);
});
