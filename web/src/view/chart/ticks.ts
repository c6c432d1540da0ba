/** Round numbers, 1, 2 or 5 times a power of ten apart, from `low` to `high`: `most` of them at most, for most >= 2. */
export function linearTicks(low: number, high: number, most: number): number[] {
  if (!(high > low)) return [low];
  const rough = (high - low) / Math.max(1, most - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  for (const factor of [1, 2, 5, 10, 20]) {
    const step = factor * power;
    const first = Math.ceil(low / step - 1e-9);
    const last = Math.floor(high / step + 1e-9);
    // Multiplied, not summed, and rounded to the step's digits: 0.3, not 0.30000000000000004.
    if (last - first + 1 <= most) return range(first, last).map((i) => Number((i * step).toPrecision(12)));
  }
  return [low];
}

/**
 * Ticks of a logarithmic axis from `low` to `high`, both above 0: powers of ten, every second or third of them where
 * they are many, and 2 and 5 times them where they are few. Between two neighbours of these, plain round numbers.
 */
export function logarithmicTicks(low: number, high: number, most: number): number[] {
  if (!(high > low)) return [low];
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const decades = last - first + 1;
  if (decades >= 2 && decades * 3 > most) {
    const every = Math.ceil(decades / most);
    return range(first, last).filter((exponent) => exponent % every === 0).map((exponent) => Number(`1e${exponent}`));
  }
  const within = (value: number): boolean => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9);
  const some = range(first - 1, last).flatMap((exponent) => [1, 2, 5].map((factor) => Number(`${factor}e${exponent}`))).filter(within);
  return some.length >= 2 ? some : linearTicks(low, high, most);
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
