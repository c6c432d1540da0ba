import type { Layer } from "../../api";

/** Multiplications of one picture's way forward through a layer. */
export interface Counted {
  readonly type: Layer["type"];
  readonly multiplications: number;
}

/**
 * Counts multiplications by weights, layer by layer, for square kernels with padding "same" and pools that divide the sides.
 *
 *  conv2d             H W C K² F
 *  separable-conv2d   H W C K² + H W C F
 *  dense              I O
 */
export function multiplicationsOf(layers: readonly Layer[], [channels, height, width]: readonly [number, number, number]): Counted[] {
  let [c, h, w] = [channels, height, width];
  return layers.map((layer) => {
    let multiplications = 0;
    if (layer.type === "conv2d" || layer.type === "separable-conv2d") {
      const size = (layer.kernel as number) ** 2;
      multiplications = layer.type === "conv2d" ? h * w * c * size * layer.filters : h * w * c * size + h * w * c * layer.filters;
      c = layer.filters;
    } else if (layer.type === "max-pool2d") {
      [h, w] = [Math.floor(h / (layer.size as number)), Math.floor(w / (layer.size as number))];
    } else if (layer.type === "flatten") {
      [c, h, w] = [c * h * w, 1, 1];
    } else if (layer.type === "dense") {
      multiplications = c * layer.units;
      c = layer.units;
    }
    return { type: layer.type, multiplications };
  });
}
