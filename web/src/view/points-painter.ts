import { mix, toHex, type RGB } from "./colour";
import type { Box } from "./field";
import { newContext } from "./field-painter";
import { flagsOf, goesOn, selectedFlag, wrongFlag } from "./painted-marks";
import { PaintedBefore } from "./painted-points";
import { shapeOutline } from "./shapes";
import type { ThemeColours } from "./theme-colours";

/** Points as columns; arrays may be longer than `count`. Flags hold 0 or 1 for each point, and may be left out. */
export interface PaintedPoints {
  readonly count: number;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /**
   * "classes": class numbers from 0, each with its colour and shape; "values": numbers from -1 (blue) to 1 (orange), a
   * triangle down below zero and up above it.
   */
  readonly kind: "classes" | "values";
  readonly target: ArrayLike<number>;
  /** Of the test set: drawn hollow. */
  readonly test?: ArrayLike<number> | undefined;
  /** Wrongly classified: drawn with a ring around. */
  readonly wrong?: ArrayLike<number> | undefined;
  readonly selected?: ArrayLike<number> | undefined;
}

export interface PointsLook {
  /** What the box shows: [xMin, yMin, xMax, yMax], y up. */
  readonly bounds: readonly [xMin: number, yMin: number, xMax: number, yMax: number];
  /** In the context's units; 5 for few points, down to 3 for thousands. */
  readonly radius?: number;
  /** Device pixels to the context's unit, as Surface's draw gets it; 1. */
  readonly ratio?: number;
}

const valueLevels = 40;
const kinds = valueLevels + 1;
const testFlag = 1;
const flags = 8;

interface Made {
  readonly radius: number;
  readonly ratio: number;
  readonly values: boolean;
  readonly colours: ThemeColours;
  /** Box and bounds. */
  readonly place: string;
}

/**
 * Paints points over a field. Keeps a small picture of each kind of point, and one of all points: while points are
 * added, only the new ones are painted into it. Those that are wrong or selected are painted once more above it, so that
 * marks that come and go cost no more than the points that have them. One painter for each drawing.
 */
export class PointsPainter {
  #sprites: (ImageBitmap | undefined)[] = [];
  #made: Made | undefined;
  readonly #before = new PaintedBefore();
  #layer: CanvasRenderingContext2D | undefined;
  #marks: Uint8Array | undefined;

  paint(context: CanvasRenderingContext2D, box: Box, points: PaintedPoints, look: PointsLook, colours: ThemeColours): void {
    const { ratio = 1 } = look;
    this.#prepare(box, points, look, colours);
    const layer = (this.#layer ??= newContext());
    const from = this.#before.unchanged(points);
    if (from === 0) {
      layer.canvas.width = Math.ceil(box.width * ratio);
      layer.canvas.height = Math.ceil(box.height * ratio);
      layer.setTransform(ratio, 0, 0, ratio, 0, 0);
    }
    for (let i = from; i < points.count; i++) this.#paintPoint(i, 0, layer, { ...box, x: 0, y: 0 }, points, look);
    this.#before.keep(points);
    context.drawImage(layer.canvas, box.x, box.y, layer.canvas.width / ratio, layer.canvas.height / ratio);
    const marks = (this.#marks = flagsOf(points));
    for (const above of [0, selectedFlag])
      for (let i = 0; i < points.count; i++) if (marks[i] && (marks[i]! & selectedFlag) === above) this.#paintPoint(i, marks[i]!, context, box, points, look);
  }

  /** Paints those alone that were added, above what it painted last on the same canvas; false if that is not all that changed. */
  add(context: CanvasRenderingContext2D, box: Box, points: PaintedPoints, look: PointsLook, colours: ThemeColours): boolean {
    this.#prepare(box, points, look, colours);
    const from = this.#before.unchanged(points);
    const marks = flagsOf(points);
    if (from === 0 || this.#marks === undefined || !goesOn(marks, this.#marks)) return false;
    for (let i = from; i < points.count; i++) {
      this.#paintPoint(i, 0, this.#layer!, { ...box, x: 0, y: 0 }, points, look);
      this.#paintPoint(i, 0, context, box, points, look);
    }
    this.#before.keep(points);
    this.#marks = marks;
    // Chromium 148 shows a change that is small and alone in its frame with the next, as often as not.
    context.fillStyle = "transparent";
    context.fillRect(box.x, box.y, box.width, box.height);
    return true;
  }

  /** What it keeps may be lost. */
  forget(): void { this.#before.forget(); }

  #paintPoint(i: number, marked: number, context: CanvasRenderingContext2D, box: Box, points: PaintedPoints, look: PointsLook): void {
    const [xMin, yMin, xMax, yMax] = look.bounds;
    const { ratio = 1 } = look;
    const target = points.target[i]!;
    const kind = points.kind === "values" ? Math.round((Math.min(1, Math.max(-1, target)) + 1) * (valueLevels / 2)) : target % 8;
    const flag = marked | (points.test?.[i] ? testFlag : 0);
    const sprite = (this.#sprites[flag * kinds + kind] ??= this.#make(kind, flag));
    const size = sprite.width / ratio;
    const x = box.x + (points.x[i]! - xMin) * (box.width / (xMax - xMin));
    const y = box.y + (yMax - points.y[i]!) * (box.height / (yMax - yMin));
    context.drawImage(sprite, snap(x - size / 2, ratio), snap(y - size / 2, ratio), size, size);
  }

  #prepare({ width, height }: Box, { count, kind }: PaintedPoints, { radius = radiusFor(count), ratio = 1, bounds }: PointsLook, colours: ThemeColours): void {
    const make: Made = { radius, ratio, values: kind === "values", colours, place: `${width} ${height} ${bounds.join(" ")}` };
    const made = this.#made;
    if (made !== undefined && Object.keys(make).every((key) => made[key as keyof Made] === make[key as keyof Made])) return;
    this.#made = make;
    this.#sprites = new Array<ImageBitmap | undefined>(kinds * flags).fill(undefined);
    this.#before.forget();
  }

  /** A bitmap, since a canvas that is drawn thousands of times is asked as often whether it changed. */
  #make(kind: number, flag: number): ImageBitmap {
    const { radius, ratio, values, colours } = this.#made!;
    const ring = flag & selectedFlag ? 5 : flag & wrongFlag ? 4 : 1.5;
    const side = Math.ceil((radius * 1.2 + ring) * ratio) * 2;
    const canvas = new OffscreenCanvas(side, side);
    const context = canvas.getContext("2d")!;
    context.setTransform(ratio, 0, 0, ratio, side / 2, side / 2);
    const look = markOf(values ? "values" : "classes", values ? kind / (valueLevels / 2) - 1 : kind, colours);
    paintMark(context, new Path2D(look.outline), look.fill, radius, flag, colours);
    return canvas.transferToImageBitmap();
  }
}

/** How a point of a class or value looks: an outline as in shapes.ts, and its colour. */
export function markOf(kind: PaintedPoints["kind"], target: number, colours: ThemeColours): { readonly outline: string; readonly fill: RGB } {
  return kind === "values" ? { outline: valueOutline(target), fill: valueColour(target, colours) } : { outline: shapeOutline(target), fill: colours.classes[target % 8]! };
}

/** Many points are drawn smaller: 5 up to 500, 3 from 4000 on. */
export function radiusFor(count: number): number {
  return Math.round(Math.min(5, Math.max(3, 5 * (500 / Math.max(1, count)) ** 0.25)) * 2) / 2;
}

function paintMark(context: OffscreenCanvasRenderingContext2D, shape: Path2D, fill: RGB, radius: number, flag: number, { colours }: ThemeColours): void {
  const [ink, background] = [toHex(colours.ink), toHex(colours.background)];
  const unit = 1 / radius;
  const stroke = (width: number, style: string): void => {
    context.lineWidth = width * unit;
    context.strokeStyle = style;
    context.stroke(shape);
  };
  context.lineJoin = "round";
  context.scale(radius, radius);
  if (flag & selectedFlag) {
    stroke(8, toHex(colours.accent));
    stroke(4.5, background);
  }
  if (flag & wrongFlag) {
    stroke(6, ink);
    stroke(3.6, background);
  }
  stroke(2, ink);
  context.fillStyle = toHex(fill);
  context.fill(shape);
  if (flag & testFlag) {
    context.scale(0.48, 0.48);
    context.fillStyle = background;
    context.fill(shape);
  }
}

function valueOutline(value: number): string {
  if (Math.abs(value) < 0.04) return shapeOutline(0);
  return value > 0 ? shapeOutline(2) : "M0 0.97L0.996 -0.755L-0.996 -0.755Z";
}

function valueColour(value: number, { colours }: ThemeColours): RGB {
  return mix(colours.background, value < 0 ? colours["negative-field"] : colours["positive-field"], 0.15 + 0.85 * Math.abs(value));
}

/** The nearest whole device pixel. */
function snap(position: number, ratio: number): number {
  return Math.round(position * ratio) / ratio;
}
