import assert from "node:assert/strict";
import test from "node:test";
import { addPoints, noPoints } from "./points";
import { testMembership } from "./split";

const grid = Array.from({ length: 2000 }, (_, i) => ({ x: -5 + (i % 50) * 0.2, y: -5 + Math.floor(i / 50) * 0.25, target: 0 }));
const points = addPoints(noPoints(), grid);
const held = (share: number, seed: number): number[] => [...points.x.keys()].filter(testMembership(points, share, seed));

test("about the share is held back, none of nothing", () => {
  assert.equal(held(0, 1).length, 0);
  for (const share of [0.1, 0.3, 0.5, 0.9]) assert(Math.abs(held(share, 1).length / 2000 - share) < 0.04, `${share}`);
});

test("a larger share keeps those that were held, another seed holds others", () => {
  const some = held(0.2, 1);
  const more = new Set(held(0.4, 1));
  assert(some.every((i) => more.has(i)));
  assert.notEqual(held(0.2, 2).join(), some.join());
});

test("neighbours are independent: no stripe of the grid is held back whole or not at all", () => {
  const columns = Array.from({ length: 50 }, (_, c) => held(0.5, 3).filter((i) => i % 50 === c).length);
  assert(Math.min(...columns) > 8 && Math.max(...columns) < 32, columns.join());
});

test("of tiny data every class is trained on, and two are tested where two can be", () => {
  let runs = 0;
  for (let seed = 0; seed < 200; seed++) {
    for (const sizes of [[2, 2], [3, 1], [5, 5, 5], [4, 1, 1], [20, 2], [2, 2, 2, 2, 2, 2, 2, 2]]) {
      const small = addPoints(noPoints(), sizes.flatMap((size, target) => Array.from({ length: size }, (_, i) => ({ x: target - 3 + i / 9, y: 5 * Math.sin(seed + i + target), target }))));
      for (const share of [0.1, 0.5, 0.9]) {
        runs++;
        const isTest = testMembership(small, share, seed);
        const sides = sizes.map((_, target) => [true, false].map((side) => [...small.x.keys()].filter((i) => small.target[i] === target && isTest(i) === side).length));
        const about = `sizes ${sizes.join()}, share ${share}, seed ${seed}: ${sides.join(" | ")}`;
        assert(sides.every(([, trained]) => trained! > 0), about);
        const able = sizes.filter((size) => size > 1).length;
        assert(sides.filter(([tested]) => tested! > 0).length >= Math.min(2, able), about);
      }
    }
  }
  assert.equal(runs, 3600);
});

test("a point that is added or erased moves hardly another", () => {
  const before = testMembership(points, 0.3, 4);
  const more = testMembership(addPoints(points, [{ x: 0.123, y: 5.9, target: 0 }, { x: 3, y: 5.9, target: 1 }]), 0.3, 4);
  assert.deepEqual([...points.x.keys()].map(more), [...points.x.keys()].map(before));
});
