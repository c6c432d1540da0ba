import assert from "node:assert/strict";
import test from "node:test";
import { bound, summarise } from "./summary";

test("few moments stay as they are", () => {
  const { group, x, mean } = summarise([0, 1, 2, 3], [[5, Number.NaN, 7, 8]], 0, 4, 4);
  assert.equal(group, 1);
  assert.deepEqual(x, [0, 1, 2, 3]);
  assert.deepEqual(mean, [[5, Number.NaN, 7, 8]]);
});

test("many are summed up by powers of two: mean, least and greatest, gaps left out", () => {
  const line = [1, 3, Number.NaN, 6, Number.NaN, Number.NaN, Infinity, 2, 9];
  const { group, x, mean, least, greatest } = summarise([0, 1, 2, 3, 4, 5, 6, 7, 8], [line], 0, 9, 5);
  assert.equal(group, 2);
  assert.deepEqual(x, [0.5, 2.5, 4.5, 6.5, 8]);
  assert.deepEqual(mean, [[2, 6, Number.NaN, 2, 9]]);
  assert.deepEqual(least, [[1, 6, Number.NaN, 2, 9]]);
  assert.deepEqual(greatest, [[3, 6, Number.NaN, 2, 9]]);
});

test("groups stay what they were as the line grows, and are never more than asked for", () => {
  const x = Array.from({ length: 5000 }, (_, i) => i / 10);
  const line = x.map((_, i) => Math.sin(i));
  for (const [from, to] of [[0, 1000], [0, 1001], [0, 5000], [777, 3999], [4990, 5000]] as const) {
    const summary = summarise(x, [line], from, to, 100);
    assert(summary.x.length <= 100 && summary.x.length >= Math.min(to - from, 40), `${from} ${to}: ${summary.x.length}`);
    assert(summary.x.every((at, i) => i === 0 || at > summary.x[i - 1]!));
  }
  const before = summarise(x, [line], 0, 1000, 100);
  const after = summarise(x, [line], 0, 1032, 100);
  const whole = Math.floor(1000 / before.group);
  assert.equal(before.group, after.group);
  assert.deepEqual(after.mean[0]!.slice(0, whole), before.mean[0]!.slice(0, whole));
});

test("the first at least as large is found, or the end", () => {
  const x = [1, 2, 2, 5];
  assert.deepEqual([0, 1, 2, 3, 5, 6].map((value) => bound(x, value, 0, 4)), [0, 0, 1, 3, 3, 4]);
});
