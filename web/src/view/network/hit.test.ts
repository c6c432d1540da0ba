import assert from "node:assert/strict";
import test from "node:test";
import { riseAt, targetAt } from "./hit";
import { layOut } from "./layout";
import type { NetworkColumn, NetworkTarget } from "./model";

const columns: NetworkColumn[] = [
  { title: "in", units: [{ label: "x1" }, { label: "x2", unused: true }, { label: "x3" }] },
  { title: "hidden", units: [{ label: "1" }, { label: "2" }], weights: [1, 2, 3, 4] },
];
const layout = layOut({ columns, width: 400, height: 300, left: 40, right: 24, leastPitch: 68 });
const half = layout.side / 2;
const at = (x: number, y: number): NetworkTarget | null => targetAt(x, y, columns, layout);

test("an edge's curve rises from 0 to 1, half at the middle", () => {
  assert(Math.abs(riseAt(0)) < 1e-6);
  assert(Math.abs(riseAt(0.5) - 0.5) < 1e-6);
  assert(Math.abs(riseAt(1) - 1) < 1e-6);
  // The cubic of the canvas at t = 0.3.
  const t = 0.3;
  const x = 3 * (1 - t) ** 2 * t * 0.5 + 3 * (1 - t) * t * t * 0.5 + t ** 3;
  assert(Math.abs(riseAt(x) - (3 * (1 - t) * t * t + t ** 3)) < 1e-6);
});

test("every unit is found at its middle", () => {
  for (const [column, { units }] of columns.entries())
    for (const unit of units.keys())
      assert.deepEqual(at(layout.x[column]! + half, layout.y[column]![unit]! + half), { kind: "unit", column, unit });
});

test("every edge is found on its curve, by the number of its input among those in use", () => {
  const [x0, x1] = [layout.x[0]! + layout.side, layout.x[1]!];
  let edges = 0;
  for (const [from, unit] of [0, 2].entries())
    for (const to of [0, 1])
      for (const share of [0.3, 0.75]) {
        edges++;
        const [start, end] = [layout.y[0]![unit]! + half, layout.y[1]![to]! + half];
        assert.deepEqual(at(x0 + share * (x1 - x0), start + (end - start) * riseAt(share)), { kind: "edge", column: 1, to, from });
      }
  assert.equal(edges, 8);
});

test("nothing is found beside an unused unit, above everything or outside", () => {
  assert.equal(at(layout.x[0]! + layout.side + 2, layout.y[0]![1]! + half), null);
  assert.equal(at(layout.x[0]! + half, 1), null);
  assert.equal(at(layout.x[1]! + layout.side + 5, layout.y[1]![0]! + half), null);
  assert.equal(at(2, 100), null);
});
