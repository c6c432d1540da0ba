import type { FieldResult, Normalize, Parameter, Spec } from "../../api";
import type { Messages } from "../../messages";
import type { NetworkColumn, NetworkTarget } from "../../view";
import { blocksOf, featureLayer } from "./blocks";
import { comparesNumbers, lossName } from "./losses";
import { extent } from "./points";
import { featureNames } from "./table";
import type { CardUnit } from "./training/live-unit";

// The network as the columns of its picture: features, one for each dense layer, the last of them the output.

const mapSize = 32;

type FeatureName = (typeof featureNames)[number];

/** What a feature is computed from; for its picture alone, the network has the engine's. */
const features: Readonly<Record<FeatureName, (x: number, y: number) => number>> = {
  "x1": (x) => x / extent,
  "x2": (_, y) => y / extent,
  "x1^2": (x) => (x / extent) ** 2,
  "x2^2": (_, y) => (y / extent) ** 2,
  "x1*x2": (x, y) => (x * y) / extent ** 2,
  "sin(x1)": (x) => Math.sin(x),
  "sin(x2)": (_, y) => Math.sin(y),
  "cos(x1)": (x) => Math.cos(x),
  "cos(x2)": (_, y) => Math.cos(y),
  "radius": (x, y) => Math.hypot(x, y) / (Math.SQRT2 * extent),
};

const featureLabels: Readonly<Record<FeatureName, string>> = {
  "x1": "x₁", "x2": "x₂", "x1^2": "x₁²", "x2^2": "x₂²", "x1*x2": "x₁x₂",
  "sin(x1)": "sin x₁", "sin(x2)": "sin x₂", "cos(x1)": "cos x₁", "cos(x2)": "cos x₂", "radius": "r",
};

export interface NetworkNumbers {
  readonly maps: ReadonlyMap<number, FieldResult>;
  readonly parameters: Readonly<Record<string, Parameter>>;
}

/** The layers whose outputs are the maps of the columns after the first; undefined where there is none. */
export function columnLayers(spec: Spec): (number | undefined)[] {
  return blocksOf(spec).map(({ shown }) => shown);
}

/** All layers whose outputs the picture shows. */
export function mappedLayers(spec: Spec): number[] {
  const features = featureLayer(spec);
  const fourier = features?.layer.fourier === undefined ? [] : [features.at];
  return [...fourier, ...columnLayers(spec).filter((layer) => layer !== undefined)];
}

/** Where the outputs of a card's unit are found; undefined for one whose outputs the network does not compute. */
export function cardUnit({ spec, store }: { readonly spec: Spec; readonly store: { readonly values: { readonly spec: string } } }, target: NetworkTarget | null): CardUnit | undefined {
  if (target?.kind !== "unit") return undefined;
  if (target.column > 0) {
    const layer = columnLayers(spec)[target.column - 1];
    return layer === undefined ? undefined : { layer, unit: target.unit };
  }
  const own = featureLayer(spec);
  const layer = own?.at ?? (spec.layers[0]?.type === "normalize" ? 0 : undefined);
  if (own?.layer.fourier !== undefined) return { layer, unit: target.unit };
  const inUse = featuresOf(spec);
  // On the picture all are offered, as long as the layers are not given as JSON.
  const unit = store.values.spec === "" ? inUse.indexOf(featureNames[target.unit]!) : target.unit;
  return unit < 0 ? undefined : { layer, unit };
}

/** `offered`: all features are shown, those not in use faint, so that they can be chosen on the picture. */
export function networkColumns(
  spec: Spec,
  { maps, parameters }: NetworkNumbers,
  messages: Messages,
  { offered, resizable }: { readonly offered: boolean; readonly resizable: boolean },
): NetworkColumn[] {
  const blocks = blocksOf(spec);
  const asClasses = !comparesNumbers(spec.loss);
  return [
    { ...featureColumn(spec, maps, messages, offered), ...(resizable ? { opens: messages.layerSheet.settings(messages.features) } : {}) },
    ...blocks.map(({ path, dense: { units }, shown, with: more, activation, addedTo, dropout }, i): NetworkColumn => {
      const output = i === blocks.length - 1;
      const map = shown === undefined ? undefined : maps.get(shown);
      const weights = parameters[`${path}.w`];
      const bias = parameters[`${path}.b`];
      const after = parameters[`${blocks[i + 1]?.path}.w`]?.mask;
      return {
        title: output ? messages.output : messages.layer(i + 1),
        units: Array.from({ length: units }, (_, unit) => ({
          label: output && units === 1 ? "ŷ" : String(unit + 1),
          ...(after !== undefined && isOff(after, unit, units) ? { off: true } : {}),
          ...(output && units > 1 && asClasses ? { mark: unit } : {}),
        })),
        ...(output ? {} : { subtitle: activation }),
        ...(addedTo === undefined ? {} : { arcFrom: addedTo }),
        ...(more.length === 0 ? {} : { badges: more.map((type) => badgeOf(type, dropout, messages)) }),
        ...(map?.channels === units ? { field: map } : {}),
        ...(output && asClasses ? (lossName(spec.loss) === "hinge" ? { centre: 0, scale: 1 } : { centre: 0.5, scale: 0.5 }) : {}),
        ...(weights === undefined ? {} : { weights: weights.data, ...optional("mask", weights.mask), ...optional("frozen", weights.frozen) }),
        ...optional("bias", bias?.data),
        resizable: resizable && !output,
        ...(resizable && !output ? { opens: messages.layerSheet.settings(messages.layer(i + 1)) } : {}),
      };
    }),
  ];
}

function featureColumn(spec: Spec, maps: NetworkNumbers["maps"], messages: Messages, offered: boolean): NetworkColumn {
  const own = featureLayer(spec);
  const fourier = own?.layer.fourier;
  const title = messages.features;
  const normal = spec.layers[0]?.type === "normalize" ? spec.layers[0] : undefined;
  const noteOf = (input: 0 | 1): string | undefined => (normal === undefined ? undefined : normalisation(input, normal, messages));
  const both = [noteOf(0), noteOf(1)].filter((note) => note !== undefined).join(", ");
  const subtitle = normal === undefined ? {} : { badges: [{ label: "(x−μ)/σ", title: `${messages.layerMarks["normalize"]!}: ${both}` }] };
  if (fourier !== undefined) {
    const map = maps.get(own!.at);
    const units = Array.from({ length: 2 * fourier.count }, (_, i) => ({ label: `${i % 2 === 0 ? "cos" : "sin"} ${Math.floor(i / 2) + 1}`, ...(both === "" ? {} : { note: both }) }));
    return { title, ...subtitle, units, ...(map?.channels === units.length ? { field: map } : {}), scale: 1 };
  }
  const inUse = featuresOf(spec);
  const names = offered ? featureNames : inUse;
  const units = names.map((name) => ({ label: featureLabels[name], ...(offered ? { unused: !inUse.includes(name) } : {}), ...optional("note", name === "x1" ? noteOf(0) : name === "x2" ? noteOf(1) : both === "" ? undefined : both) }));
  return { title, ...subtitle, units, field: featureField(names), scale: 1 };
}

/** Two letters or so for what a layer has, which there is room for under its name. */
function badgeOf(type: string, dropout: number | undefined, messages: Messages): { label: string; title: string } {
  const title = messages.layerMarks[type] ?? type;
  if (type === "dropout" && dropout !== undefined) return { label: `D${messages.numbers.percent(dropout, 0)}`, title: `${title} ${messages.numbers.percent(dropout, 0)}` };
  return { label: { "batch-norm": "BN", "layer-norm": "LN", "gaussian-noise": "N", "residual": "+x", "frozen": "■" }[type] ?? type, title };
}

/** How an input is normalised, with its numbers: "(x₁ − 0) / 3". */
function normalisation(input: 0 | 1, { mean, std }: Normalize, { numbers }: Messages): string {
  const of = (value: number | readonly number[]): string => numbers.figure(typeof value === "number" ? value : value[input]!);
  return `(${input === 0 ? "x₁" : "x₂"} − ${of(mean)}) / ${of(std)}`;
}

/** A unit is off when no weight of the layer after it takes it in. */
function isOff(mask: ArrayLike<number>, unit: number, units: number): boolean {
  for (let at = unit; at < mask.length; at += units) if (mask[at] !== 0) return false;
  return true;
}

export function featuresOf(spec: Spec): readonly FeatureName[] {
  return featureLayer(spec)?.layer.names ?? ["x1", "x2"];
}

const pictures = new Map<string, FieldResult>();

function featureField(names: readonly FeatureName[]): FieldResult {
  const key = names.join();
  const known = pictures.get(key);
  if (known !== undefined) return known;
  const values = new Float32Array(mapSize * mapSize * names.length);
  for (let row = 0, at = 0; row < mapSize; row++) {
    for (let column = 0; column < mapSize; column++) {
      const x = ((column + 0.5) / mapSize) * 2 * extent - extent;
      const y = extent - ((row + 0.5) / mapSize) * 2 * extent;
      for (const name of names) values[at++] = features[name](x, y);
    }
  }
  const field = { width: mapSize, height: mapSize, channels: names.length, values };
  pictures.set(key, field);
  return field;
}

function optional<K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [name]: value } as Record<K, V>);
}
