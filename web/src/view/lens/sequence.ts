import type { LensParameter } from "./model";
import { unitStep, type CellKind, type CellWeights, type UnitStep } from "./recurrent";

// What the lens draws of a recurrent network that was unrolled over one sequence: plain numbers. It knows no trainer.

export interface SequenceStep {
  readonly kind: CellKind;
  /** Of the recurrent layer in the spec. */
  readonly layer: number;
  readonly steps: number;
  readonly units: number;
  /** What the layer reads, [T, F]. */
  readonly x: Float32Array;
  /** States after each step and the loss's gradients by them, [T, H]; those before the first step, [H]. */
  readonly h: Float32Array;
  readonly dh: Float32Array;
  readonly h0: Float32Array;
  /** Of an lstm. */
  readonly c: Float32Array | undefined;
  readonly dc: Float32Array | undefined;
  readonly c0: Float32Array | undefined;
  readonly weights: CellWeights;
  readonly parameters: Readonly<Record<string, LensParameter>>;
  /** Norms of dh without a cut by hand. */
  readonly uncut: readonly number[];
  readonly loss: number;
  /** The learning rate. */
  readonly rate: number;
  /** After which step each output comes, its logits, probabilities, share of the loss, target and loss. */
  readonly outputs: readonly Output[];
}

export interface Output {
  readonly step: number;
  readonly logits: readonly number[];
  readonly probabilities: readonly number[];
  readonly shares: readonly number[];
  readonly target: number;
  readonly loss: number;
}

/** A unit of the recurrent layer at a step, both counted from 0. */
export interface Cell {
  readonly unit: number;
  readonly step: number;
}

/** Of each step's row of numbers. */
export function rowNorms(values: Float32Array, width: number): number[] {
  return Array.from({ length: values.length / width }, (_, t) => Math.hypot(...values.subarray(t * width, (t + 1) * width)));
}

/** The gates and shares of one unit at one step. */
export function cellStep({ kind, units, steps, x, h, dh, h0, c, dc, c0, weights }: SequenceStep, { unit, step }: Cell): UnitStep {
  const width = x.length / steps;
  const row = (values: Float32Array, t: number): Float32Array => values.subarray(t * units, (t + 1) * units);
  return unitStep(kind, units, weights, unit, {
    x: x.subarray(step * width, (step + 1) * width),
    h: step === 0 ? h0 : row(h, step - 1),
    c: c === undefined ? undefined : step === 0 ? c0 : row(c, step - 1),
    dh: dh[step * units + unit]!,
    dc: dc?.[step * units + unit],
  });
}

/** Steps before which gradients are cut, counted from 0: multiples of `every`, none of 0. */
export function cutsOf(steps: number, every: number): number[] {
  return every === 0 ? [] : Array.from({ length: Math.max(0, steps - 1) }, (_, i) => i + 1).filter((t) => t % every === 0);
}
