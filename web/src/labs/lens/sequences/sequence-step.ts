import type { Layer, Spec, Tensor, Trace } from "../../../api";
import { softmax } from "../../../view/lens/images";
import type { LensParameter } from "../../../view/lens/model";
import type { CellKind } from "../../../view/lens/recurrent";
import { rowNorms, type Output, type SequenceStep } from "../../../view/lens/sequence";

/** The first recurrent layer; -1 where there is none. */
export function recurrentLayerOf({ layers }: Spec): number {
  return layers.findIndex(({ type }) => type === "rnn" || type === "gru" || type === "lstm");
}

function kindOf(layer: Layer): CellKind {
  if (layer.type === "gru" || layer.type === "lstm") return layer.type;
  return layer.type === "rnn" && layer.activation === "relu" ? "relu" : "rnn";
}

/** A trace of one sequence as the lens draws it; `cut` is the same with gradients cut by hand, whose shares of the loss are shown. */
export function sequenceStepOf(trace: Trace, cut: Trace | undefined, spec: Spec, targets: ArrayLike<number>): SequenceStep | undefined {
  const layer = recurrentLayerOf(spec);
  const traced = trace.layers[layer];
  const shown = (cut ?? trace).layers[layer];
  const h = shown?.states?.["h"];
  const dh = shown?.stateGradients?.["h"];
  if (traced === undefined || shown === undefined || h === undefined || dh === undefined) return undefined;
  const units = h.shape.at(-1)!;
  const { parameters } = traced;
  const value = (name: string): Float32Array | undefined => parameters[name]?.value.data;
  const data = (tensor: Tensor | undefined): Float32Array | undefined => tensor?.data;
  return {
    kind: kindOf(spec.layers[layer]!), layer, units, steps: h.data.length / units,
    x: traced.input.data, h: h.data, dh: dh.data, h0: shown.states!["h0"]!.data,
    c: data(shown.states!["c"]), dc: data(shown.stateGradients!["c"]), c0: data(shown.states!["c0"]),
    weights: { input: value("w_ih")!, recurrent: value("w_hh")!, bias: value("b") ?? value("b_ih"), recurrentBias: value("b_hh") },
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, { value: now, gradient, update }]): [string, LensParameter] => [name, { value: now.data, gradient: gradient.data, update: update.data }])),
    uncut: rowNorms(traced.stateGradients!["h"]!.data, units),
    loss: trace.loss, rate: trace.learningRate, outputs: outputsOf(trace, h.data.length / units, targets),
  };
}

/** One after each step, or after the last alone. */
function outputsOf({ layers }: Trace, steps: number, targets: ArrayLike<number>): Output[] {
  const last = layers.at(-1)!;
  const classes = last.output.shape.at(-1)!;
  const count = last.output.data.length / classes;
  return Array.from({ length: count }, (_, i) => {
    const part = ({ data }: Tensor): number[] => Array.from(data.subarray(i * classes, (i + 1) * classes));
    const probabilities = softmax(part(last.output));
    const target = targets[i]!;
    return { step: count === 1 ? steps - 1 : i, logits: part(last.output), probabilities, shares: part(last.outputGradient), target, loss: -Math.log(probabilities[target]!) };
  });
}
