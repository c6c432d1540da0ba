import type { Trace, TraceLayer } from "../../api";

/** One number of all weights in a trace: the same for the same weights bit for bit, and hardly ever for others (FNV-1a, Fowler, Noll and Vo 1991, over words, folded). */
export function weightsMark({ layers }: Trace): number {
  let mark = 0x811c9dc5;
  const take = (each: readonly TraceLayer[]): void => {
    for (const { parameters, layers: inner } of each) {
      for (const { value: { data } } of Object.values(parameters)) {
        const words = new Uint32Array(data.buffer, data.byteOffset, data.length);
        for (const word of words) {
          mark = Math.imul(mark ^ word, 0x01000193);
          // A product hands no bit down: two signs that change would cancel each other out.
          mark ^= mark >>> 15;
        }
      }
      take(inner ?? []);
    }
  };
  take(layers);
  return mark;
}
