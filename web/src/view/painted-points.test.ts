import assert from "node:assert/strict";
import test from "node:test";
import { PaintedBefore } from "./painted-points";
import type { PaintedPoints } from "./points-painter";

const first: PaintedPoints = { count: 2, kind: "classes", x: [0.1, 2], y: [3, 4], target: [0, 1] };

test("points that follow those painted before need no more than themselves", () => {
  const before = new PaintedBefore();
  assert.equal(before.unchanged(first), 0);
  before.keep(first);
  assert.equal(before.unchanged(first), 2);
  assert.equal(before.unchanged({ ...first, count: 3, x: [0.1, 2, 9], y: [3, 4, 9], target: [0, 1, 1] }), 2);
  assert.equal(before.unchanged({ ...first, test: [0, 0] }), 2);
  assert.equal(before.unchanged({ ...first, wrong: [1, 0], selected: [0, 1] }), 2, "marks lie above");
});

test("any other change needs all", () => {
  const changes: Partial<PaintedPoints>[] = [
    { count: 1 }, { kind: "values" }, { x: [0.2, 2] }, { y: [3, 5] }, { target: [1, 1] }, { test: [0, 1] },
  ];
  for (const change of changes) {
    const before = new PaintedBefore();
    before.keep(first);
    assert.equal(before.unchanged({ ...first, ...change }), 0, JSON.stringify(change));
  }
  const forgotten = new PaintedBefore();
  forgotten.keep(first);
  forgotten.forget();
  assert.equal(forgotten.unchanged(first), 0);
});

test("more points than before are kept whole, and fewer too", () => {
  const before = new PaintedBefore();
  const many = { count: 1000, kind: "classes", x: Float32Array.from({ length: 1000 }, (_, i) => i), y: new Float32Array(1000), target: new Float32Array(1000) } as const;
  before.keep(first);
  before.keep(many);
  assert.equal(before.unchanged(many), 1000);
  before.keep(first);
  assert.equal(before.unchanged(first), 2);
});
