import assert from "node:assert/strict";
import test from "node:test";
import { someOf } from "./batch-step";

test("of many examples some are taken, of each class that follows the others in turn", () => {
  const [count, classes, width, most] = [3000, 10, 2, 500];
  const y = Int32Array.from({ length: count }, (_, i) => i % classes);
  const x = Float32Array.from({ length: count * width }, (_, i) => Math.floor(i / width));
  const lengths = Int32Array.from({ length: count }, (_, i) => i);
  const some = someOf({ x, y, shape: [count, width], lengths }, most);
  assert.deepEqual([some.y.length, some.x.length, some.shape, some.lengths!.length], [500, 1000, [500, 2], 500]);
  assert.equal(new Set(some.y).size, classes);
  for (let i = 0; i < some.y.length; i++) {
    const from = some.x[i * width]!;
    assert.deepEqual([some.y[i], some.x[i * width + 1], some.lengths![i]], [from % classes, from, from]);
  }
});

test("of few examples all are taken as they are", () => {
  const examples = { x: new Float32Array(6), y: new Int32Array(3), shape: undefined, lengths: undefined };
  assert.deepEqual(someOf(examples, 3), examples);
  assert.equal(someOf(examples, Infinity).x, examples.x);
});
