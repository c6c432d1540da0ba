import type { Normalisation } from "./formulas/normalisation";
import type { LensParameter } from "./model";

/** A traced layer that normalises: a batch-norm each channel over the batch, a layer-norm all features of one example. */
export interface Normalising {
  readonly type: string;
  readonly constant: number;
  /** Every example's numbers, [N, size], and the loss's gradient by what they became. */
  readonly all: { readonly x: Float32Array; readonly dy: Float32Array };
  /** What the first example's numbers became. */
  readonly y: ArrayLike<number>;
  readonly parameters: Readonly<Record<string, LensParameter | undefined>>;
}

/** What number `index` of the first example is normalised with; y and dx are what the engine made of it. */
export function normalisationOf({ type, constant, all, parameters }: Normalising, examples: number, index: number, y: number, dx: number): Normalisation {
  const size = all.x.length / examples;
  const [gamma, beta] = [parameters["gamma"]!, parameters["beta"]!];
  const channels = gamma.value.length;
  const places = size / channels;
  const channel = Math.floor(index / places);
  const common = { epsilon: constant, name: String(index + 1), y, dx, gamma, beta };
  if (type === "layer-norm") {
    const first = (values: Float32Array): number[] => Array.from(values.subarray(0, size));
    return { ...common, values: first(all.x), gradients: first(all.dy), scales: Array.from(gamma.value), shifts: Array.from(beta.value), at: index, over: "i", parameter: index };
  }
  const own = (values: Float32Array): number[] => Array.from({ length: examples * places }, (_, i) => values[Math.floor(i / places) * size + channel * places + (i % places)]!);
  const values = own(all.x);
  return {
    ...common, values, gradients: own(all.dy), scales: values.map(() => gamma.value[channel]!), shifts: values.map(() => beta.value[channel]!),
    at: index % places, over: places > 1 ? "n,y,x" : "n", parameter: channel,
  };
}
