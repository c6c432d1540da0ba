import assert from "node:assert/strict";
import test from "node:test";
import { Unreadable } from "../../state/field";
import { columnOf, columns, distances, drawLine, drawnColumns, eraseLine, noCurve, sameCurves, steepness, xOf } from "./curve";
import { decodeCurve, encodeCurve } from "./curve-code";

test("a line fills the columns between, whichever way it is drawn, and an eraser empties them", () => {
  const there = drawLine(noCurve(), { x: -1, y: -2 }, { x: 1, y: 2 });
  const back = drawLine(noCurve(), { x: 1, y: 2 }, { x: -1, y: -2 });
  assert.equal(sameCurves(there, back), true);
  assert.equal(drawnColumns(there).length, 41);
  assert.equal(there[columnOf(0)], 0);
  assert.equal(Math.abs(steepness(there) - 2) < 1e-3, true);
  const erased = eraseLine(there, { x: 0, y: 0 }, { x: 0, y: 0 });
  assert.equal(drawnColumns(erased).length, 34);
  assert.equal(drawnColumns(there).length, 41);
});

test("distances run from the nearest column that is drawn", () => {
  const far = distances(drawLine(noCurve(), { x: -1, y: 0 }, { x: 1, y: 0 }));
  for (const [x, want] of [[-6, 5], [-1, 0], [0, 0], [1.5, 0.5], [6, 5]] as const) assert.equal(Math.abs(far[columnOf(x)]! - want) < 1e-5, true, `at ${x}`);
  assert.equal(distances(noCurve())[0], Infinity);
});

test("a curve comes back from its text, and no text else is taken", () => {
  const curve = drawLine(drawLine(noCurve(), { x: -6, y: -3 }, { x: -2, y: 3 }), { x: 4, y: 0.1234 }, { x: 6, y: 7 });
  assert.equal(sameCurves(decodeCurve(encodeCurve(curve)), curve), true);
  assert.equal(encodeCurve(noCurve()), "");
  assert.equal(xOf(columns - 1), 6);
  for (const text of ["AA", "AQ", "AfUC", "AQAB__8", "!"]) {
    if (text === "AQ") assert.equal(drawnColumns(decodeCurve(text)).length, 0);
    else assert.throws(() => decodeCurve(text), (error) => error instanceof Unreadable, text);
  }
});
