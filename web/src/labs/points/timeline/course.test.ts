import assert from "node:assert/strict";
import test from "node:test";
import { History } from "../../../view/chart/history";
import { historyUpTo, momentAt } from "./course";

const course = new History();
for (const epochs of [1, 2, 3]) course.push({ epochs, loss: 1 / epochs, accuracy: 0.5 });

test("figures of a moment are the last that are not later, and the first before any", () => {
  assert.deepEqual(momentAt(course, 2.5), { epochs: 2.5, loss: 0.5, accuracy: 0.5 });
  assert.deepEqual(momentAt(course, 0), { epochs: 0, loss: 1, accuracy: 0.5 });
  assert.equal(momentAt(new History(), 2), undefined);
});

test("a course up to a moment is a copy that ends there", () => {
  const copy = historyUpTo(course, 2);
  copy.push({ epochs: 2.5, loss: 9 });
  assert.deepEqual([...copy.epochs], [1, 2, 2.5]);
  assert.deepEqual([...course.epochs], [1, 2, 3]);
  assert.equal(Number.isNaN(copy.column("testLoss")[0]), true);
});
