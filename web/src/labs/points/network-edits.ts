import type { ParameterChange } from "../../api";
import type { NetworkEvents } from "../../view";
import type { LayerDetail } from "./layer-details";
import type { PointsModel } from "./model";
import { blocksOf } from "./blocks";
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
  const resize = (column: number, by: 1 | -1): void => {
    const next = layers().map((units, i) => (i === column - 1 ? units + by : units));
    if (next.every((units) => units > 0)) model.change({ layers: next });
  };
  return {
    addLayer: ({ detail: { after } }) => {
      model.change({ layers: layers().toSpliced(after, 0, layers()[after - 1] ?? firstUnits), details: filled(model).toSpliced(after, 0, {}) });
    },
    removeLayer: ({ detail: { column } }) => { model.change({ layers: layers().toSpliced(column - 1, 1), details: filled(model).toSpliced(column - 1, 1) }); },
    addUnit: ({ detail: { column } }) => { resize(column, 1); },
    removeUnit: ({ detail: { column } }) => { resize(column, -1); },
    toggleUnit: ({ detail: { column, unit, on } }) => {
      if (column === 0) toggleFeature(model, unit, on);
      else void switchUnit(model, column, unit, on).then(moved);
    },
    parameter: async ({ detail: { column, to, from, value, frozen, on } }) => {
      const parameters = await model.trainer?.getParameters();
      const path = `${blocksOf(model.spec)[column - 1]?.path}.${from === null ? "b" : "w"}`;
      const parameter = parameters?.[path];
      if (parameter === undefined) return;
      const at = from === null ? to : to * parameter.shape[1]! + from;
      const changed = (numbers: Float32Array | undefined, absent: number, put: number | boolean | undefined): Float32Array | undefined => {
        if (put === undefined) return undefined;
        const copy = numbers?.slice() ?? new Float32Array(parameter.data.length).fill(absent);
        copy[at] = Number(put);
        return copy;
      };
      const change: ParameterChange = {
        value: changed(parameter.data, 0, value),
        mask: changed(parameter.mask, 1, on),
        frozen: changed(parameter.frozen, 0, frozen),
      };
      await model.trainer?.setParameters({ [path]: change });
      moved();
    },
  };
}

/** What single layers have of their own, with an entry for each. */
function filled({ store: { values } }: PointsModel): readonly LayerDetail[] {
  return Array.from({ length: values.layers.length + 1 }, (_, i) => values.details[i] ?? {});
}

function toggleFeature(model: PointsModel, unit: number, on: boolean): void {
  if (model.store.values.fourier.length > 0) return;
  const inUse = featuresOf(model.spec);
  const name = featureNames[unit];
  const next = featureNames.filter((each) => (each === name ? on : inUse.includes(each)));
  if (next.length > 0) model.change({ features: next });
}

/** A unit is off when nothing goes on from it: its column of the next layer's weights is masked. */
async function switchUnit(model: PointsModel, column: number, unit: number, on: boolean): Promise<void> {
  const path = `${blocksOf(model.spec)[column]?.path}.w`;
  const parameter = (await model.trainer?.getParameters())?.[path];
  if (parameter === undefined) return;
  const mask = parameter.mask?.slice() ?? new Float32Array(parameter.data.length).fill(1);
  const width = parameter.shape[1]!;
  for (let at = unit; at < mask.length; at += width) mask[at] = Number(on);
  await model.trainer?.setParameters({ [path]: { mask } });
}
