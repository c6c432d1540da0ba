import assert from "node:assert/strict";
import test from "node:test";
import { columnOf, drawLine, drawnColumns, noCurve, sameCurves, xOf } from "./curve";
import { curveOf, NoCurve, readCurve, writeCurve, writeTable } from "./curve-file";
import { readyMade, readyMadeNames } from "./ready-made";

test("a curve comes back from its files, gaps and all", () => {
  let compared = 0;
  for (const name of readyMadeNames) {
    const curve = readyMade(name);
    const back = readCurve(writeCurve(name, curve));
    assert.equal(back.name === name && !back.fitted && sameCurves(back.curve, curve), true, name);
    const rows = writeTable(curve).trim().split("\n").slice(1).map((line) => line.split(",").map(Number));
    assert.equal(sameCurves(curveOf({ x: rows.map(([x]) => x!), y: rows.map(([, y]) => y!) }).curve, curve), true, name);
    compared++;
  }
  assert.equal(compared, 5);
});

test("points in any order are joined, those of one column are averaged, and what lies beyond the plane is fitted", () => {
  const sparse = curveOf({ x: [2, -2, 0], y: [2, -2, 0] });
  assert.equal(sameCurves(sparse.curve, drawLine(noCurve(), { x: -2, y: -2 }, { x: 2, y: 2 })) && !sparse.fitted, true);
  const { curve: averaged } = curveOf({ x: [0, 0.001, 1], y: [1, 2, 1.5] });
  assert.equal(averaged[columnOf(0)], 1.5);
  const { curve: squeezed, fitted } = curveOf({ x: Array.from({ length: 1001 }, (_, i) => 1900 + i), y: Array.from({ length: 1001 }, (_, i) => 5 * i) });
  assert.equal(fitted, true);
  const drawn = drawnColumns(squeezed);
  assert.deepEqual([xOf(drawn[0]!), xOf(drawn.at(-1)!)].map((x) => Number(x.toFixed(2))), [-5.4, 5.4]);
  assert.deepEqual([squeezed[drawn[0]!], squeezed[drawn.at(-1)!]].map((y) => Math.abs(Math.abs(y!) - 2.7) < 0.02), [true, true]);
});

test("what is no curve is refused", () => {
  let refused = 0;
  for (const text of ["", "[]", "{}", '{"backdraw":"curve","version":2,"points":[[0,0],[1,1]]}', '{"backdraw":"curve","version":1,"points":[[0,0]]}', '{"backdraw":"curve","version":1,"points":[[0,0],[1,"a"]]}', '{"backdraw":"curve","version":1,"points":[[1,0],[1,2]]}', '{"backdraw":"curve","version":1,"points":[1,2]}']) {
    assert.throws(() => readCurve(text), (error) => error instanceof NoCurve, text);
    refused++;
  }
  assert.equal(refused, 8);
});
