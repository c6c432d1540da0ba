import type { Layer, Spec, Tensor, Trace, TraceLayer } from "../../../api";
import type { LensMessages } from "../../../messages/lens/en";
import { updateRuleOf } from "../../lens/update-rule";
import type { LensColumn, LensNode, LensStep, Special } from "../../../view/lens/model";

const subscripts = "₀₁₂₃₄₅₆₇₈₉";

/** A trace as the lens's columns: the input, or the features made of it, and a column for each further layer. */
export function stepOf(trace: Trace, spec: Spec, examples: number, target: number | undefined, messages: LensMessages): LensStep {
  const first = spec.layers[0];
  const features = first?.type === "features";
  const layers = trace.layers.slice(features ? 1 : 0);
  const inputNames = features ? first.names : undefined;
  const source = layers[0];
  const input: LensColumn = {
    title: messages.input, layer: -1, activation: "linear", w: undefined, b: undefined,
    nodes: source === undefined ? [] : nodesOf(source.input, source.inputGradient, undefined, undefined, examples, (i) => inputNames?.[i] ?? `x${subscripts[i + 1] ?? ""}`),
  };
  const loss = spec.loss ?? "mse";
  return {
    columns: [input, ...layers.map((layer, i) => columnOf(layer, spec.layers[i + (features ? 1 : 0)], i + (features ? 1 : 0), examples, messages.title(i + 1, i === layers.length - 1)))],
    loss: trace.loss, lossName: typeof loss === "string" ? loss : loss.type, examples, target, rule: updateRuleOf(spec, trace),
  };
}

function columnOf(traced: TraceLayer, layer: Layer | undefined, number: number, examples: number, title: string): LensColumn {
  const { w, b } = traced.parameters;
  const parameter = (from: typeof w): LensColumn["w"] => from && { value: from.value.data, gradient: from.gradient.data, update: from.update.data };
  const activation = layer !== undefined && "activation" in layer ? (layer.activation ?? "linear") : "linear";
  return {
    title, layer: number, activation: typeof activation === "string" ? activation : activation.type,
    nodes: nodesOf(traced.output, traced.outputGradient, traced.preActivation, traced.preActivationGradient, examples, (i) => String(i + 1)),
    w: parameter(traced.type === "dense" ? w : undefined), b: parameter(traced.type === "dense" ? b : undefined), special: specialOf(traced, layer),
  };
}

/** What drops or normalises, with the numbers that its formulas are made of. */
function specialOf({ input, output, inputGradient, outputGradient, parameters }: TraceLayer, layer: Layer | undefined): Special | undefined {
  if (layer?.type === "dropout") return { kind: "dropout", rate: layer.rate, x: input.data, dx: inputGradient.data };
  if (layer?.type !== "batch-norm" && layer?.type !== "layer-norm") return undefined;
  const { gamma, beta } = Object.fromEntries(Object.entries(parameters).map(([name, { value, gradient, update }]) => [name, { value: value.data, gradient: gradient.data, update: update.data }]));
  return { kind: "normalisation", dx: inputGradient.data, of: { type: layer.type, constant: layer.epsilon ?? 1e-5, all: { x: input.data, dy: outputGradient.data }, y: output.data, parameters: { gamma, beta } } };
}

function nodesOf(a: Tensor, da: Tensor, z: Tensor | undefined, dz: Tensor | undefined, examples: number, label: (i: number) => string): LensNode[] {
  const units = a.data.length / examples;
  return Array.from({ length: units }, (_, i) => ({
    label: label(i),
    a: total(a, i, units) / examples,
    da: total(da, i, units),
    // Without an activation the sum is the answer.
    z: z === undefined ? undefined : total(z, i, units) / examples,
    dz: dz === undefined ? undefined : total(dz, i, units),
  }));
}

function total({ data }: Tensor, unit: number, units: number): number {
  let sum = 0;
  for (let i = unit; i < data.length; i += units) sum += data[i]!;
  return sum;
}
