/** What several networks say at places in a row. */
export interface Band {
  /** Ascending. */
  readonly x: Float32Array;
  readonly mean: Float32Array;
  readonly low: Float32Array;
  readonly high: Float32Array;
  readonly members: readonly Float32Array[];
  /** 1 where nothing was drawn, so that the answer is a guess. */
  readonly beyond: Uint8Array;
}

/**
 * What several networks expect together: the mixture of theirs, whose mean is the mean of their means and whose variance is
 * the mean of their variances plus the variance of their means (n - 1), after B. Lakshminarayanan, A. Pritzel and C. Blundell
 * (2017), section 2.4. The band is two standard deviations to either side.
 */
export function mixtureOf(x: Float32Array, parts: readonly { readonly line: Float32Array; readonly mean: Float32Array; readonly variance: Float32Array }[], beyondFrom: number): Band {
  const n = parts.length;
  const mean = x.map((_, i) => parts.reduce((sum, part) => sum + part.mean[i]!, 0) / n);
  const half = x.map((_, i) => {
    const within = parts.reduce((sum, part) => sum + part.variance[i]!, 0) / n;
    const between = n > 1 ? parts.reduce((sum, part) => sum + (part.mean[i]! - mean[i]!) ** 2, 0) / (n - 1) : 0;
    return 2 * Math.sqrt(within + between);
  });
  return {
    x, mean, members: parts.map(({ line }) => line),
    low: mean.map((centre, i) => centre - half[i]!), high: mean.map((centre, i) => centre + half[i]!),
    beyond: Uint8Array.from(x, (_, i) => (i < beyondFrom ? 0 : 1)),
  };
}

/** Where answers have no drawing near. */
export interface Beyond {
  /** How far each place lies from the drawing. */
  readonly distances: Float32Array;
  /** Up to there an answer counts as drawn. */
  readonly near: number;
  /** How steep the drawing is: so much it could turn either way with each unit of distance. */
  readonly steepness: number;
  /** No band is wider to either side than that. */
  readonly most: number;
}

/**
 * The mean of the networks and two of their standard deviations (n - 1) to either side, after B. Lakshminarayanan,
 * A. Pritzel and C. Blundell (2017), Simple and Scalable Predictive Uncertainty Estimation using Deep Ensembles. Networks
 * that were trained alike may agree far from everything they saw; so beyond the drawing the band grows by what the
 * drawing's own steepness would allow.
 */
export function bandOf(x: Float32Array, members: readonly Float32Array[], beyond: Beyond | undefined): Band {
  const mean = new Float32Array(x.length);
  const low = new Float32Array(x.length);
  const high = new Float32Array(x.length);
  const far = new Uint8Array(x.length);
  const n = members.length;
  for (let i = 0; i < x.length; i++) {
    const centre = members.reduce((sum, each) => sum + each[i]!, 0) / n;
    const squares = members.reduce((sum, each) => sum + (each[i]! - centre) ** 2, 0);
    let half = n > 1 ? 2 * Math.sqrt(squares / (n - 1)) : 0;
    if (beyond !== undefined && beyond.distances[i]! > beyond.near) {
      far[i] = 1;
      half = Math.min(beyond.most, half + (beyond.distances[i]! - beyond.near) * beyond.steepness);
    }
    mean[i] = centre;
    low[i] = centre - half;
    high[i] = centre + half;
  }
  return { x, mean, low, high, members, beyond: far };
}
