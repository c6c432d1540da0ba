import type { FieldResult, Layer, Parameter, Spec } from "../../api";
import type { Messages } from "../../messages";
import type { NetworkColumn } from "../../view";
import { extent } from "./points";
import { featureNames } from "./table";

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

/** The numbers in the spec of the layers that are columns. */
export function columnLayers({ layers }: Spec): number[] {
  return layers.flatMap((layer, i) => (layer.type === "dense" ? [i] : []));
}

/** `offered`: all features are shown, those not in use faint, so that they can be chosen on the picture. */
export function networkColumns(
  spec: Spec,
  { maps, parameters }: NetworkNumbers,
  messages: Messages,
  { offered, resizable }: { readonly offered: boolean; readonly resizable: boolean },
): NetworkColumn[] {
  const inUse = featuresOf(spec.layers);
  const names = offered ? featureNames : inUse;
  const layers = columnLayers(spec);
  return [
    {
      title: messages.features,
      units: names.map((name) => ({ label: featureLabels[name], ...(inUse.includes(name) ? {} : { unused: true }) })),
      field: featureField(names),
      scale: 1,
    },
    ...layers.map((index, i): NetworkColumn => {
      const layer = spec.layers[index]!;
      const output = i === layers.length - 1;
      const units = layer.type === "dense" ? layer.units : 0;
      const map = maps.get(index);
      const weights = parameters[`layers[${index}].w`];
      const bias = parameters[`layers[${index}].b`];
      return {
        title: output ? messages.output : messages.layer(i + 1),
        units: Array.from({ length: units }, (_, unit) => ({
          label: output && units === 1 ? "ŷ" : String(unit + 1),
          ...(output && units > 1 && spec.loss !== "mse" ? { mark: unit } : {}),
        })),
        ...(output || layer.type !== "dense" ? {} : { subtitle: activationName(layer.activation) }),
        ...(map?.channels === units ? { field: map } : {}),
        ...(output && spec.loss !== "mse" ? { centre: 0.5, scale: 0.5 } : {}),
        ...(weights === undefined ? {} : { weights: weights.data, ...optional("mask", weights.mask), ...optional("frozen", weights.frozen) }),
        ...optional("bias", bias?.data),
        resizable: resizable && !output,
      };
    }),
  ];
}

export function featuresOf(layers: readonly Layer[]): readonly FeatureName[] {
  const first = layers[0];
  return first?.type === "features" ? (first.names ?? []) : ["x1", "x2"];
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

function activationName(activation: string | { type: string } = "linear"): string {
  return typeof activation === "string" ? activation : activation.type;
}

function optional<K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [name]: value } as Record<K, V>);
}
