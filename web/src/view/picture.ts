import { toHex } from "./colour";
import type { LineSink } from "./contour";
import { FieldPainter, newContext, traceContour, type FieldLook } from "./field-painter";
import type { Field } from "./field";
import { markOf, PointsPainter, type PaintedPoints } from "./points-painter";
import type { ThemeColours } from "./theme-colours";

/** A drawing as a file: field, contour and points, without what only serves drawing. */
export interface Pictured {
  readonly field: Field | undefined;
  readonly look: FieldLook | undefined;
  readonly points: PaintedPoints;
  /** What it shows: [xMin, yMin, xMax, yMax], y up. */
  readonly bounds: readonly [xMin: number, yMin: number, xMax: number, yMax: number];
  readonly colours: ThemeColours;
}

const radiusOf = (size: number): number => size / 100;

/** A square of `size` pixels. */
export function pictureCanvas({ field, look, points, bounds, colours }: Pictured, size: number): HTMLCanvasElement {
  const context = newContext();
  context.canvas.width = context.canvas.height = size;
  context.fillStyle = toHex(colours.colours.background);
  context.fillRect(0, 0, size, size);
  const ratio = size / svgSize;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const box = { x: 0, y: 0, width: svgSize, height: svgSize };
  if (field !== undefined && look !== undefined) new FieldPainter().paint(context, box, field, look, colours);
  new PointsPainter().paint(context, box, points, { bounds, radius: radiusOf(svgSize), ratio }, colours);
  return context.canvas;
}

const svgSize = 600;

/** SVG: the field as an embedded image, contour and points as shapes. */
export function pictureSVG({ field, look, points, bounds, colours }: Pictured, title: string): string {
  const ink = toHex(colours.colours.ink);
  const background = toHex(colours.colours.background);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${svgSize} ${svgSize}" width="${svgSize}" height="${svgSize}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${svgSize}" height="${svgSize}" fill="${background}"/>`,
  ];
  if (field !== undefined && look !== undefined) {
    const lines = new PathText();
    traceContour(lines, { x: 0, y: 0, width: svgSize, height: svgSize }, field, look.meaning);
    parts.push(`<image width="${svgSize}" height="${svgSize}" preserveAspectRatio="none" href="${fieldImage(field, look, colours)}"/>`);
    parts.push(`<path d="${lines.text}" fill="none" stroke="${ink}" stroke-width="1.5" stroke-linecap="round"/>`);
  }
  const [xMin, yMin, xMax, yMax] = bounds;
  const radius = radiusOf(svgSize);
  for (let i = 0; i < points.count; i++) {
    const { outline, fill } = markOf(points.kind, points.target[i]!, colours);
    const x = rounded(((points.x[i]! - xMin) / (xMax - xMin)) * svgSize);
    const y = rounded(((yMax - points.y[i]!) / (yMax - yMin)) * svgSize);
    const hole = points.test?.[i] ? `<path d="${outline}" transform="scale(0.48)" fill="${background}"/>` : "";
    parts.push(`<g transform="translate(${x} ${y}) scale(${radius})"><path d="${outline}" fill="${toHex(fill)}" stroke="${ink}" stroke-width="${rounded(1.2 / radius)}" stroke-linejoin="round"/>${hole}</g>`);
  }
  return [...parts, "</svg>", ""].join("\n");
}

/** The field in its own cells, or hatched as sharp as the picture, as a PNG's data URL. */
function fieldImage(field: Field, look: FieldLook, colours: ThemeColours): string {
  const context = newContext();
  const [width, height] = look.hatched ? [svgSize, svgSize] : [field.width, field.height];
  context.canvas.width = width;
  context.canvas.height = height;
  new FieldPainter().paint(context, { x: 0, y: 0, width, height }, field, { ...look, contour: false }, colours);
  return context.canvas.toDataURL("image/png");
}

/** Segments as SVG path data; one that begins where the last ended goes on from there. */
export class PathText implements LineSink {
  #parts: string[] = [];
  #at = "";

  get text(): string {
    return this.#parts.join("");
  }

  moveTo(x: number, y: number): void {
    const to = `${rounded(x)} ${rounded(y)}`;
    if (to !== this.#at) this.#parts.push(`M${to}`);
    this.#at = to;
  }

  lineTo(x: number, y: number): void {
    this.#at = `${rounded(x)} ${rounded(y)}`;
    this.#parts.push(`L${this.#at}`);
  }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
