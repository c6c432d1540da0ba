import { withoutUnit, type HeldWeight } from "./held";
import { optimizers } from "./optimizers";
import type { PointsState } from "./table";

const recipe = ["data", "count", "classes", "balance", "dataSeed"] as const;
const structure = ["layers", "activation", "features", "fourier", "normalize", "init", "details"] as const;

/** A change, with what has to change along with it. */
export function withConsequences(state: PointsState, patch: Partial<PointsState>): Partial<PointsState> {
  return {
    // Other points of the data set: the numbers of those erased mean nothing any more.
    ...(recipe.some((name) => name in patch) ? { erased: [] } : {}),
    // Another data set comes with its own kind of targets.
    ...("data" in patch ? { kind: "own" as const, classNames: [] } : {}),
    // A rate that was the old optimizer's suggestion becomes the new one's.
    ...(patch.optimizer !== undefined && state.rate === optimizers[state.optimizer].rate ? { rate: optimizers[patch.optimizer].rate } : {}),
    // Numbers belong to what they were chosen for.
    ...(patch.optimizer === undefined ? {} : { tuning: {} }),
    ...(patch.loss === undefined ? {} : { lossNumbers: {} }),
    ...(patch.schedule === undefined ? {} : { scheduling: {} }),
    ...(patch.follower === undefined ? {} : { following: {} }),
    ...(patch.layers === undefined || patch.layers.length === state.layers.length ? {} : { details: state.details.slice(0, patch.layers.length) }),
    // Layers chosen by hand take the place of a given spec's.
    ...(structure.some((name) => name in patch) ? { spec: "", held: heldAfter(state, patch) } : {}),
    ...patch,
  };
}

/** What stays held and switched off: of the weights that the network still has. */
function heldAfter(state: PointsState, { features, fourier, layers }: Partial<PointsState>): readonly HeldWeight[] {
  if (state.spec !== "") return [];
  let { held } = state;
  if (features !== undefined || fourier !== undefined) held = held.filter(({ block }) => block > 0);
  if (layers === undefined) return held;
  if (layers.length !== state.layers.length) {
    const same = [...layers, Number.NaN].findIndex((units, i) => units !== state.layers[i]);
    return held.filter(({ block }) => block < same);
  }
  layers.forEach((units, layer) => {
    for (let unit = state.layers[layer]! - 1; unit >= units; unit--) held = withoutUnit(held, layer, unit);
  });
  return held;
}
