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
