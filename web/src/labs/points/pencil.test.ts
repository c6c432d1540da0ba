import assert from "node:assert/strict";
import test from "node:test";
import { initialValues } from "../../state/field";
import { Store } from "../../state/store";
import { DataSource } from "./data-source";
import { Pencil } from "./pencil";
import { addPoints, noPoints } from "./points";
import { pointsTable } from "./table";

/** Points of a data set at (0..n, 4), of class 0..n, and drawn ones at (0..m, 0), all shown as numbers. */
async function open(set: number, drawn: readonly number[]) {
  const made = { x: Float32Array.from({ length: 2 * set }, (_, i) => (i % 2 === 0 ? i / 2 : 4)), y: Int32Array.from({ length: set }, (_, i) => i) };
  const source = new DataSource(() => Promise.resolve(made));
  const points = addPoints(noPoints(), drawn.map((target, i) => ({ x: i, y: 0, target })));
  const store = new Store(pointsTable, { ...initialValues(pointsTable), data: set > 0 ? "gaussians" as const : "none" as const, classes: 4, kind: "values" as const, points });
  await source.refresh(store.values);
  const lying = () => source.shown(store.values);
  const pencil = new Pencil(store, lying, () => { throw new Error("there is room"); });
  const at = (x: number, y: number, erase = false): void => {
    pencil.begin({ x, y }, erase);
    pencil.end();
  };
  return { at, targets: () => [...lying().points.target].map((target) => Number(target.toFixed(2))) };
}

test("a point that is drawn among classes shown as numbers changes no other", async () => {
  const { at, targets } = await open(4, [1, 1]);
  assert.deepEqual(targets(), [-1, -0.33, 0.33, 1, -0.33, -0.33]);
  at(-3, -3);
  assert.deepEqual(targets().slice(0, 6), [-1, -0.33, 0.33, 1, -0.33, -0.33]);
  assert.equal(targets().length, 7);
});

test("a point that is erased among them changes no other, drawn or of the set", async () => {
  const own = await open(0, [0, 1, 2]);
  assert.deepEqual(own.targets(), [-1, 0, 1]);
  own.at(2, 0, true);
  assert.deepEqual(own.targets(), [-1, 0]);
  const set = await open(4, [1]);
  set.at(3, 4, true);
  assert.deepEqual(set.targets(), [-1, -0.33, 0.33, -0.33]);
});
