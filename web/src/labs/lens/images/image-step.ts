import type { Layer, Spec, Tensor, Trace, TraceLayer } from "../../../api";
import type { Grid } from "../../../view/lens/grid";
import { softmax, type ImageLayer, type ImageStep } from "../../../view/lens/images";
import { updateRuleOf } from "../update-rule";
import { slidingOf } from "./sliding";

/** A trace of a network that reads images as the lens draws it. */
export function imageStepOf(trace: Trace, spec: Spec, examples: number, target: number | undefined): ImageStep {
  const first = trace.layers[0];
  const loss = spec.loss ?? "mse";
  const lossName = typeof loss === "string" ? loss : loss.type;
  const logits = trace.layers.at(-1)?.output.data;
  return {
    layers: first === undefined ? [] : [pictureOf(first, examples), ...trace.layers.map((traced, i) => layerOf(traced, spec.layers[i]!, i, examples))],
    loss: trace.loss, lossName, examples, target, rule: updateRuleOf(spec, trace),
    probabilities: lossName === "cross-entropy" && examples === 1 && logits !== undefined ? softmax(logits) : undefined,
  };
}

/** What comes in, as if it were a layer's output. */
function pictureOf({ input, inputGradient }: TraceLayer, examples: number): ImageLayer {
  const [a, da] = [reduced(input, examples, 1 / examples), reduced(inputGradient, examples, 1)];
  return {
    number: -1, type: "input", activation: "linear", isImage: input.shape.length === 4, input: a, inputGradient: da, z: a, a, dz: da, da,
    sliding: undefined, groups: 1, parameters: {}, constant: 0, all: { x: input.data, dy: inputGradient.data },
  };
}

function layerOf(traced: TraceLayer, layer: Layer, number: number, examples: number): ImageLayer {
  const mean = (tensor: Tensor): Grid => reduced(tensor, examples, 1 / examples);
  const sum = (tensor: Tensor): Grid => reduced(tensor, examples, 1);
  const input = mean(traced.input);
  const given = "activation" in layer ? (layer.activation ?? "linear") : "linear";
  return {
    number, type: traced.type, activation: typeof given === "string" ? given : given.type, isImage: traced.output.shape.length === 4,
    input, inputGradient: sum(traced.inputGradient),
    z: mean(traced.preActivation ?? traced.output), a: mean(traced.output),
    dz: sum(traced.preActivationGradient ?? traced.outputGradient), da: sum(traced.outputGradient),
    sliding: slidingOf(layer, traced.input.shape.slice(1)), groups: groupsOf(layer, input.channels),
    parameters: Object.fromEntries(Object.entries(traced.parameters).map(([name, { value, gradient, update }]) => [name, { shape: value.shape, value: value.data, gradient: gradient.data, update: update.data }])),
    constant: layer.type === "dropout" ? layer.rate : layer.type === "batch-norm" || layer.type === "layer-norm" ? (layer.epsilon ?? 1e-5) : 0,
    all: { x: traced.input.data, dy: traced.outputGradient.data },
  };
}

function groupsOf(layer: Layer, channels: number): number {
  if (layer.type === "conv2d") return layer.groups ?? 1;
  return layer.type === "depthwise-conv2d" || layer.type === "separable-conv2d" ? channels : 1;
}

/** Of all examples one, each number their sum times a factor. */
function reduced({ shape, data }: Tensor, examples: number, factor: number): Grid {
  const size = data.length / examples;
  const image = shape.length === 4;
  const sums = new Float64Array(size);
  for (let i = 0; i < data.length; i++) sums[i % size]! += data[i]!;
  const [channels, height, width] = image ? (shape.slice(1) as [number, number, number]) : [1, 1, size];
  return { channels, height, width, data: Float32Array.from(sums, (total) => total * factor) };
}
