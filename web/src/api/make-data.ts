import type { TrainerOptions } from "./types";

/** The shapes of core/data.Generate. Those of classes give labels, plane, multi-gaussian and swiss-roll one number. */
export type DataName =
  | "circle" | "xor" | "gaussians" | "spiral" | "moons" | "rings" | "checkerboard" | "blobs" | "plane" | "multi-gaussian"
  | "swiss-roll";

export interface DataRecipe {
  /** Examples, 1 to 1,000,000; 200. */
  count?: number | undefined;
  /** 2 to 8, for gaussians, spiral, rings, checkerboard and blobs; 2. */
  classes?: number | undefined;
  /** Standard deviation of normal noise added to each coordinate, 0 to 6; 0. */
  noise?: number | undefined;
  /** Probability that a label is replaced by another class, 0 to 1; 0. */
  labelNoise?: number | undefined;
  /** Share of class 0, above 0 and below 1; 0: every class alike. */
  balance?: number | undefined;
  /** The same recipe gives the same data; 1. */
  seed?: number | undefined;
}

/** Rows of x are points in [-6,6] x [-6,6], in random order. */
export interface MadeData { x: Float32Array; y: Int32Array | Float32Array }

/** Points of a named shape, made by the engine: ready for `setData`. */
export type MakeData = (name: DataName, recipe?: DataRecipe, options?: Pick<TrainerOptions, "wasmURL" | "worker" | "signal">) => Promise<MadeData>;
