import assert from "node:assert/strict";
import test from "node:test";
import { flagsOf, goesOn } from "./painted-marks";
import type { PaintedPoints } from "./points-painter";

const points: PaintedPoints = { count: 3, kind: "classes", x: [0, 1, 2], y: [0, 1, 2], target: [0, 1, 0] };

test("marks say which points are wrong, and which selected", () => {
  assert.deepEqual(flagsOf(points), new Uint8Array(3));
  assert.deepEqual(flagsOf({ ...points, wrong: [1, 0, 1] }), Uint8Array.of(2, 0, 2));
  assert.deepEqual(flagsOf({ ...points, selected: [0, 1, 1] }), Uint8Array.of(0, 4, 4));
  assert.deepEqual(flagsOf({ ...points, wrong: [1, 0, 1], selected: [0, 1, 1] }), Uint8Array.of(2, 4, 6));
});

test("marks go on while none came or went", () => {
  const before = Uint8Array.of(2, 0);
  const cases: [marks: number[], goes: boolean][] = [
    [[2, 0], true], [[2, 0, 0], true], [[2, 0, 2], false], [[0, 0], false], [[2, 2], false], [[6, 0], false], [[2], false], [[], false],
  ];
  for (const [marks, goes] of cases) assert.equal(goesOn(Uint8Array.from(marks), before), goes, marks.join(" "));
  assert.equal(cases.length, 8);
});
