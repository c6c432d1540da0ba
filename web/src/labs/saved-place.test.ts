import assert from "node:assert/strict";
import test from "node:test";
import { savedBytes } from "./saved-bytes";
import { placeOf } from "./saved-place";

test("bytes of a saved model say where it stands", () => {
  assert.deepEqual(placeOf(savedBytes(7n, 1.5, [2n, 3n, 4n])), { steps: 7, epochs: 1.5 + 2 + 3 / 4 });
  assert.deepEqual(placeOf(savedBytes(7n, 1.5, [0n, 0n, 0n])), { steps: 7, epochs: 1.5 });
});
