import assert from "node:assert/strict";
import test from "node:test";
import { addPoints, asKind, noPoints, withTargets } from "./points";

const row = (kind: "classes" | "values", targets: number[]) => addPoints(noPoints(kind), targets.map((target, x) => ({ x, y: 0, target })));

test("classes become values that lie evenly, and those the classes again", () => {
  const values = asKind(row("classes", [0, 1, 2, 3, 4]), "values", 2);
  assert.deepEqual([...values.target], [-1, -0.5, 0, 0.5, 1]);
  assert.deepEqual([...asKind(values, "classes", 5).target], [0, 1, 2, 3, 4]);
  assert.deepEqual([...asKind(values, "classes", 2).target], [0, 0, 1, 1, 1]);
  assert.deepEqual([...asKind(row("classes", [1, 0]), "values", 2, 3).target], [0, -1]);
});

test("values given by hand keep to the range and to hundredths", () => {
  assert.deepEqual([...withTargets(row("values", [0, 1]), 7).target], [1, 1]);
  assert.deepEqual([...withTargets(row("values", [0]), 0.256).target], [Math.fround(0.26)]);
});
