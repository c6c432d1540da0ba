import assert from "node:assert/strict";
import test from "node:test";
import { placeOf } from "./saved-place";

function saved(steps: bigint, epochs: number, rest: readonly [epoch: bigint, position: bigint, length: bigint], specBytes = 3): Uint8Array {
  const view = new DataView(new ArrayBuffer(100));
  view.setUint32(12, specBytes, true);
  const at = 16 + specBytes;
  for (const [i, value] of [steps, 14n, 0n, ...rest].entries()) view.setBigUint64(at + 8 * i, value, true);
  view.setFloat64(at + 16, epochs, true);
  return new Uint8Array(view.buffer);
}

test("bytes of a saved model say where it stands", () => {
  assert.deepEqual(placeOf(saved(7n, 1.5, [2n, 3n, 4n])), { steps: 7, epochs: 1.5 + 2 + 3 / 4 });
  assert.deepEqual(placeOf(saved(7n, 1.5, [0n, 0n, 0n])), { steps: 7, epochs: 1.5 });
});
