// A small task for recurrent networks: among steps of +1 and -1 one of the first third is marked, and after the last step
// the network is to say which of the two stood there.

export const features = 2;

export interface MarkedBits {
  /** (N, T, 2): the bit, and 1 where it is marked. */
  readonly x: Float32Array;
  /** 1 where the marked bit is +1. */
  readonly y: Float32Array;
  readonly shape: readonly [examples: number, steps: number, features: number];
}

/** The same seed gives the same sequences. */
export function markedBits(examples: number, steps: number, seed: number): MarkedBits {
  const next = mulberry(seed);
  const x = new Float32Array(examples * steps * features);
  const y = new Float32Array(examples);
  for (let i = 0; i < examples; i++) {
    const marked = Math.floor((next() * steps) / 3);
    for (let t = 0; t < steps; t++) {
      const at = features * (i * steps + t);
      x[at] = next() < 0.5 ? -1 : 1;
      x[at + 1] = Number(t === marked);
    }
    y[i] = Number(x[features * (i * steps + marked)]! > 0);
  }
  return { x, y, shape: [examples, steps, features] };
}

/** Uniform numbers from 0 to 1, those of Mulberry32. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
