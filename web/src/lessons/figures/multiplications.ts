import type { Layer } from "../../api";
import { countedOf, type Counted } from "../../labs/lens/images/multiplications";

/** Multiplications of one picture's way forward, layer by layer, for padding "same" and pools that divide the sides. */
export function multiplicationsOf(layers: readonly Layer[], picture: readonly [channels: number, height: number, width: number]): Counted[] {
  let shape: readonly number[] = picture;
  return layers.map((layer) => {
    const before = shape;
    if (layer.type === "conv2d" || layer.type === "separable-conv2d") shape = [layer.filters, before[1]!, before[2]!];
    else if (layer.type === "max-pool2d") shape = [before[0]!, Math.floor(before[1]! / (layer.size as number)), Math.floor(before[2]! / (layer.size as number))];
    else if (layer.type === "flatten") shape = [before.reduce((product, side) => product * side, 1)];
    else if (layer.type === "dense") shape = [layer.units];
    return countedOf(layer, before, shape);
  });
}
