import type { Layer } from "../../../api";

export type Shape = readonly number[];

/**
 * Multiplications by weights of one example's way forward through a layer, by the shapes of what goes in and comes out,
 * [C,H,W] or [F], and what they would be if a convolution were of the other kind.
 *
 *  conv2d                   C/G K² F H' W'
 *  depthwise-conv2d         C K² M H' W'
 *  separable-conv2d         C K² M H' W' + C M F H' W'
 *  dense                    I O
 */
export interface Counted {
  readonly type: Layer["type"];
  readonly multiplications: number;
  /** As an ordinary convolution, and as a depthwise-separable one; undefined for layers of neither kind. */
  readonly ordinary: number | undefined;
  readonly separable: number | undefined;
}

export function countedOf(layer: Layer, input: Shape, output: Shape): Counted {
  if (layer.type === "dense") return { type: layer.type, multiplications: input[0]! * layer.units, ordinary: undefined, separable: undefined };
  if (layer.type !== "conv2d" && layer.type !== "separable-conv2d" && layer.type !== "depthwise-conv2d") return { type: layer.type, multiplications: 0, ordinary: undefined, separable: undefined };
  const { kernel } = layer;
  const window = typeof kernel === "number" ? kernel ** 2 : kernel[0] * kernel[1];
  const [channels, places] = [input[0]!, output[1]! * output[2]!];
  const filters = output[0]!;
  const multiplier = layer.type === "conv2d" ? 1 : (layer.multiplier ?? 1);
  const depthwise = channels * window * multiplier * places;
  const ordinary = channels * window * filters * places;
  const separable = depthwise + channels * multiplier * filters * places;
  if (layer.type === "depthwise-conv2d") return { type: layer.type, multiplications: depthwise, ordinary, separable };
  if (layer.type === "separable-conv2d") return { type: layer.type, multiplications: separable, ordinary, separable };
  return { type: layer.type, multiplications: ordinary / (layer.groups ?? 1), ordinary: ordinary / (layer.groups ?? 1), separable };
}
