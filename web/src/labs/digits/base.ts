/** Digits that come with the lab, as pictures of 28 by 28. */
export interface Digits {
  readonly pictures: Float32Array;
  readonly labels: readonly number[];
  /** So many come first that are to be learnt from, and the others are to test on; without it every tenth is held back. */
  readonly learnt?: number;
}
