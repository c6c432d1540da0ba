import type { Dense, Layer, Optimizer, Spec } from "../../api";
import { activationNames, optimizerNames, type OptimizerName, type PointsState } from "./table";

/** What the data ask of the output: so many classes, or one number. */
export type Head = { readonly kind: "classes"; readonly classes: number } | { readonly kind: "values" };

export function sameHead(a: Head, b: Head): boolean {
  return outputUnits(a) === outputUnits(b) && a.kind === b.kind;
}

export function outputUnits(head: Head): number {
  return head.kind === "classes" && head.classes > 2 ? head.classes : 1;
}

/** Two classes: one logit under binary cross-entropy; more: one each; numbers: one output under mse. */
function lossFor(head: Head): "mse" | "binary-cross-entropy" | "cross-entropy" {
  if (head.kind === "values") return "mse";
  return head.classes > 2 ? "cross-entropy" : "binary-cross-entropy";
}

/** The rate that an optimizer is first tried with. */
export const suggestedRate: Readonly<Record<OptimizerName, number>> = { sgd: 0.03, momentum: 0.01, nesterov: 0.01, adam: 0.01 };

const momentum = 0.9;

export function optimizerOf({ optimizer, rate }: Pick<PointsState, "optimizer" | "rate">): Optimizer {
  switch (optimizer) {
    case "sgd":
      return { type: "sgd", learningRate: rate };
    case "momentum":
      return { type: "sgd", learningRate: rate, momentum };
    case "nesterov":
      return { type: "sgd", learningRate: rate, momentum, nesterov: true };
    case "adam":
      return { type: "adam", learningRate: rate };
  }
}

/** The state as the spec of its network. */
export function specOf(state: PointsState, head: Head): Spec {
  const given = state.spec === "" ? undefined : (JSON.parse(state.spec) as Spec);
  const common = {
    seed: state.seed,
    batchSize: state.batch,
    regularizer: { ...given?.regularizer, l2: state.l2 },
  };
  if (given !== undefined) return { ...given, ...common, optimizer: givenOptimizer(given, state) };
  return { version: 1, input: [2], layers: layersOf(state, head), loss: lossFor(head), optimizer: optimizerOf(state), ...common };
}

function givenOptimizer(given: Spec, state: PointsState): Optimizer {
  const named = nameOptimizer(given.optimizer);
  if (named === undefined) return { ...given.optimizer!, learningRate: state.rate };
  return named === state.optimizer ? { ...given.optimizer, ...optimizerOf(state) } : optimizerOf(state);
}

function layersOf({ features, layers, activation }: PointsState, head: Head): Layer[] {
  const plain = features.length === 2 && features[0] === "x1" && features[1] === "x2";
  return [
    ...(plain ? [] : [{ type: "features" as const, names: features }]),
    ...layers.map((units): Dense => ({ type: "dense", units, activation })),
    { type: "dense", units: outputUnits(head) },
  ];
}

/**
 * The state that shows a given spec: as rows where they can say all of it, otherwise as JSON from which the layers
 * are taken.
 */
export function stateOfSpec(given: Spec): Partial<PointsState> {
  const optimizer = nameOptimizer(given.optimizer) ?? "sgd";
  return {
    optimizer,
    rate: given.optimizer?.learningRate ?? defaultRate(given.optimizer),
    batch: given.batchSize ?? 10,
    seed: given.seed ?? 1,
    l2: given.regularizer?.l2 ?? 0,
    ...(rowsFor(given) ?? { spec: JSON.stringify(given) }),
  };
}

const sayable = new Set(["version", "seed", "input", "layers", "loss", "optimizer", "batchSize", "regularizer"]);

function rowsFor(given: Spec): Partial<PointsState> | undefined {
  const regularizers = Object.keys(given.regularizer ?? {});
  if (Object.keys(given).some((key) => !sayable.has(key)) || regularizers.some((key) => key !== "l2")) return undefined;
  if (nameOptimizer(given.optimizer) === undefined) return undefined;
  const [first, ...others] = given.layers;
  const withFeatures = first?.type === "features";
  const dense = withFeatures ? others : given.layers;
  const output = dense.at(-1);
  const hidden = dense.slice(0, -1).map(plainDense);
  const activation = hidden[0]?.activation ?? "tanh";
  if (output?.type !== "dense" || !isOutput(output, given.loss)) return undefined;
  if (hidden.some((layer) => layer?.activation !== activation)) return undefined;
  const features = withFeatures ? (first.fourier === undefined ? first.names : undefined) : (["x1", "x2"] as const);
  if (features === undefined) return undefined;
  return { spec: "", features: [...features], activation, layers: hidden.map((layer) => layer!.units) };
}

function plainDense(layer: Layer): { units: number; activation: PointsState["activation"] } | undefined {
  if (layer.type !== "dense" || Object.keys(layer).some((key) => !["type", "units", "activation"].includes(key))) return undefined;
  const activation = activationNames.find((name) => name === (layer.activation ?? "linear"));
  return activation === undefined ? undefined : { units: layer.units, activation };
}

function isOutput(layer: Dense, loss: Spec["loss"]): boolean {
  if (Object.keys(layer).some((key) => !["type", "units"].includes(key))) return false;
  return layer.units === 1 ? loss === "binary-cross-entropy" : layer.units > 2 && loss === "cross-entropy";
}

/** Which of the four offered optimizers it is; undefined if it is another or differs in more than its rate. */
function nameOptimizer(optimizer: Optimizer | undefined): OptimizerName | undefined {
  if (optimizer === undefined) return "sgd";
  const written = JSON.stringify(sorted({ ...optimizer, learningRate: 0 }));
  return optimizerNames.find((name) => JSON.stringify(sorted({ ...optimizerOf({ optimizer: name, rate: 0 }) })) === written);
}

function sorted(record: object): [string, unknown][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

function defaultRate(optimizer: Optimizer | undefined): number {
  const defaults: Readonly<Record<string, number>> = { sgd: 0.03, adagrad: 0.01, adadelta: 1, rmsprop: 0.01, nadam: 0.002, lion: 0.0001 };
  return defaults[optimizer?.type ?? "sgd"] ?? 0.001;
}
