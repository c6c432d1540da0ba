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
  /** Of one output alone: above it, it means class 1. */
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
  if (output !== undefined && output < field.channels) return { field: channelOf(field, output), look: { meaning: { kind: "numbers", centre: 0.5, scale: 0.5 } } };
  const kind: FieldMeaning["kind"] = field.channels > 1 ? "classes" : threshold === 0 ? "score" : "probability";
  return { field, look: { meaning: { kind, hard: boundary === "classes" }, hatched } };
}

function channelOf({ width, height, channels, values }: Field, channel: number): Field {
  return { width, height, channels: 1, values: Float32Array.from({ length: width * height }, (_, cell) => values[cell * channels + channel]!) };
}
