import assert from "node:assert/strict";
import test from "node:test";
import { shapeNames, shapeOutline } from "./shapes";

test("eight shapes, all different, each within its box; the ninth is the first", () => {
  const outlines = shapeNames.map((_, i) => shapeOutline(i));
  assert.equal(new Set(outlines).size, 8);
  assert.equal(shapeOutline(8), outlines[0]);
  for (const outline of outlines) {
    const numbers = outline.match(/-?\d+(\.\d+)?/g)!.map(Number);
    assert(numbers.length >= 6);
    for (const number of numbers) assert(Math.abs(number) <= 1.4, outline);
    assert.match(outline, /^M.*Z$/);
  }
});
