import { toHex } from "../colour";
import type { PaintContext } from "../paint-context";
import type { ThemeColours } from "../theme-colours";
import type { NetworkLayout } from "./layout";
import type { NetworkColumn, NetworkTarget } from "./model";

/** Widths are rounded to so many steps, so that all edges of a width are one path. */
const widths = 10;
const thinnest = 0.75;
/** Between two columns; beyond that the smallest weights have no edge, unless the pointer is at one of their units. */
const mostEdges = 120;
const small = 64;
/** Among so many edges, those of less than this step of width are whole lines: dashes so thin cannot be told, and cost most. */
const dashedFrom = 2;
const fewEdges = 100;
const fewEdgesMilliseconds = 50;
const manyEdgesMilliseconds = 200;

/** The size of weight that has the widest edge: the largest in the network, but one half at least. */
export function weightScale(columns: readonly NetworkColumn[]): number {
  let largest = 0.5;
  for (const { weights } of columns) {
    if (weights === undefined) continue;
    for (let i = 0; i < weights.length; i++) largest = Math.max(largest, Math.abs(weights[i]!));
  }
  return largest;
}

/** Where on its way an edge that is off or held has its mark: near its source, where few cross. */
const markAt = 0.3;
const markRadius = 3.5;

/**
 * Draws the edges between columns, or only those at `marked`. Hue and dash say the sign: whole lines above zero, dashed
 * below. An edge that is off is dotted and crossed, one that is held has a square on it; an arc adds a column's output.
 */
export class EdgePainter {
  #groups = new Uint8Array();
  #sizes = new Float32Array();

  paint(context: PaintContext, columns: readonly NetworkColumn[], layout: NetworkLayout, marked: NetworkTarget | null, themed: ThemeColours): void {
    const scale = weightScale(columns);
    for (let column = 1; column < columns.length; column++) this.paintColumn(context, columns, layout, column, marked, scale, themed);
    this.paintMarks(context, columns, layout, marked, themed);
  }

  /** What lies above the edges of all columns. */
  paintMarks(context: PaintContext, columns: readonly NetworkColumn[], layout: NetworkLayout, marked: NetworkTarget | null, themed: ThemeColours): void {
    for (let column = 1; column < columns.length; column++) {
      this.#paintMarks(context, columns[column]!, layout, column, marked, themed);
      if (marked === null) paintArc(context, columns[column]!, layout, column, themed);
    }
  }

  #paintMarks(
    context: PaintContext, { weights, mask, frozen }: NetworkColumn, layout: NetworkLayout, column: number,
    marked: NetworkTarget | null, { colours }: ThemeColours,
  ): void {
    if (weights === undefined || (mask === undefined && frozen === undefined)) return;
    const inputs = layout.used[column - 1]!.length;
    for (let i = 0; i < weights.length; i++) {
      const off = mask?.[i] === 0;
      if (!off && frozen?.[i] !== 1) continue;
      const [to, from] = [Math.floor(i / inputs), i % inputs];
      if (marked !== null && !touches(marked, column, to, from, layout)) continue;
      context.lineWidth = 1;
      context.strokeStyle = toHex(colours.muted);
      if (off) {
        context.beginPath();
        traceEdge(context, layout, column, to, from);
        context.setLineDash([1.5, 4]);
        context.stroke();
        context.setLineDash([]);
      }
      const { x, y } = onEdge(layout, column, to, from);
      context.lineWidth = 1.5;
      context.strokeStyle = toHex(colours.text);
      context.beginPath();
      if (off) {
        context.moveTo(x - markRadius, y - markRadius);
        context.lineTo(x + markRadius, y + markRadius);
        context.moveTo(x - markRadius, y + markRadius);
        context.lineTo(x + markRadius, y - markRadius);
      } else {
        context.rect(x - markRadius, y - markRadius, 2 * markRadius, 2 * markRadius);
        context.fillStyle = toHex(colours.background);
        context.fill();
      }
      context.stroke();
    }
  }

  /** The edges that lead into one column. */
  paintColumn(
    context: PaintContext, columns: readonly NetworkColumn[], layout: NetworkLayout, column: number,
    marked: NetworkTarget | null, scale: number, { colours }: ThemeColours,
  ): void {
    const { weights, mask } = columns[column]!;
    if (weights === undefined) return;
    context.lineCap = "butt";
    const inputs = layout.used[column - 1]!.length;
    this.#group(weights, mask, scale);
    // Where edges are many, small weights step back, so that the large ones can be seen.
    const sparse = Math.min(1, Math.sqrt(72 / weights.length));
    const widest = Math.min(5, layout.side / 8);
    for (let step = 0; step < widths; step++) {
      for (const first of [1, 1 + widths]) {
        if (!this.#trace(context, layout, column, inputs, weights.length, first + step, marked)) continue;
        const share = step / (widths - 1);
        const negative = first > widths;
        context.globalAlpha = sparse * 0.45 + (1 - sparse * 0.45) * share ** (2 - sparse);
        context.lineWidth = thinnest + (widest - thinnest) * share;
        context.strokeStyle = toHex(negative ? colours.negative : colours.positive);
        const dashed = negative && (step >= dashedFrom || weights.length <= mostEdges);
        context.setLineDash(dashed ? [4 + context.lineWidth, 2.5 + context.lineWidth / 2] : []);
        context.stroke();
      }
    }
    context.globalAlpha = 1;
    context.setLineDash([]);
  }

  /** Makes the path of the edges of one group; false if there are none. */
  #trace(
    context: PaintContext, layout: NetworkLayout, column: number, inputs: number, edges: number, group: number,
    marked: NetworkTarget | null,
  ): boolean {
    context.beginPath();
    let any = false;
    for (let i = 0; i < edges; i++) {
      const own = this.#groups[i]!;
      if (own !== group && (own !== group + small || marked === null)) continue;
      const [to, from] = [Math.floor(i / inputs), i % inputs];
      if (marked !== null && !touches(marked, column, to, from, layout)) continue;
      traceEdge(context, layout, column, to, from);
      any = true;
    }
    return any;
  }

  /** 1 to `widths` for weights above zero, by size; that many more below; `small` more beyond `mostEdges`; 0 is not drawn. */
  #group(weights: ArrayLike<number>, mask: ArrayLike<number> | undefined, scale: number): void {
    const edges = weights.length;
    if (this.#groups.length < edges) {
      this.#groups = new Uint8Array(edges);
      this.#sizes = new Float32Array(edges);
    }
    const least = this.#leastDrawn(weights);
    for (let i = 0; i < edges; i++) {
      const weight = weights[i]!;
      const size = Math.abs(weight);
      if (mask?.[i] === 0 || !Number.isFinite(weight)) this.#groups[i] = 0;
      else this.#groups[i] = 1 + Math.round((size / scale) * (widths - 1)) + (weight < 0 ? widths : 0) + (size < least ? small : 0);
    }
  }

  /** The size of the smallest weight among the `mostEdges` largest. */
  #leastDrawn(weights: ArrayLike<number>): number {
    if (weights.length <= mostEdges) return 0;
    const sizes = this.#sizes.subarray(0, weights.length);
    for (let i = 0; i < weights.length; i++) sizes[i] = Math.abs(weights[i]!);
    return sizes.sort()[weights.length - mostEdges]!;
  }
}

export function traceEdge(context: PaintContext, { x, y, side, used }: NetworkLayout, column: number, to: number, from: number): void {
  const x0 = x[column - 1]! + side;
  const x1 = x[column]!;
  const y0 = y[column - 1]![used[column - 1]![from]!]! + side / 2;
  const y1 = y[column]![to]! + side / 2;
  const middle = (x0 + x1) / 2;
  context.moveTo(x0, y0);
  context.bezierCurveTo(middle, y0, middle, y1, x1, y1);
}

/** Where on an edge its mark is. */
function onEdge({ x, y, side, used }: NetworkLayout, column: number, to: number, from: number): { x: number; y: number } {
  const [x0, x1] = [x[column - 1]! + side, x[column]!];
  const [y0, y1] = [y[column - 1]![used[column - 1]![from]!]! + side / 2, y[column]![to]! + side / 2];
  const t = markAt;
  return { x: x0 + (x1 - x0) * (1.5 * t - 1.5 * t * t + t ** 3), y: y0 + (y1 - y0) * (3 * t * t - 2 * t ** 3) };
}

/** From above the column whose output is added to above the one that it is added to, with a plus on its height. */
function paintArc(context: PaintContext, { arcFrom }: NetworkColumn, { x, y, side }: NetworkLayout, column: number, { colours, font }: ThemeColours): void {
  if (arcFrom === undefined) return;
  const [x0, x1] = [x[arcFrom]! + side / 2, x[column]! + side / 2];
  const [y0, y1] = [y[arcFrom]![0]! - 3, y[column]![0]! - 3];
  const top = Math.min(y0, y1) - 22;
  context.lineWidth = 1.5;
  context.strokeStyle = toHex(colours.text);
  context.beginPath();
  context.moveTo(x0, y0);
  context.bezierCurveTo(x0, top, x1, top, x1, y1);
  context.moveTo(x1 - 4, y1 - 6);
  context.lineTo(x1, y1);
  context.lineTo(x1 + 4, y1 - 6);
  context.stroke();
  const height = 0.125 * (y0 + y1) + 0.75 * top;
  context.fillStyle = toHex(colours.background);
  context.beginPath();
  context.arc((x0 + x1) / 2, height, 6, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
  context.font = `11px ${font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = toHex(colours.text);
  context.fillText("+", (x0 + x1) / 2, height);
}

function touches(marked: NetworkTarget, column: number, to: number, from: number, layout: NetworkLayout): boolean {
  if (marked.kind === "edge") return marked.column === column && marked.to === to && marked.from === from;
  if (marked.column === column) return marked.unit === to;
  return marked.column === column - 1 && layout.used[column - 1]![from] === marked.unit;
}

/** How often edges follow numbers that change: what they show moves slowly, and drawing them costs most. */
export function edgesMilliseconds(columns: readonly NetworkColumn[]): number {
  const edges = columns.reduce((sum, { weights }) => sum + (weights?.length ?? 0), 0);
  return edges <= fewEdges ? fewEdgesMilliseconds : manyEdgesMilliseconds;
}
