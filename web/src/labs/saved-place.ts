// A saved model's place in its training, read in its bytes, which are laid out as core/model says: 12 bytes, the
// spec as a list, Steps, Examples, Epochs, Epoch, Position and Length in 8 bytes each, more, and a CRC-32 of all before.

export function placeAt(view: DataView): number {
  return 16 + view.getUint32(12, true);
}

export function viewOf(bytes: Uint8Array): DataView {
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
