import type { Spec, Trace } from "../../../api";

// How a network fares, from one traced batch: the figures of each layer with parameters, and what to try.

export interface LayerHealth {
  readonly layer: number;
  readonly units: number;
  readonly gradientNorm: number;
  /** Norm of the update over that of the weights. */
  readonly ratio: number;
  /** Units that answer zero to every example. */
  readonly dead: number;
  /** Share of answers at the flat ends of tanh or sigmoid; undefined for other activations. */
  readonly saturated: number | undefined;
}

export type Finding =
  | { readonly kind: "vanishing"; readonly layer: number; readonly times: number }
  | { readonly kind: "exploding"; readonly layer: number }
  | { readonly kind: "too-fast" | "too-slow"; readonly layer: number; readonly ratio: number }
  | { readonly kind: "dead"; readonly layer: number; readonly count: number }
  | { readonly kind: "saturated"; readonly layer: number; readonly share: number };

const diesAtZero = new Set(["relu"]);
const flatEnds: Readonly<Record<string, (a: number) => boolean>> = {
  "tanh": (a) => Math.abs(a) > 0.98,
  "softsign": (a) => Math.abs(a) > 0.98,
  "sigmoid": (a) => a < 0.01 || a > 0.99,
  "hard-sigmoid": (a) => a <= 0 || a >= 1,
};

export function healthOf(trace: Trace, spec: Spec): LayerHealth[] {
  return trace.layers.flatMap((traced, layer) => {
    const { w } = traced.parameters;
    const of = spec.layers[layer];
    if (w === undefined || of === undefined) return [];
    const given = "activation" in of ? (of.activation ?? "linear") : "linear";
    const activation = typeof given === "string" ? given : given.type;
    const [examples, units] = [traced.output.shape[0]!, traced.output.data.length / traced.output.shape[0]!];
    const { data } = traced.output;
    const silent = (unit: number): boolean => Array.from({ length: examples }, (_, n) => data[n * units + unit]).every((a) => a === 0);
    const flat = flatEnds[activation];
    return [{
      layer, units, gradientNorm: norm(w.gradient.data), ratio: norm(w.update.data) / Math.max(norm(w.value.data), 1e-12),
      dead: diesAtZero.has(activation) ? Array.from({ length: units }, (_, unit) => unit).filter(silent).length : 0,
      saturated: flat === undefined ? undefined : data.reduce((count, a) => count + Number(flat(a)), 0) / data.length,
    }];
  });
}

export function findingsIn(layers: readonly LayerHealth[]): Finding[] {
  const last = layers.at(-1);
  if (last === undefined) return [];
  const first = layers[0]!;
  const times = last.gradientNorm / first.gradientNorm;
  const found: Finding[] = [];
  if (layers.length > 2 && times > 100) found.push({ kind: "vanishing", layer: first.layer, times });
  for (const { layer, gradientNorm, ratio, dead, saturated } of layers) {
    if (gradientNorm > 100) found.push({ kind: "exploding", layer });
    else if (ratio > 0.1) found.push({ kind: "too-fast", layer, ratio });
    else if (ratio < 1e-6 && gradientNorm > 0) found.push({ kind: "too-slow", layer, ratio });
    if (dead > 0) found.push({ kind: "dead", layer, count: dead });
    if (saturated !== undefined && saturated > 0.5) found.push({ kind: "saturated", layer, share: saturated });
  }
  return found;
}

function norm(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}
