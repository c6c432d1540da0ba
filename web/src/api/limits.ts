import { BackdrawError } from "./error";

/** The most that the typed arrays of one call may hold, as the engine checks again. */
const maxBytes = 512 * 2 ** 20;

/** Refuses before anything is copied. */
export function checkBytes(path: string, arrays: readonly (ArrayBufferView | undefined)[]): void {
  const bytes = arrays.reduce((sum, array) => sum + (array?.byteLength ?? 0), 0);
  if (bytes > maxBytes) {
    throw new BackdrawError("too-large", path, `${path} ${bytes === 1 ? "has" : "have"} ${bytes} bytes, the limit is ${maxBytes} in one call`);
  }
}
