import assert from "node:assert/strict";
import test from "node:test";
import { layOut } from "./layout";
import { neighbour } from "./neighbour";

const columns = [5, 2, 1].map((units, i) => ({ title: String(i), units: Array.from({ length: units }, () => ({ label: "" })) }));
const layout = layOut({ columns, width: 500, height: 500, left: 40, right: 24, leastPitch: 68 });

test("arrow keys move in a column and to the nearest unit beside, and stop at the ends", () => {
  const cases: [key: string, from: [number, number], to: [number, number] | null][] = [
    ["ArrowDown", [0, 0], [0, 1]], ["ArrowDown", [0, 4], null], ["ArrowUp", [0, 0], null], ["ArrowUp", [0, 3], [0, 2]],
    ["ArrowRight", [0, 0], [1, 0]], ["ArrowRight", [0, 4], [1, 1]], ["ArrowRight", [2, 0], null], ["ArrowLeft", [2, 0], [1, 0]],
    ["ArrowLeft", [1, 1], [0, 2]], ["Home", [0, 3], [0, 0]], ["End", [0, 3], [0, 4]], ["a", [0, 0], null],
  ];
  for (const [key, [column, unit], to] of cases)
    assert.deepEqual(neighbour(key, { column, unit }, layout), to === null ? null : { column: to[0], unit: to[1] }, `${key} at ${column}, ${unit}`);
});

test("from nowhere no key leads anywhere", () => {
  for (const key of ["ArrowDown", "ArrowRight", "Home"]) assert.equal(neighbour(key, { column: 9, unit: 0 }, layout), null);
});
