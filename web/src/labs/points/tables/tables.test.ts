import assert from "node:assert/strict";
import test from "node:test";
import type { Table } from "../../../api";
import { axesOf, pointsOfTable } from "./points-of-table";

const table = (rows: number[][], targets: number[], more: Partial<Table>): Table => ({
  features: ["a", "b"], target: "c", left: [], classes: undefined, bad: [], badCount: 0,
  x: Float32Array.from(rows.flat()), y: Float32Array.from(targets), ...more,
});

test("columns that fit stay, others are stretched and named", () => {
  const { points, notes } = pointsOfTable(table([[1, 10], [2, 30], [-3, 20]], [0.5, -0.5, 0], {}), [0, 1]);
  assert.deepEqual([...points.x].map((x) => Math.round(100 * x) / 100), [1, 2, -3]);
  assert.deepEqual([...points.y].map((y) => Math.round(100 * y) / 100), [-5.4, 5.4, 0]);
  assert.deepEqual([...points.target].map((v) => Math.round(100 * v) / 100), [0.5, -0.5, 0]);
  assert.deepEqual(notes, [{ kind: "scaled", column: "b", from: 10, to: 30 }]);
});

test("a column of one value lies in the middle, and numbers to learn are stretched to -1 and 1", () => {
  const { points } = pointsOfTable(table([[100, 0], [100, 1]], [20, 40], {}), [0, 1]);
  assert.deepEqual([...points.x].map((x) => Math.round(100 * x) / 100), [0, 0]);
  assert.deepEqual([...points.target], [-1, 1]);
});

test("of more than eight classes the most frequent are kept, in their order", () => {
  const classes = Array.from({ length: 10 }, (_, i) => `k${i}`);
  const labels = [...classes.keys()].flatMap((i) => (i === 3 || i === 7 ? [i] : [i, i]));
  const made = pointsOfTable(table(labels.map(() => [0, 0]), labels, { classes }), [0, 1]);
  assert.deepEqual(made.classNames, ["k0", "k1", "k2", "k4", "k5", "k6", "k8", "k9"]);
  assert.equal(Math.max(...made.points.target), 7);
  assert.deepEqual(made.notes, [{ kind: "classes-left", count: 2, points: 2 }]);
});

test("numbers are no names of classes: they are their numbers, from 0 or 1 on", () => {
  for (const [classes, targets] of [[["3", "7"], [2, 6]], [["0", "7"], [0, 7]], [["0", "8"], [0, 1]], [["-1", "1"], [0, 1]]] as const) {
    const { classNames, points } = pointsOfTable(table([[0, 0], [1, 1]], [0, 1], { classes: [...classes] }), [0, 1]);
    assert.deepEqual([classNames, [...points.target]], [[], [...targets]]);
  }
});

test("columns that are named as coordinates are drawn", () => {
  assert.deepEqual(axesOf(["size", "Y", "x"]), [2, 1]);
  assert.deepEqual(axesOf(["x2", "x1", "x3"]), [1, 0]);
  assert.deepEqual(axesOf(["a", "b", "c"]), [0, 1]);
});
