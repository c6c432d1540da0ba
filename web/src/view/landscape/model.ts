/** The way that training took, as far as a plane shows it. */
export interface LandscapePath {
  readonly places: readonly (readonly [a: number, b: number])[];
  /** Of each place; undefined: now. */
  readonly epochs: readonly (number | undefined)[];
}

/** Levels of contours through logarithms of losses: a handful, evenly apart. */
export function levelsBetween(low: number, high: number, count: number): number[] {
  return high > low ? Array.from({ length: count }, (_, i) => low + ((i + 1) * (high - low)) / (count + 1)) : [];
}

/** log10 of losses, what is not finite or not above zero at the ends of what is. */
export function logarithms(values: ArrayLike<number>): { readonly values: Float64Array; readonly low: number; readonly high: number } {
  const logs = Float64Array.from(values, (value) => (value > 0 && Number.isFinite(value) ? Math.log10(value) : Number.NaN));
  const there = logs.filter((value) => !Number.isNaN(value));
  const [low, high] = there.length === 0 ? [0, 0] : [there.reduce((a, b) => Math.min(a, b)), there.reduce((a, b) => Math.max(a, b))];
  return { values: logs.map((value, i) => (Number.isNaN(value) ? (values[i]! <= 0 ? low : high) : value)), low, high };
}
