import { answeredClass, confidence, type Answers } from "../training/answers";

/** Answers of about the same confidence. */
export interface Bin {
  readonly count: number;
  /** Means over them: what the network claimed, and how often it was right; NaN where there are none. */
  readonly confidence: number;
  readonly accuracy: number;
}

export interface Calibration {
  /** Of equal width over [0, 1]. */
  readonly bins: readonly Bin[];
  readonly expectedError: number;
}

/**
 * How far confidence can be believed: the answers by their confidence p (the probability of the class answered) in
 * equal bins, and the expected calibration error (Naeini, Cooper and Hauskrecht 2015; Guo et al. 2017):
 *
 *  ECE = sum over bins of count / N * |accuracy - mean confidence|
 */
export function calibrationOf(answers: Answers, indices: readonly number[], bins = 10): Calibration {
  const count = new Array<number>(bins).fill(0);
  const claimed = new Array<number>(bins).fill(0);
  const right = new Array<number>(bins).fill(0);
  for (const i of indices) {
    const p = confidence(answers, i);
    const bin = Math.min(bins - 1, Math.max(0, Math.ceil(p * bins) - 1));
    count[bin]!++;
    claimed[bin]! += p;
    right[bin]! += Number(answeredClass(answers, i) === answers.points.target[i]!);
  }
  return {
    bins: count.map((n, bin) => ({ count: n, confidence: claimed[bin]! / n, accuracy: right[bin]! / n })),
    expectedError: indices.length === 0 ? Number.NaN : count.reduce((sum, _, bin) => sum + Math.abs(right[bin]! - claimed[bin]!), 0) / indices.length,
  };
}
