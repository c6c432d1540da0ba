import assert from "node:assert/strict";
import test from "node:test";
import { isInside, outlineOf } from "./outline";

test("a straight way, and one along two sides, span a rectangle", () => {
  for (const way of [[{ x: -1, y: -2 }, { x: 3, y: 4 }], [{ x: 3, y: 4 }, { x: 3, y: -2 }, { x: -1, y: -2 }]]) {
    const outline = outlineOf(way);
    assert.equal(outline.kind, "rectangle");
    assert.deepEqual(
      [[0, 0], [2.9, 3.9], [-0.9, 3.9], [3.1, 0], [0, 4.1], [0, -2.1]].map(([x, y]) => isInside(outline, { x: x!, y: y! })),
      [true, true, true, false, false, false],
    );
  }
});

test("a winding way is a lasso, which leaves out its bays", () => {
  const outline = outlineOf([{ x: 0, y: 0 }, { x: 4, y: 0 }, { x: 4, y: 4 }, { x: 3, y: 4 }, { x: 3, y: 1 }, { x: 1, y: 1 }, { x: 1, y: 4 }, { x: 0, y: 4 }]);
  assert.equal(outline.kind, "lasso");
  assert.deepEqual([[0.5, 3], [3.5, 3], [2, 0.5], [2, 3], [5, 2]].map(([x, y]) => isInside(outline, { x: x!, y: y! })), [true, true, true, false, false]);
});

test("a way that went nowhere holds nothing", () => {
  assert.equal(isInside(outlineOf([{ x: 1, y: 1 }]), { x: 1, y: 1 }), false);
});
