import type { NetworkEvents } from "../../view";
import type { LayerDetail } from "./layer-details";
import type { PointsModel } from "./model";
import { blocksOf } from "./blocks";
import { withHeld, withoutUnit, type HeldWeight } from "./held";
import { featuresOf } from "./network-columns";
import { featureNames } from "./table";

type Handlers = {
  readonly addLayer: (event: NetworkEvents["bd-add-layer"]) => void;
  readonly removeLayer: (event: NetworkEvents["bd-remove-layer"]) => void;
  readonly addUnit: (event: NetworkEvents["bd-add-unit"]) => void;
  readonly removeUnit: (event: NetworkEvents["bd-remove-unit"]) => void;
  readonly toggleUnit: (event: NetworkEvents["bd-toggle-unit"]) => void;
  readonly parameter: (event: NetworkEvents["bd-parameter"]) => Promise<void>;
};

const firstUnits = 4;

/** What hands on the network's picture change: layers, units and features in the state, weights in the trainer. */
export function networkEdits(model: PointsModel, moved: () => void): Handlers {
  const layers = (): readonly number[] => model.store.values.layers;
  const resize = (column: number, by: 1 | -1, held = model.store.values.held): void => {
    const next = layers().map((units, i) => (i === column - 1 ? units + by : units));
    if (next.every((units) => units > 0)) model.change({ layers: next, held });
  };
  return {
    addLayer: ({ detail: { after } }) => {
      model.change({ layers: layers().toSpliced(after, 0, layers()[after - 1] ?? firstUnits), details: filled(model).toSpliced(after, 0, {}), held: heldBefore(model, after) });
    },
    removeLayer: ({ detail: { column } }) => { model.change({ layers: layers().toSpliced(column - 1, 1), details: filled(model).toSpliced(column - 1, 1), held: heldBefore(model, column - 1) }); },
    addUnit: ({ detail: { column } }) => { resize(column, 1); },
    removeUnit: ({ detail: { column, unit = layers()[column - 1]! - 1 } }) => { resize(column, -1, withoutUnit(model.store.values.held, column - 1, unit)); },
    toggleUnit: ({ detail: { column, unit, on } }) => {
      if (column === 0) toggleFeature(model, unit, on);
      else switchUnit(model, column, unit, on);
    },
    parameter: async ({ detail: { column, to, from, value, frozen, on } }) => {
      const parameters = await model.trainer?.getParameters();
      const path = `${blocksOf(model.spec)[column - 1]?.path}.${from === null ? "b" : "w"}`;
      const parameter = parameters?.[path];
      if (parameter === undefined) return;
      const at = from === null ? to : to * parameter.shape[1]! + from;
      const place = from === null ? undefined : { block: column - 1, to, from };
      const { edits } = model.store.values;
      let { held } = model.store.values;
      if (place !== undefined && on !== undefined) held = withHeld(held, place, "off", on ? undefined : "off");
      if (place !== undefined && (frozen === true || (value !== undefined && parameter.frozen?.[at] === 1))) held = withHeld(held, place, "held", value ?? parameter.data[at]!);
      else if (place !== undefined && frozen === false) held = withHeld(held, place, "held", undefined);
      model.store.settle();
      model.change({ held, ...(value === undefined ? {} : { edits: [...edits, { path, at, from: parameter.data[at]!, to: value }] }) });
      moved();
    },
  };
}

/** What single layers have of their own, with an entry for each. */
function filled({ store: { values } }: PointsModel): readonly LayerDetail[] {
  return Array.from({ length: values.layers.length + 1 }, (_, i) => values.details[i] ?? {});
}

/** Of layers from this one on the weights are others. */
function heldBefore({ store: { values } }: PointsModel, layer: number): readonly HeldWeight[] {
  return values.held.filter(({ block }) => block < layer);
}

function toggleFeature(model: PointsModel, unit: number, on: boolean): void {
  if (model.store.values.fourier.length > 0) return;
  const inUse = featuresOf(model.spec);
  const name = featureNames[unit];
  const next = featureNames.filter((each) => (each === name ? on : inUse.includes(each)));
  // Inputs of the first layer are counted among the features in use.
  if (next.length > 0) model.change({ features: next, held: model.store.values.held.filter(({ block }) => block > 0) });
}

/** A unit is off when nothing goes on from it: its column of the next layer's weights is switched off. */
function switchUnit(model: PointsModel, column: number, unit: number, on: boolean): void {
  const units = blocksOf(model.spec)[column]?.dense.units ?? 0;
  let { held } = model.store.values;
  for (let to = 0; to < units; to++) held = withHeld(held, { block: column, to, from: unit }, "off", on ? undefined : "off");
  model.change({ held });
}
