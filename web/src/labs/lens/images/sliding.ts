import type { Layer, Padding, Size2D } from "../../../api";
import type { Sliding } from "../../../view/lens/grid";

/** How a layer's window goes over an image [C, H, W]; undefined for a layer without one. */
export function slidingOf(layer: Layer, [, height = 1, width = 1]: readonly number[]): Sliding | undefined {
  switch (layer.type) {
    case "conv2d":
    case "depthwise-conv2d":
    case "separable-conv2d": {
      const [kernel, stride] = [both(layer.kernel), both(layer.stride ?? 1)];
      return { kernel, stride, before: paddingBefore(layer.padding ?? "valid", [height, width], kernel, stride) };
    }
    case "max-pool2d":
    case "average-pool2d": {
      const kernel = both(layer.size);
      return { kernel, stride: layer.stride === undefined ? kernel : both(layer.stride), before: [0, 0] };
    }
    case "global-average-pool2d":
      return { kernel: [height, width], stride: [1, 1], before: [0, 0] };
    default:
      return undefined;
  }
}

function both(size: Size2D): readonly [number, number] {
  return typeof size === "number" ? [size, size] : size;
}

type Pair = readonly [number, number];

/** "same" makes the output size/stride, rounded up, with the odd pixel after the image. */
function paddingBefore(padding: Padding, size: Pair, kernel: Pair, stride: Pair): Pair {
  if (padding === "valid") return [0, 0];
  if (padding !== "same") return [padding[0], padding[2]];
  const side = (i: 0 | 1): number => Math.floor(Math.max(0, (Math.ceil(size[i] / stride[i]) - 1) * stride[i] + kernel[i] - size[i]) / 2);
  return [side(0), side(1)];
}
