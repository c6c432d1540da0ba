/** Bytes of a saved model as far as its place goes, for tests: nothing but the size of its spec, and where it stands. */
export function savedBytes(steps: bigint, epochs: number, rest: readonly [epoch: bigint, position: bigint, length: bigint], specBytes = 3): Uint8Array {
  const view = new DataView(new ArrayBuffer(100));
  view.setUint32(12, specBytes, true);
  const at = 16 + specBytes;
  for (const [i, value] of [steps, 14n, 0n, ...rest].entries()) view.setBigUint64(at + 8 * i, value, true);
  view.setFloat64(at + 16, epochs, true);
  return new Uint8Array(view.buffer);
}
