// A saved model's place in its training, read and written in its bytes, which are laid out as core/model says: 12 bytes, the
// spec as a list, Steps, Examples, Epochs, Epoch, Position and Length in 8 bytes each, more, and a CRC-32 of all before.

const checksumBytes = 4;

function placeAt(view: DataView): number {
  return 16 + view.getUint32(12, true);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Steps and epochs, a fraction, since reset. */
export function placeOf(bytes: Uint8Array): { readonly steps: number; readonly epochs: number } {
  const view = viewOf(bytes);
  const at = placeAt(view);
  const whole = (i: number): number => Number(view.getBigUint64(at + 8 * i, true));
  const length = whole(5);
  return { steps: whole(0), epochs: view.getFloat64(at + 16, true) + (length === 0 ? 0 : whole(3) + whole(4) / length) };
}

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
