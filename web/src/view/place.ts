import type { DirectiveResult } from "lit/directive.js";
import { cssom } from "./cssom";

/** Where an element lies in the positioned one around it, in CSS pixels; what is left out is left to CSS. */
export interface Place {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
}

/** Puts an element into its place. */
export function place({ x, y, width, height }: Place): DirectiveResult {
  return cssom({ left: pixels(x), top: pixels(y), width: pixels(width), height: pixels(height) });
}

function pixels(length: number | undefined): string {
  return length === undefined ? "" : `${length}px`;
}
