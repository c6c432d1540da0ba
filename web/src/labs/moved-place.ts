import { placeAt, viewOf } from "./saved-place";

const checksumBytes = 4;

/** The same model with the place in the order of the examples that another one has, of the same network. */
export function withPlaceOf(bytes: Uint8Array, other: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  const [view, from] = [viewOf(copy), viewOf(other)];
  const [to, at] = [placeAt(view), placeAt(from)];
  for (const i of [2, 3, 4, 5]) view.setBigUint64(to + 8 * i, from.getBigUint64(at + 8 * i, true), true);
  view.setUint32(copy.length - checksumBytes, crc32(copy.subarray(0, -checksumBytes)), true);
  return copy;
}

/** CRC-32 as IEEE 802.3 has it, bit by bit. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return (crc ^ 0xffffffff) >>> 0;
}
