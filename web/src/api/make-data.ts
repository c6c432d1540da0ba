import { atLeast, finite, integer, known, object, refuse, seed as checkedSeed } from "./check";
import { ask } from "./desk";
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
  /** Probability that a label is replaced by another class, 0 to 1; 0. It moves no point. */
  labelNoise?: number | undefined;
  /** Share of class 0, above 0 and below 1; 0: every class alike. */
  balance?: number | undefined;
  /** The same recipe gives the same data; 1. */
  seed?: number | undefined;
}

/** Rows of x are points in [-6,6] x [-6,6], in random order. */
export interface MadeData { x: Float32Array; y: Int32Array | Float32Array }

/** Points of a named shape, made by the engine in the caller's thread: ready for `setData`. */
export async function makeData(name: DataName, recipe: DataRecipe = {}, options: Pick<TrainerOptions, "wasmURL"> = {}): Promise<MadeData> {
  if (typeof name !== "string") refuse("name", name, "the name of a data set");
  known("makeData", object("recipe", recipe), ["count", "classes", "noise", "labelNoise", "balance", "seed"] satisfies (keyof DataRecipe)[]);
  const { count = 200, classes = 0, noise = 0, labelNoise = 0, balance = 0, seed = 1 } = recipe;
  const wanted = {
    name,
    count: integer("count", count, 1, 1_000_000),
    classes: integer("classes", classes, 0, 8),
    noise: finite("noise", atLeast("noise", noise, 0)),
    labelNoise: finite("labelNoise", atLeast("labelNoise", labelNoise, 0)),
    balance: finite("balance", atLeast("balance", balance, 0)),
    seed: checkedSeed("seed", seed) ?? 1,
  };
  const { value: labels, bytes } = await ask("makeData", wanted, [], options.wasmURL);
  const numbers = bytes!.buffer as ArrayBuffer, points = 2 * count;
  return {
    x: new Float32Array(numbers.slice(0, 4 * points)),
    y: new (labels ? Int32Array : Float32Array)(numbers.slice(4 * points)),
  };
}
export type MakeData = typeof makeData;
