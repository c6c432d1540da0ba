import assert from "node:assert/strict";
import test from "node:test";
import { startCollection } from "./collection";
import { examplesOf, pixels } from "./examples";
import { mnistDigits, NoMnist, unpackMnist } from "./mnist";

function packed(learnt: number, tested: number, labels: readonly number[], grey: number): ArrayBuffer {
  const bytes = new Uint8Array(8 + labels.length * (1 + pixels)).fill(grey);
  new DataView(bytes.buffer).setUint32(0, learnt, true);
  new DataView(bytes.buffer).setUint32(4, tested, true);
  bytes.set(labels, 8);
  return bytes.buffer;
}

test("what is packed to test on is held back, and nothing else", () => {
  const digits = unpackMnist(packed(10, 3, [5, 0, 4, 1, 9, 2, 1, 3, 1, 4, 7, 2, 1], 51));
  assert.equal(digits.pictures.length, 13 * pixels);
  assert(digits.pictures.every((ink) => ink === Math.fround(51 / 255)));
  const { train, test: held } = examplesOf(startCollection(), digits);
  assert.deepEqual([...train.y], [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]);
  assert.deepEqual([...held.y], [7, 2, 1]);
});

test("a file of another length is refused", () => {
  assert.throws(() => unpackMnist(new ArrayBuffer(3)));
  assert.throws(() => unpackMnist(packed(2, 2, [1, 2, 3], 0)));
});

test("without the site's file MNIST is said to be missing", async () => {
  await assert.rejects(() => mnistDigits(() => undefined), (error) => error instanceof NoMnist && error.fault === "missing");
});
