import assert from "node:assert/strict";
import test from "node:test";
import { beginStroke, brushSpacing, erasedTo, eraserRadius, pointsTo, sprayRadius } from "./tools";

test("the brush leaves a point at once and then one at every spacing, however fast it moves", () => {
  const slow = beginStroke("brush", 3);
  const fast = beginStroke("brush", 3);
  const way = Array.from({ length: 101 }, (_, i) => ({ x: -2 + 0.041 * i, y: 1 }));
  const slowly = way.flatMap((at) => pointsTo(slow, at));
  const atOnce = [way[0]!, way[100]!].flatMap((at) => pointsTo(fast, at));
  assert.equal(atOnce.length, 1 + Math.floor(4.1 / brushSpacing));
  assert(Math.abs(slowly.length - atOnce.length) <= 1);
  assert.deepEqual(atOnce[0], { x: -2, y: 1, target: 3 });
});

test("nothing is drawn outside the square", () => {
  const stroke = beginStroke("brush", 0);
  const drawn = [{ x: 5, y: 0 }, { x: 9, y: 0 }].flatMap((at) => pointsTo(stroke, at));
  assert(drawn.length > 1);
  assert(drawn.every(({ x }) => x <= 6));
});

test("the spray stays in its disc", () => {
  const drawn = pointsTo(beginStroke("spray", 1), { x: 1, y: 1 });
  assert(drawn.length > 0);
  for (const { x, y } of drawn) assert(Math.hypot(x - 1, y - 1) <= sprayRadius);
});

test("the eraser takes what lies along its whole way", () => {
  const stroke = beginStroke("eraser", 0);
  assert.equal(erasedTo(stroke, { x: -4, y: 0 })({ x: 0, y: 0 }), false);
  const hit = erasedTo(stroke, { x: 4, y: 0 });
  assert.deepEqual([hit({ x: 0, y: eraserRadius - 0.01 }), hit({ x: 0, y: eraserRadius + 0.01 }), hit({ x: 4 + eraserRadius + 0.01, y: 0 })], [true, false, false]);
});
