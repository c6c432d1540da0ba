import { FieldPainter, PointsPainter, readThemeColours, squareContext, type FieldLook, type Field, type PaintedPoints } from "../../../view";
import { extent } from "../points";

/** Paints a boundary and its points into a small canvas of its own. */
export class Thumbnail {
  readonly #field = new FieldPainter();
  readonly #points = new PointsPainter();

  paint(canvas: HTMLCanvasElement, field: Field, look: FieldLook, points: PaintedPoints): void {
    const { clientWidth: side } = canvas;
    const context = side === 0 ? undefined : squareContext(canvas, side);
    if (context === undefined) return;
    const colours = readThemeColours(canvas);
    const box = { x: 0, y: 0, width: side, height: side };
    this.#field.paint(context, box, field, look, colours);
    this.#points.paint(context, box, points, { bounds: [-extent, -extent, extent, extent], radius: 2, ratio: devicePixelRatio }, colours);
  }
}
