import type { TraceLayer } from "../../../api";

/** A histogram of equal bins from -`reach` to `reach`. */
export interface Histogram {
  readonly counts: readonly number[];
  readonly reach: number;
}

/** What the next step would do to one layer's parameters. */
export interface LayerFigures {
  /** Its place in the spec, as "layers[1]". */
  readonly path: string;
  readonly type: string;
  readonly weights: Histogram;
  readonly gradients: Histogram;
  /** L2 norms over all its parameters. */
  readonly weightNorm: number;
  readonly gradientNorm: number;
  /** |update| / |parameters|; about 0.001 is usual, NaN where all parameters are zero. */
  readonly updateRatio: number;
}

const bins = 31;

/** The layers that have parameters, those inside residuals too. */
export function layerFigures(layers: readonly TraceLayer[], path = "layers"): LayerFigures[] {
  return layers.flatMap((layer, i) => {
    const here = `${path}[${i}]`;
    const inside = layer.layers === undefined ? [] : layerFigures(layer.layers, `${here}.layers`);
    const all = Object.values(layer.parameters);
    if (all.length === 0) return inside;
    const of = (name: "value" | "gradient" | "update"): Float32Array[] => all.map((parameter) => parameter[name].data);
    const weightNorm = norm(of("value"));
    return [
      {
        path: here, type: layer.type, weights: histogram(of("value")), gradients: histogram(of("gradient")),
        weightNorm, gradientNorm: norm(of("gradient")), updateRatio: norm(of("update")) / weightNorm,
      },
      ...inside,
    ];
  });
}

/** Zero in the middle of the middle bin; the bins reach as far as the numbers do. */
export function histogram(parts: readonly Float32Array[]): Histogram {
  let most = 0;
  for (const part of parts) for (const value of part) if (Math.abs(value) > most) most = Math.abs(value);
  const reach = most === 0 ? 1 : most;
  const counts = new Array<number>(bins).fill(0);
  for (const part of parts) for (const value of part) counts[Math.min(bins - 1, Math.floor(((value / reach + 1) / 2) * bins))]!++;
  return { counts, reach };
}

function norm(parts: readonly Float32Array[]): number {
  let sum = 0;
  for (const part of parts) for (const value of part) sum += value * value;
  return Math.sqrt(sum);
}
