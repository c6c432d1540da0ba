import assert from "node:assert/strict";
import test from "node:test";
import { crc32, withPlaceOf } from "./moved-place";
import { placeOf } from "./saved-place";

function saved(steps: bigint, epochs: number, rest: readonly [epoch: bigint, position: bigint, length: bigint], specBytes = 3): Uint8Array {
  const view = new DataView(new ArrayBuffer(100));
  view.setUint32(12, specBytes, true);
  const at = 16 + specBytes;
  for (const [i, value] of [steps, 14n, 0n, ...rest].entries()) view.setBigUint64(at + 8 * i, value, true);
  view.setFloat64(at + 16, epochs, true);
  return new Uint8Array(view.buffer);
}

test("the place of another goes over, the steps stay, and the checksum fits", () => {
  const moved = withPlaceOf(saved(8n, 3, [0n, 1n, 1n]), saved(7n, 1.5, [2n, 3n, 4n], 5));
  assert.deepEqual(placeOf(moved), { steps: 8, epochs: 1.5 + 2 + 3 / 4 });
  assert.equal(new DataView(moved.buffer).getUint32(96, true), crc32(moved.subarray(0, 96)));
});

test("the checksum is that of IEEE 802.3", () => {
  assert.equal(crc32(new TextEncoder().encode("123456789")), 0xcbf43926);
});
