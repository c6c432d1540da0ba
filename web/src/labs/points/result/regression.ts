import type { Answers } from "../training/answers";

/** How near predicted numbers y' come to targets y. */
export interface Regression {
  /** 1 - sum (y - y')^2 / sum (y - mean y)^2: 1 is perfect, 0 no better than always answering the mean. */
  readonly r2: number;
  /** Mean of |y - y'|. */
  readonly mae: number;
  /** Root of the mean of (y - y')^2. */
  readonly rmse: number;
}

export function regressionOf({ points: { target }, values }: Answers, indices: readonly number[]): Regression {
  const n = indices.length;
  const mean = indices.reduce((sum, i) => sum + target[i]!, 0) / n;
  let [absolute, squared, spread] = [0, 0, 0];
  for (const i of indices) {
    const off = target[i]! - values[i]!;
    absolute += Math.abs(off);
    squared += off * off;
    spread += (target[i]! - mean) ** 2;
  }
  return { r2: 1 - squared / spread, mae: absolute / n, rmse: Math.sqrt(squared / n) };
}
