import assert from "node:assert/strict";
import test from "node:test";
import { boundariesOf, shownField, type Ground } from "./field-look";

const ground: Ground = { head: { kind: "classes", classes: 3 }, boundary: "confidence", hatched: false, threshold: 0.5 };
const field = { width: 2, height: 1, channels: 3, values: [0.5, 0.25, 0.25, 0, 0.75, 0.25] };
const single = { width: 1, height: 1, channels: 1, values: [0.25] };

test("confidence and classes show all outputs, the one mixed and the other hard", () => {
  assert.deepEqual(shownField(field, ground), { field, look: { meaning: { kind: "classes", hard: false }, hatched: false } });
  assert.deepEqual(shownField(field, { ...ground, boundary: "classes", hatched: true }), { field, look: { meaning: { kind: "classes", hard: true }, hatched: true } });
});

test("one output is a channel alone, from 0 to 1", () => {
  const { field: { channels, values }, look } = shownField(field, { ...ground, boundary: "output-2" });
  assert.deepEqual([channels, [...Array.from(values)], look.meaning], [1, [0.25, 0.75], { kind: "numbers", centre: 0.5, scale: 0.5 }]);
});

test("an output that the network does not have is confidence", () => {
  assert.deepEqual(shownField(field, { ...ground, boundary: "output-4" }).look.meaning, { kind: "classes", hard: false });
  assert.deepEqual(shownField(single, { ...ground, head: { kind: "classes", classes: 2 }, boundary: "output-1" }).look.meaning, { kind: "probability", hard: false });
});

test("one output means class 1 above the threshold of its loss; numbers have one look", () => {
  const two = { ...ground, head: { kind: "classes", classes: 2 } } as const;
  assert.equal(shownField(single, two).look.meaning.kind, "probability");
  assert.equal(shownField(single, { ...two, threshold: 0 }).look.meaning.kind, "score");
  assert.deepEqual(shownField(single, { ...ground, head: { kind: "values" }, boundary: "classes" }).look.meaning, { kind: "numbers" });
});

test("scores of several classes are shared out, those of one stay scores around 0", () => {
  const scores = { width: 1, height: 1, channels: 3, values: [-2, 1, 0] };
  const { field: { values }, look } = shownField(scores, { ...ground, threshold: 0 });
  assert.equal(look.meaning.kind, "classes");
  assert.deepEqual(Array.from(values, (share) => share.toFixed(3)), ["0.035", "0.705", "0.259"]);
  assert.deepEqual(shownField(scores, { ...ground, threshold: 0, boundary: "output-1" }).look.meaning, { kind: "numbers", centre: 0, scale: 1 });
});

test("choices go with the network", () => {
  assert.deepEqual([{ kind: "values" } as const, { kind: "classes", classes: 2 } as const, { kind: "classes", classes: 8 } as const].map((head) => boundariesOf(head).length), [1, 2, 10]);
});
