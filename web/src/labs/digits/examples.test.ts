import assert from "node:assert/strict";
import test from "node:test";
import { addPicture, freshCollection } from "./collection";
import { distinct, examplesOf, pixels, teaches } from "./examples";

const picture = (ink: number): Float32Array => new Float32Array(pixels).fill(ink);

test("few drawings are learnt several times, and counted once", () => {
  const one = addPicture(addPicture(freshCollection(), 1, picture(0)), 1, picture(1));
  assert.equal(teaches(examplesOf(one, undefined)), false);
  const { train } = examplesOf(addPicture(one, 0, picture(0.6)), undefined);
  assert.equal(train.y.length, 120);
  const once = distinct(train);
  assert.deepEqual([[...once.y], once.x.length, once.x[0], once.x[pixels], once.x[2 * pixels]], [[0, 1, 1], 3 * pixels, Math.fround(0.6), 0, 1]);
  const base = { pictures: new Float32Array(4 * pixels), labels: [0, 0, 1, 1] };
  const digits = examplesOf({ ...freshCollection(), classes: ["0", "1"] }, base);
  assert.deepEqual([teaches(digits), distinct(digits.train).x === digits.train.x, digits.train.y.length], [true, true, 4]);
});
