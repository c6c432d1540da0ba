import type { Activation, ActivationName, Dense, Features, Layer, Normalize } from "../../api";
import type { LayerDetail } from "./layer-details";
import type { PointsState } from "./table";

// Rows of the state as layers of the spec, and back. A hidden layer is
//   dense, normalisation and then the activation, dropout; in a residual where it keeps its width.

type NetworkRows = Pick<PointsState, "features" | "fourier" | "normalize" | "layers" | "activation" | "init" | "details">;

const takingAlpha: readonly ActivationName[] = ["leaky-relu", "elu"];

export function takesAlpha(activation: ActivationName): boolean {
  return takingAlpha.includes(activation);
}

export function layersOf(rows: NetworkRows, outputs: number): Layer[] {
  const inputs = inputLayers(rows);
  let width = featureCount(rows);
  const hidden = rows.layers.flatMap((units, i) => {
    const made = hiddenLayers(rows, units, width, rows.details[i] ?? {});
    width = units;
    return made;
  });
  return [...inputs, ...hidden, denseOf(rows, outputs, undefined, rows.details[rows.layers.length] ?? {})];
}

/** How many numbers the first hidden layer gets. */
export function featureCount({ features, fourier }: Pick<NetworkRows, "features" | "fourier">): number {
  return fourier.length > 0 ? 2 * fourier[0]! : features.length;
}

/** Whether a layer's output can be added to its input: they have the same number of units. */
export function keepsWidth(rows: NetworkRows, layer: number): boolean {
  return (layer === 0 ? featureCount(rows) : rows.layers[layer - 1]) === rows.layers[layer];
}

function inputLayers({ features, fourier, normalize }: NetworkRows): Layer[] {
  const normal: Normalize[] = normalize.length === 4 ? [{ type: "normalize", mean: normalize.slice(0, 2), std: normalize.slice(2) }] : [];
  if (fourier.length === 3) return [...normal, { type: "features", fourier: { count: fourier[0]!, scale: fourier[1]!, seed: fourier[2]! } }];
  const plain = features.length === 2 && features[0] === "x1" && features[1] === "x2";
  return plain ? normal : [...normal, { type: "features", names: features }];
}

function hiddenLayers(rows: NetworkRows, units: number, inputs: number, detail: LayerDetail): Layer[] {
  const activation = activationOf(rows, detail);
  const normed = detail.norm !== undefined;
  const frozen = detail.frozen === true ? { frozen: true } : {};
  const all: Layer[] = [
    denseOf(rows, units, normed ? undefined : activation, detail),
    ...(normed ? [{ type: `${detail.norm}-norm` as const, ...frozen }] : []),
    ...(normed && activation !== "linear" ? [{ type: "activation" as const, activation }] : []),
    ...((detail.dropout ?? 0) > 0 ? [{ type: "dropout" as const, rate: detail.dropout! }] : []),
  ];
  return detail.residual === true && inputs === units ? [{ type: "residual", layers: all }] : all;
}

function activationOf(rows: NetworkRows, { activation, alpha }: LayerDetail): Activation {
  const name = activation ?? rows.activation;
  return alpha !== undefined && takesAlpha(name) ? { type: name, alpha } : name;
}

function denseOf({ init }: NetworkRows, units: number, activation: Activation | undefined, detail: LayerDetail): Dense {
  const initial = detail.init ?? (init === "auto" ? undefined : init);
  return {
    type: "dense",
    units,
    ...(activation === undefined ? {} : { activation }),
    ...(initial === undefined ? {} : { init: initial }),
    ...(detail.biasless === true ? { bias: false } : {}),
    ...(detail.frozen === true ? { frozen: true } : {}),
  };
}

/** The rows that may say given layers; whether they do is seen by writing them again. */
export function rowsOfLayers(given: readonly Layer[]): NetworkRows | undefined {
  const left = [...given];
  const normalize = left[0]?.type === "normalize" ? normalization(left.shift() as Normalize) : [];
  const first = left[0]?.type === "features" ? (left.shift() as Features) : undefined;
  const output = left.pop();
  if (output?.type !== "dense" || normalize === undefined) return undefined;
  const hidden: { units: number; detail: LayerDetail }[] = [];
  while (left.length > 0) {
    const found = left[0]!.type === "residual" ? { ...left.shift() as Layer & { type: "residual" } } : undefined;
    const group = found === undefined ? takeGroup(left) : [...found.layers];
    const read = readGroup(found === undefined ? group : takeGroup(group), found !== undefined);
    if (read === undefined || (found !== undefined && group.length > 0)) return undefined;
    hidden.push(read);
  }
  // What most layers have is said once.
  const activation = hidden[0]?.detail.activation ?? "tanh";
  const [commonInit] = [...new Set([...hidden.map(({ detail }) => detail.init), output.init])];
  const init = [...hidden.map(({ detail }) => detail.init), output.init].every((each) => each === commonInit) ? commonInit : undefined;
  const last: LayerDetail = { ...own("init", output.init), ...own("biasless", output.bias === false ? true : undefined), ...own("frozen", output.frozen === true ? true : undefined) };
  return {
    features: first?.names ?? ["x1", "x2"],
    fourier: first?.fourier === undefined ? [] : [first.fourier.count, first.fourier.scale, first.fourier.seed],
    normalize,
    layers: hidden.map(({ units }) => units),
    activation: activation as NetworkRows["activation"],
    init: init ?? "auto",
    details: [...hidden.map(({ detail }) => detail), last].map(({ activation: each, init: initial, ...detail }) => ({
      ...(each === undefined || each === activation ? {} : { activation: each }),
      ...(initial === undefined || initial === init ? {} : { init: initial }),
      ...detail,
    })),
  };
}

function normalization({ mean, std }: Normalize): number[] | undefined {
  const both = (value: number | readonly number[]): readonly number[] => (typeof value === "number" ? [value, value] : value);
  const numbers = [...both(mean), ...both(std)];
  return numbers.length === 4 ? numbers : undefined;
}

/** Takes a dense layer and what belongs to it from the front of a list. */
function takeGroup(layers: Layer[]): Layer[] {
  const group = layers.splice(0, 1);
  while (layers.length > 0 && ["batch-norm", "layer-norm", "activation", "dropout"].includes(layers[0]!.type)) group.push(layers.shift()!);
  return group;
}

function readGroup(group: readonly Layer[], residual: boolean): { units: number; detail: LayerDetail } | undefined {
  const [dense, ...rest] = group;
  if (dense?.type !== "dense") return undefined;
  let activation: Activation | undefined = dense.activation;
  let norm: "batch" | "layer" | undefined;
  let dropout: number | undefined;
  for (const layer of rest) {
    if (layer.type === "batch-norm" || layer.type === "layer-norm") norm = layer.type === "batch-norm" ? "batch" : "layer";
    else if (layer.type === "activation") activation = layer.activation;
    else if (layer.type === "dropout") dropout = layer.rate;
  }
  const { type, alpha } = typeof activation === "object" ? activation : { type: activation ?? ("linear" as const), alpha: undefined };
  return {
    units: dense.units,
    detail: {
      activation: type,
      ...own("alpha", alpha),
      ...own("init", dense.init),
      ...own("dropout", dropout),
      ...own("norm", norm),
      ...own("frozen", dense.frozen === true ? true : undefined),
      ...own("biasless", dense.bias === false ? true : undefined),
      ...own("residual", residual ? true : undefined),
    },
  };
}

function own<K extends keyof LayerDetail>(name: K, value: LayerDetail[K] | undefined): Pick<LayerDetail, K> | object {
  return value === undefined ? {} : { [name]: value };
}
