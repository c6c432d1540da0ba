import assert from "node:assert/strict";
import test from "node:test";
import { crc32, withPlaceOf } from "./moved-place";
import { savedBytes } from "./saved-bytes";
import { placeOf } from "./saved-place";

test("the place of another goes over, the steps stay, and the checksum fits", () => {
  const moved = withPlaceOf(savedBytes(8n, 3, [0n, 1n, 1n]), savedBytes(7n, 1.5, [2n, 3n, 4n], 5));
  assert.deepEqual(placeOf(moved), { steps: 8, epochs: 1.5 + 2 + 3 / 4 });
  assert.equal(new DataView(moved.buffer).getUint32(96, true), crc32(moved.subarray(0, 96)));
});

test("the checksum is that of IEEE 802.3", () => {
  assert.equal(crc32(new TextEncoder().encode("123456789")), 0xcbf43926);
});
