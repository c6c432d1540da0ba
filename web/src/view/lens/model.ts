import type { Normalising } from "./normalisation-of";

// What the lens draws: plain numbers of one step of training. It knows no trainer.

/** A unit's numbers; in a batch z and a are means over the examples, the gradients sums over them. */
export interface LensNode {
  readonly label: string;
  readonly z: number | undefined;
  readonly a: number;
  readonly dz: number | undefined;
  readonly da: number;
}

/** float32(value + update) is the next value. */
export interface LensParameter {
  readonly value: Float32Array;
  readonly gradient: Float32Array;
  readonly update: Float32Array;
}

export interface LensColumn {
  readonly title: string;
  /** The layer's number in the spec; -1: the input. */
  readonly layer: number;
  readonly activation: string;
  readonly nodes: readonly LensNode[];
  /** [O, I], from the column before. */
  readonly w: LensParameter | undefined;
  readonly b: LensParameter | undefined;
  /** What makes its units where that is no sum of weights. */
  readonly special?: Special | undefined;
}

/** A layer that drops numbers, or normalises them; x and dx are of the first example. */
export type Special =
  | { readonly kind: "dropout"; readonly rate: number; readonly x: ArrayLike<number>; readonly dx: ArrayLike<number> }
  | { readonly kind: "normalisation"; readonly of: Normalising; readonly dx: ArrayLike<number> };

/** What is known of how a step is made. */
export interface UpdateRule {
  /** Of this step. */
  readonly rate: number;
  /** Undefined where the rate times the gradient is taken away, and that is all. */
  readonly optimizer?: string | undefined;
  /** Which of the steps that are short to say it takes. */
  readonly step?: "momentum" | "adam" | "decayed" | "amsgrad" | undefined;
}

export interface LensStep {
  readonly columns: readonly LensColumn[];
  readonly loss: number;
  readonly lossName: string;
  readonly examples: number;
  /** Of a single example with one number or class to hit. */
  readonly target: number | undefined;
  readonly rule?: UpdateRule | undefined;
}

export type LensTarget =
  | { readonly kind: "unit"; readonly column: number; readonly unit: number }
  | { readonly kind: "edge"; readonly column: number; readonly to: number; readonly from: number };

export type Stage =
  | { readonly kind: "forward" | "backward"; readonly column: number }
  | { readonly kind: "loss" | "update" };

/** Forward layer by layer, loss, backward layer by layer, update. */
export function stagesOf(columns: number): Stage[] {
  const layers = Array.from({ length: Math.max(0, columns - 1) }, (_, i) => i + 1);
  return [
    ...layers.map((column) => ({ kind: "forward" as const, column })),
    { kind: "loss" },
    ...layers.toReversed().map((column) => ({ kind: "backward" as const, column })),
    { kind: "update" },
  ];
}

/** What is known of a column at a stage: its activations, its share of the loss, its update. */
export function knownAt(stage: Stage, column: number): { readonly forward: boolean; readonly backward: boolean; readonly update: boolean } {
  const forward = stage.kind !== "forward" || column <= stage.column;
  const backward = stage.kind === "update" || (stage.kind === "backward" && column >= stage.column);
  return { forward, backward: backward && column > 0, update: stage.kind === "update" && column > 0 };
}
