import type { Layer, Spec } from "../../api";
import { optimizerOf } from "../points/optimizers";
import type { SequenceState } from "./table";

const widestEmbedding = 24;
/** The layer whose units are followed. */
export const recurrentLayer = 1;

/** Reads characters by number, and says after each which comes next. */
export function textSpec(state: SequenceState, letters: number): Spec {
  const { cell, units } = state;
  return specOf(state, ["T"], [
    { type: "embedding", vocabulary: Math.max(2, letters), units: Math.min(widestEmbedding, Math.max(2, letters)) },
    { type: cell, units, returnSequences: true },
    { type: "dense", units: Math.max(2, letters) },
  ]);
}

/** Reads steps of the pen, and says at the end which class they make. */
export function strokesSpec(state: SequenceState): Spec {
  return specOf({ ...state, rate: state.strokeRate }, ["T", 3], [{ type: state.strokeCell, units: state.strokeUnits }, { type: "dense", units: state.collection.classes.length }]);
}

function specOf({ seed, optimizer, rate, batch }: SequenceState, input: Spec["input"], layers: Layer[]): Spec {
  return {
    version: 1, seed, input, layers, loss: "cross-entropy", optimizer: optimizerOf(optimizer, rate, {}), batchSize: batch,
    // Long sequences make gradients of recurrent networks explode (Pascanu, Mikolov, Bengio 2013).
    clip: { norm: 1 },
  };
}
