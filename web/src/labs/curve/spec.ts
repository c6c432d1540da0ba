import type { Layer, Spec } from "../../api";
import { optimizerOf } from "../points/optimizers";
import type { CurveState } from "./table";

/** Of the weights, over steps: what is shown would tremble without it. */
const weightAverage = 0.98;

/** One network for each seed, alike in all else. */
export function specsOf(state: CurveState): Spec[] {
  return Array.from({ length: state.members }, (_, member) => ({ ...specOf(state), seed: state.seed + member }));
}

function specOf({ mode, layers, activation, cell, units, optimizer, rate, batch }: CurveState): Spec {
  const hidden: Layer[] = mode === "function"
    ? [{ type: "normalize", mean: 0, std: 2 }, ...layers.map((width): Layer => ({ type: "dense", units: width, activation }))]
    : [{ type: cell, units, returnSequences: true }];
  return {
    version: 1,
    input: mode === "function" ? [1] : ["T", 1],
    layers: [...hidden, { type: "dense", units: 1 }],
    loss: "mse",
    optimizer: optimizerOf(optimizer, rate, {}),
    weightAverage,
    batchSize: batch,
    // Long series make gradients of recurrent networks explode (Pascanu, Mikolov, Bengio 2013).
    ...(mode === "series" ? { clip: { norm: 1 } } : {}),
  };
}
