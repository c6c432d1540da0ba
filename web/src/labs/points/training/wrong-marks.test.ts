import assert from "node:assert/strict";
import test from "node:test";
import { addPoints, noPoints } from "../points";
import type { Answers } from "./answers";
import { marksOf, sameMarks } from "./wrong-marks";

const points = addPoints(noPoints(), [{ x: 0, y: 0, target: 0 }, { x: 1, y: 0, target: 1 }, { x: 2, y: 0, target: 1 }]);
/** Right, wrong, right. */
const answers: Answers = { points, isTest: () => false, values: Float32Array.of(0.1, 0.2, 0.9), channels: 1, probable: true, threshold: 0.5 };

test("a point that was answered with another class is marked", () => {
  assert.deepEqual(marksOf(answers, points), { wrong: Uint8Array.of(0, 1, 0), count: 1 });
});

test("points that were added since have no mark, and those before keep theirs", () => {
  const more = addPoints(points, [{ x: 3, y: 3, target: 0 }]);
  assert.deepEqual(marksOf(answers, more), { wrong: Uint8Array.of(0, 1, 0, 0), count: 1 });
});

test("a point that moved, was erased or has another class now has no mark", () => {
  const elsewhere = addPoints(noPoints(), [{ x: 0, y: 0, target: 0 }, { x: 1, y: 1, target: 1 }]);
  const relabelled = addPoints(noPoints(), [{ x: 0, y: 0, target: 0 }, { x: 1, y: 0, target: 0 }]);
  const erased = addPoints(noPoints(), [{ x: 0, y: 0, target: 0 }]);
  for (const now of [elsewhere, relabelled, erased]) assert.equal(marksOf(answers, now).count, 0);
});

test("numbers as targets are not marked", () => {
  const values = addPoints(noPoints("values"), [{ x: 1, y: 0, target: 1 }]);
  assert.equal(marksOf({ ...answers, points: values }, values).count, 0);
});

test("marks are the same where every point's is", () => {
  const marks = marksOf(answers, points);
  assert(sameMarks(marks, marksOf(answers, points)));
  assert(sameMarks(undefined, undefined));
  assert(!sameMarks(marks, undefined));
  assert(!sameMarks(marks, { wrong: Uint8Array.of(1, 0, 0), count: 1 }));
  assert(!sameMarks(marks, { wrong: Uint8Array.of(0, 1), count: 1 }));
});
