import type { Box, Field, FieldMeaning } from "./field";
import type { ThemeColours } from "./theme-colours";

export interface FieldLook {
  readonly meaning: FieldMeaning;
  /** Draws the border between classes, or the line of the centre; true. */
  readonly contour?: boolean;
}

/** Paints a field over a box of a canvas, smoothly enlarged, with its contour as sharp as the screen. Keeps its buffers: one painter for each drawing. */
export class FieldPainter {
  readonly paint: (context: CanvasRenderingContext2D, box: Box, field: Field, look: FieldLook, colours: ThemeColours) => void = () => undefined;
}
