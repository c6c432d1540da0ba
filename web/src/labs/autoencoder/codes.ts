// Codes are pairs of numbers, one pair after another.

/** What the plane shows of it: [xMin, yMin, xMax, yMax]. */
export type Bounds = readonly [xMin: number, yMin: number, xMax: number, yMax: number];

const outside = 0.005;
const margin = 0.08;

/** A rectangle that holds nearly all codes: a few far ones would leave no room for the others. */
export function boundsOf(codes: Float32Array): Bounds {
  const [xMin, xMax] = span(codes, 0);
  const [yMin, yMax] = span(codes, 1);
  return [xMin, yMin, xMax, yMax];
}

function span(codes: Float32Array, axis: 0 | 1): [number, number] {
  const sorted = codes.filter((_, i) => i % 2 === axis).sort();
  if (sorted.length === 0) return [-1, 1];
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))]!;
  const [low, high] = [at(outside), at(1 - outside)];
  const beside = Math.max(1e-3, (high - low) * margin);
  return [low - beside, high + beside];
}

/** The number of the code nearest to a place; undefined where there is none. */
export function nearest(codes: Float32Array, x: number, y: number): number | undefined {
  let best: number | undefined;
  let least = Infinity;
  for (let i = 0; i < codes.length; i += 2) {
    const distance = (codes[i]! - x) ** 2 + (codes[i + 1]! - y) ** 2;
    if (distance < least) [best, least] = [i / 2, distance];
  }
  return best;
}

export interface ClassSummary {
  readonly label: number;
  readonly count: number;
  readonly mean: readonly [x: number, y: number];
  /** Root mean square distance of its codes from their mean. */
  readonly spread: number;
}

/** Where each class lies; classes without examples are left out. */
export function summaries(codes: Float32Array, labels: readonly number[], classes: number): ClassSummary[] {
  return Array.from({ length: classes }, (_, label) => label).flatMap((label) => {
    const own = [...labels.keys()].filter((i) => labels[i] === label && 2 * i + 1 < codes.length);
    if (own.length === 0) return [];
    const mean = (axis: 0 | 1): number => own.reduce((sum, i) => sum + codes[2 * i + axis]!, 0) / own.length;
    const [x, y] = [mean(0), mean(1)];
    const squares = own.reduce((sum, i) => sum + (codes[2 * i]! - x) ** 2 + (codes[2 * i + 1]! - y) ** 2, 0);
    return [{ label, count: own.length, mean: [x, y], spread: Math.sqrt(squares / own.length) }];
  });
}
