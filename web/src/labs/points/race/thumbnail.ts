import { FieldPainter, PointsPainter, readThemeColours, type FieldLook, type Field, type PaintedPoints } from "../../../view";
import { extent } from "../points";

/** Paints a boundary and its points into a small canvas of its own. */
export class Thumbnail {
  readonly #field = new FieldPainter();
  readonly #points = new PointsPainter();

  paint(canvas: HTMLCanvasElement, field: Field, look: FieldLook, points: PaintedPoints): void {
    const { clientWidth: side } = canvas;
    const context = canvas.getContext("2d");
    if (context === null || side === 0) return;
    const ratio = devicePixelRatio;
    if (canvas.width !== Math.round(side * ratio)) canvas.width = canvas.height = Math.round(side * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const colours = readThemeColours(canvas);
    const box = { x: 0, y: 0, width: side, height: side };
    this.#field.paint(context, box, field, look, colours);
    this.#points.paint(context, box, points, { bounds: [-extent, -extent, extent, extent], radius: 2, ratio }, colours);
  }
}
