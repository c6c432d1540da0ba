import assert from "node:assert/strict";
import test from "node:test";
import { Unreadable } from "../../state/field";
import { noDrawing, readDrawing, writeDrawing } from "./drawing";

test("a drawing comes back as it was, strokes, places and pressures", () => {
  const drawing = { points: Float32Array.of(0, 0.5, 0.5, 1, 0.25, 1, -0.4, 1.7, 0, 0.1, 0.2, 0.3), ends: Int32Array.of(2, 3, 4) };
  const read = readDrawing(writeDrawing(drawing));
  assert.deepEqual([...read.ends], [2, 3, 4]);
  assert.equal(read.points.length === 12 && read.points.every((value, i) => Math.abs(value - drawing.points[i]!) < 1e-4), true);
  assert.deepEqual([writeDrawing(noDrawing), readDrawing("")], ["", noDrawing]);
});

test("what is no drawing is refused", () => {
  for (const text of [" ", "AAAA", "%", "AAAAAAAA "]) assert.throws(() => readDrawing(text), (error) => error instanceof Unreadable, text);
});
