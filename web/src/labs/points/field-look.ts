import type { Field, FieldMeaning } from "../../view";
import type { Head } from "./head";
import { mostClasses } from "./points";
import type { ShownField } from "./surface/drawing";

/** What the drawing's ground tells: how sure the network is, which class it takes, or one of its outputs alone. */
export const boundaryNames = ["confidence", "classes", "output-1", "output-2", "output-3", "output-4", "output-5", "output-6", "output-7", "output-8"] as const;
export type Boundary = (typeof boundaryNames)[number];

/** The choices that a network has: outputs are told apart from three classes on; numbers have but one look. */
export function boundariesOf(head: Head): readonly Boundary[] {
  if (head.kind === "values") return ["confidence"];
  return boundaryNames.slice(0, head.classes > 2 ? 2 + Math.min(mostClasses, head.classes) : 2);
}

export interface Ground {
  readonly head: Head;
  readonly boundary: Boundary;
  readonly hatched: boolean;
  /** Of one output alone: above it, it means class 1. At 0 outputs are scores, whose margin is 1. */
  readonly threshold: number;
}

/** The output from 0 that is looked at alone, if it is one that the field has. */
export function outputOf({ head, boundary }: Pick<Ground, "head" | "boundary">): number | undefined {
  if (!boundariesOf(head).includes(boundary) || !boundary.startsWith("output-")) return undefined;
  return Number(boundary.slice("output-".length)) - 1;
}

/** A field of the network's outputs as it is to be looked at. */
export function shownField(field: Field, ground: Ground): ShownField {
  const { head, boundary, hatched, threshold } = ground;
  if (head.kind === "values") return { field, look: { meaning: { kind: "numbers" }, hatched } };
  const output = outputOf(ground);
  const scores = threshold === 0;
  if (output !== undefined && output < field.channels) {
    return { field: channelOf(field, output), look: { meaning: { kind: "numbers", ...(scores ? { centre: 0, scale: 1 } : { centre: 0.5, scale: 0.5 }) } } };
  }
  if (scores && field.channels > 1) return { field: sharesOf(field), look: { meaning: { kind: "classes", hard: boundary === "classes" }, hatched } };
  const kind: FieldMeaning["kind"] = field.channels > 1 ? "classes" : scores ? "score" : "probability";
  return { field, look: { meaning: { kind, hard: boundary === "classes" }, hatched } };
}

/** Scores as shares of 1, by softmax: the border between two classes stays where they are equal, a lead of 1 is nearly one half. */
function sharesOf({ width, height, channels, values }: Field): Field {
  const shares = new Float32Array(width * height * channels);
  for (let at = 0; at < shares.length; at += channels) {
    let most = -Infinity;
    for (let c = 0; c < channels; c++) most = Math.max(most, values[at + c]!);
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += shares[at + c] = Math.exp(values[at + c]! - most);
    for (let c = 0; c < channels; c++) shares[at + c]! /= sum;
  }
  return { width, height, channels, values: shares };
}

function channelOf({ width, height, channels, values }: Field, channel: number): Field {
  return { width, height, channels: 1, values: Float32Array.from({ length: width * height }, (_, cell) => values[cell * channels + channel]!) };
}
