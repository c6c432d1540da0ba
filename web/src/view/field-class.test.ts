import assert from "node:assert/strict";
import test from "node:test";
import { cellClass } from "./field-class";
import type { Field, FieldMeaning } from "./field";

const row = (values: number[], channels = 1): Field => ({ width: values.length / channels, height: 1, channels, values });
const classes = (field: Field, meaning: FieldMeaning): number[] => Array.from({ length: field.width }, (_, cell) => cellClass(field, meaning, cell));

test("one channel parts two classes at its border, which itself is of the first", () => {
  assert.deepEqual(classes(row([0, 0.5, 0.6, 1]), { kind: "probability" }), [0, 0, 1, 1]);
  assert.deepEqual(classes(row([-1, 0, 0.1]), { kind: "score" }), [0, 0, 1]);
  assert.deepEqual(classes(row([-1, 0.1]), { kind: "numbers" }), [0, 1]);
  assert.deepEqual(classes(row([0.4, 0.6]), { kind: "numbers", centre: 0.5 }), [0, 1]);
});

test("of several channels the first of the largest wins", () => {
  assert.deepEqual(classes(row([0.2, 0.5, 0.3, 0.4, 0.4, 0.2, 0, 0, 1], 3), { kind: "classes" }), [1, 0, 2]);
});
