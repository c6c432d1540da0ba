import { convolutionFormulas, type Convolution } from "../../../view/lens/formulas/convolution";
import { formulas } from "../../../view/lens/formulas/dense";
import { dropoutFormulas } from "../../../view/lens/formulas/dropout";
import type { Known, NodeNumbers } from "../../../view/lens/formulas/known";
import { normalisationFormulas } from "../../../view/lens/formulas/normalisation";
import { poolingFormulas } from "../../../view/lens/formulas/pooling";
import { separableFormulas } from "../../../view/lens/formulas/separable";
import { activated, signed, slope, texNumber, type Line } from "../../../view/lens/formulas/tex";
import { placeOf } from "../../../view/lens/grid";
import type { ImageLayer, ImageNode, ImageStep } from "../../../view/lens/images";
import type { LensColumn, LensNode, LensStep } from "../../../view/lens/model";
import { normalisationOf } from "../../../view/lens/normalisation-of";

/** A node's formulas with its numbers, one a line; of a batch the mean and the sum, for its formulas have too many. */
export function nodeFormulas(step: ImageStep, { layer: at, index }: ImageNode, known: Known): Line[] {
  const layer = step.layers[at];
  if (layer === undefined || index >= layer.a.data.length) return [];
  const node = numbersOf(layer, index);
  const place = placeOf(layer.a, index);
  if (layer.type === "input") return inputLines(node, known);
  if (layer.type === "dense") return denseLines(step, at, index, known);
  if (step.examples > 1 && layer.type !== "batch-norm") return batchLines(node, known);
  const { sliding, parameters } = layer;
  switch (layer.type) {
    case "conv2d":
    case "depthwise-conv2d":
      return sliding === undefined ? [] : convolutionFormulas(convolutionOf(layer, "w"), place, node, known, step.rule);
    case "separable-conv2d":
      return sliding === undefined ? [] : separableFormulas({ depthwise: convolutionOf(layer, "w_depthwise"), pointwise: parameters["w_pointwise"]!, b: parameters["b"] }, place, node, known, step.rule);
    case "max-pool2d":
    case "average-pool2d":
    case "global-average-pool2d":
      return sliding === undefined ? [] : poolingFormulas({ kind: layer.type === "max-pool2d" ? "max" : "average", sliding, input: layer.input, a: node.a, da: node.da },
        layer.type === "global-average-pool2d" ? { channel: index, row: 0, column: 0 } : place, known);
    case "batch-norm":
    case "layer-norm":
      return normalisationFormulas(normalisationOf({ ...layer, y: layer.a.data }, step.examples, index, node.a, layer.inputGradient.data[index]!), known, step.rule);
    case "dropout":
      return dropoutFormulas({ rate: layer.constant, x: layer.input.data[index]!, a: node.a, da: node.da, dx: layer.inputGradient.data[index]!, name: String(index + 1) }, known);
    default:
      return plainLines(layer, index, node, known);
  }
}

export function numbersOf({ z, a, dz, da, activation }: ImageLayer, index: number): NodeNumbers {
  return { z: z.data[index]!, a: a.data[index]!, dz: dz.data[index]!, da: da.data[index]!, activation };
}

function convolutionOf({ sliding, groups, input, a, parameters }: ImageLayer, name: "w" | "w_depthwise"): Convolution {
  const w = parameters[name]!;
  return { sliding: sliding!, groups, filters: name === "w" ? a.channels : w.shape[0]!, input, w, b: name === "w" ? parameters["b"] : undefined };
}

function inputLines({ a, da }: NodeNumbers, known: Known): string[] {
  return [`x = ${texNumber(a)}`, ...(known.backward ? [`\\frac{\\partial L}{\\partial x} = ${texNumber(da)}`] : [])];
}

function batchLines({ z, a, da, dz }: NodeNumbers, known: Known): string[] {
  return [
    ...(known.forward ? [`\\overline{z} = ${texNumber(z)} \\qquad \\overline{a} = ${texNumber(a)}`] : []),
    ...(known.backward ? [`\\sum_n \\frac{\\partial L}{\\partial a} = ${texNumber(da)} \\qquad \\sum_n \\frac{\\partial L}{\\partial z} = ${texNumber(dz)}`] : []),
  ];
}

/** Of a layer that only bends or moves numbers. */
function plainLines(layer: ImageLayer, index: number, node: NodeNumbers, known: Known): string[] {
  const { z, a, da, dz, activation } = node;
  const k = String(index + 1);
  const lines: string[] = [];
  if (known.forward) lines.push(activation === "linear" ? `a_{${k}} = ${texNumber(a)}` : activated(k, node));
  if (!known.backward) return lines;
  lines.push(`\\frac{\\partial L}{\\partial a_{${k}}} = ${texNumber(da)}`);
  if (activation !== "linear") lines.push(`\\frac{\\partial L}{\\partial z_{${k}}} = ${signed(da)}\\cdot ${slope(activation, z, a)} = ${texNumber(dz)}`);
  else if (layer.inputGradient.data.length === layer.a.data.length) lines.push(`\\frac{\\partial L}{\\partial x_{${k}}} = ${texNumber(layer.inputGradient.data[index]!)}`);
  return lines;
}

/** A dense layer between what comes in and, where that is dense too, what comes after. */
function denseLines(step: ImageStep, at: number, unit: number, known: Known): Line[] {
  const layer = step.layers[at]!;
  const after = step.layers[at + 1];
  const columns: LensColumn[] = [columnOf(layer.input.data, layer.inputGradient.data), denseColumn(layer), ...(after?.type === "dense" ? [denseColumn(after)] : [])];
  const dense: LensStep = { columns, loss: step.loss, lossName: after === undefined ? step.lossName : "", examples: step.examples, target: step.target, rule: step.rule };
  const lines = formulas(dense, { kind: "unit", column: 1, unit }, known);
  return known.backward ? [...lines, ...formulas(dense, { kind: "edge", column: 1, to: unit, from: heaviestInto(layer, unit) }, known)] : lines;
}

/** The weight that has most to do with a unit. */
function heaviestInto({ input: { data }, parameters: { w } }: ImageLayer, unit: number): number {
  const size = (i: number): number => Math.abs(w!.value[unit * data.length + i]! * data[i]!);
  return data.reduce((most, _, i) => (size(i) > size(most) ? i : most), 0);
}

function columnOf(values: Float32Array, gradients: Float32Array): LensColumn {
  const nodes = Array.from(values, (a, i): LensNode => ({ label: String(i + 1), a, da: gradients[i]!, z: undefined, dz: undefined }));
  return { title: "", layer: -1, activation: "linear", nodes, w: undefined, b: undefined };
}

function denseColumn({ number, activation, z, a, dz, da, parameters }: ImageLayer): LensColumn {
  const nodes = Array.from(a.data, (value, i): LensNode => ({ label: String(i + 1), a: value, da: da.data[i]!, z: z.data[i]!, dz: dz.data[i]! }));
  return { title: "", layer: number, activation, nodes, w: parameters["w"], b: parameters["b"] };
}
