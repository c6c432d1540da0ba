import { extent } from "../points";
import type { Position } from "../tools";

/** The box of a square canvas in client pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** From client pixels to the drawing's coordinates, y up. */
export function toDrawing(clientX: number, clientY: number, box: Box): Position {
  return {
    x: ((clientX - box.left) / box.width) * 2 * extent - extent,
    y: extent - ((clientY - box.top) / box.height) * 2 * extent,
  };
}

/** From the drawing's coordinates to pixels of a canvas of `size`. */
export function toCanvas({ x, y }: Position, size: number): { x: number; y: number } {
  return { x: ((x + extent) / (2 * extent)) * size, y: ((extent - y) / (2 * extent)) * size };
}
