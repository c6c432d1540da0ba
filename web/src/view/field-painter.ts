import { toHex } from "./colour";
import { traceBorders, traceLevel, type LineSink } from "./contour";
import type { Box, Field, FieldMeaning } from "./field";
import { borderOf } from "./field-class";
import { FieldHatching } from "./field-hatching";
import { fillField } from "./field-pixels";
import type { PaintContext } from "./paint-context";
import { betweenClasses, fieldStrength, makeShades, type Shades } from "./shades";
import type { ThemeColours } from "./theme-colours";

export interface FieldLook {
  readonly meaning: FieldMeaning;
  /** Draws the border between classes, or the line of the centre; true. */
  readonly contour?: boolean;
  /** Lays a pattern over each class's part; false. */
  readonly hatched?: boolean;
}

/** In the context's units. */
const contourWidth = 1.5;

/**
 * Paints a field over a box of a canvas, smoothly enlarged, with its contour as sharp as the screen. Keeps its buffers:
 * one painter for each drawing.
 */
export class FieldPainter {
  #image: ImageData | undefined;
  #pixels = new Uint32Array();
  #small: CanvasRenderingContext2D | undefined;
  #themed: ThemeColours | undefined;
  #shades: Shades | undefined;
  #between: Uint32Array = new Uint32Array();
  #hatching: FieldHatching | undefined;

  paint(context: PaintContext, box: Box, field: Field, look: FieldLook, colours: ThemeColours): void {
    const small = this.#fit(field);
    const shades = this.#shadesOf(colours);
    fillField(this.#pixels, field, look.meaning, shades, this.#between);
    small.putImageData(this.#image!, 0, 0);
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = "low";
    context.drawImage(small.canvas, box.x, box.y, box.width, box.height);
    if (look.hatched) (this.#hatching ??= new FieldHatching()).paint(context, box, field, look.meaning, colours);
    if (look.contour ?? true) this.#contour(context, box, field, look.meaning, colours);
  }

  #contour(context: PaintContext, box: Box, field: Field, meaning: FieldMeaning, colours: ThemeColours): void {
    context.beginPath();
    traceContour(context, box, field, meaning);
    context.lineWidth = contourWidth;
    // Of pieces as many as there are cells: a round end on each would cost more than all the rest of the field.
    context.lineCap = "square";
    context.setLineDash([]);
    context.strokeStyle = toHex(colours.colours.ink);
    context.stroke();
  }

  #fit({ width, height }: Field): CanvasRenderingContext2D {
    this.#small ??= newContext();
    if (this.#image?.width !== width || this.#image.height !== height) {
      this.#small.canvas.width = width;
      this.#small.canvas.height = height;
      this.#image = new ImageData(width, height);
      this.#pixels = new Uint32Array(this.#image.data.buffer);
    }
    return this.#small;
  }

  #shadesOf(colours: ThemeColours): Shades {
    if (this.#shades === undefined || this.#themed !== colours) {
      this.#themed = colours;
      this.#shades = makeShades(colours, fieldStrength(colours.colours.background));
      this.#between = betweenClasses(this.#shades);
    }
    return this.#shades;
  }
}

/** Traces the border between classes, or the line of the centre. */
export function traceContour(sink: LineSink, box: Box, field: Field, meaning: FieldMeaning): void {
  if (meaning.kind === "classes") traceBorders(sink, box, field);
  else traceLevel(sink, box, field, 0, borderOf(meaning), meaning.kind === "probability");
}

export function newContext(): CanvasRenderingContext2D {
  const context = document.createElement("canvas").getContext("2d");
  if (context === null) throw new Error("the browser gives no 2-D canvas context");
  return context;
}
