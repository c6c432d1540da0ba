import type { Layer, Spec, Variation } from "../../api";
import recipe from "./recipe.json";
import type { DigitsState } from "./table";

/** The recipe's network with an output for each class. */
export function specOf({ rate, seed, collection }: Pick<DigitsState, "rate" | "seed" | "collection">): Spec {
  return {
    version: 1,
    seed,
    input: [1, 28, 28],
    layers: [...(recipe.layers as readonly Layer[]), { type: "dense", units: collection.classes.length }],
    loss: "cross-entropy",
    optimizer: { type: "adam", learningRate: rate },
    weightAverage: recipe.weightAverage,
    batchSize: recipe.batchSize,
  };
}

const mosts = { shift: 8, turn: 180, scale: 0.5, slant: 1, thicken: 1, bend: 4 };

/** The recipe's variation, so many times as strong. */
export function variationOf(strength: number): Variation {
  return Object.fromEntries(Object.entries(recipe.variation).map(([name, value]) => [name, Math.min(strength * value, mosts[name as keyof typeof mosts])]));
}
