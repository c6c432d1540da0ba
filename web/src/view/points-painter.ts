import type { Box } from "./field";
import type { ThemeColours } from "./theme-colours";

/** Points as columns; arrays may be longer than `count`. Flags hold 0 or 1 for each point, and may be left out. */
export interface PaintedPoints {
  readonly count: number;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** "classes": class numbers from 0; "values": numbers, shown on the scale from -1 (blue) to 1 (orange). */
  readonly kind: "classes" | "values";
  readonly target: ArrayLike<number>;
  /** Of the test set: drawn hollow. */
  readonly test?: ArrayLike<number> | undefined;
  /** Wrongly classified: marked by a ring. */
  readonly wrong?: ArrayLike<number> | undefined;
  readonly selected?: ArrayLike<number> | undefined;
}

export interface PointsLook {
  /** What the box shows: [xMin, yMin, xMax, yMax], y up. */
  readonly bounds: readonly [xMin: number, yMin: number, xMax: number, yMax: number];
  /** In the context's units; 5. */
  readonly radius?: number;
  /** Device pixels to the context's unit, as Surface's draw gets it; 1. */
  readonly ratio?: number;
}

/** Paints points over a field. Keeps a small picture of each kind of point: one painter for each drawing. */
export class PointsPainter {
  readonly paint: (context: CanvasRenderingContext2D, box: Box, points: PaintedPoints, look: PointsLook, colours: ThemeColours) => void = () => undefined;
}
