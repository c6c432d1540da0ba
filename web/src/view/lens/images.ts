import type { Grid, Sliding } from "./grid";
import type { LensParameter, UpdateRule } from "./model";

// What the lens draws of a network that reads images: plain numbers of one step of training. It knows no trainer.

/** A layer's part in a step; in a batch z and a are means over the examples, the gradients sums over them. */
export interface ImageLayer {
  /** In the spec; -1: the picture that comes in. */
  readonly number: number;
  readonly type: string;
  readonly activation: string;
  /** A vector is one row of one channel. */
  readonly isImage: boolean;
  readonly input: Grid;
  readonly inputGradient: Grid;
  /** Where a layer has no activation, z is a. */
  readonly z: Grid;
  readonly a: Grid;
  readonly dz: Grid;
  readonly da: Grid;
  /** Of convolutions and pools. */
  readonly sliding: Sliding | undefined;
  readonly groups: number;
  readonly parameters: Readonly<Record<string, LensParameter & { readonly shape: readonly number[] }>>;
  /** Of dropout its rate, of a normalisation its epsilon. */
  readonly constant: number;
  /** Every example's input and gradient by the output, [N, size], which normalisation by a batch is made of. */
  readonly all: { readonly x: Float32Array; readonly dy: Float32Array };
}

export interface ImageStep {
  /** The picture first. */
  readonly layers: readonly ImageLayer[];
  readonly loss: number;
  readonly lossName: string;
  readonly examples: number;
  /** Of the logits, where the loss takes them. */
  readonly probabilities: readonly number[] | undefined;
  /** Of a single example. */
  readonly target: number | undefined;
  readonly rule: UpdateRule;
}

/** A number of a layer's output, by its index. */
export interface ImageNode {
  readonly layer: number;
  readonly index: number;
}

export function softmax(logits: ArrayLike<number>): number[] {
  const most = Math.max(...Array.from(logits));
  const powers = Array.from(logits, (logit) => Math.exp(logit - most));
  const sum = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / sum);
}

export function norm(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! ** 2;
  return Math.sqrt(sum);
}

export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / Math.max(1, values.length);
}
