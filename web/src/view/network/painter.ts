import { toHex } from "../colour";
import { newContext } from "../field-painter";
import type { PaintContext } from "../paint-context";
import { shapeOutline } from "../shapes";
import type { ThemeColours } from "../theme-colours";
import { EdgePainter, weightScale } from "./edges";
import type { NetworkLayout } from "./layout";
import type { NetworkColumn, NetworkTarget, NetworkUnit } from "./model";
import { UnitMaps } from "./unit-maps";

export interface NetworkScene {
  readonly columns: readonly NetworkColumn[];
  readonly layout: NetworkLayout;
  readonly colours: ThemeColours;
  readonly ratio: number;
}

const labelFont = 12;
const labelGap = 6;
const markRadius = 6;
const frameWidth = 2;

/** Paints the picture: edges; and above them a map for each unit, with labels beside the first and the last column. */
export class NetworkPainter {
  readonly #edges = new EdgePainter();
  readonly #maps = new UnitMaps();

  paintEdges(context: CanvasRenderingContext2D, { columns, layout, colours }: NetworkScene): void {
    this.#edges.paint(context, columns, layout, null, colours);
  }

  /** The edges alone that are at `marked`, and a frame around it if it is a unit. */
  paintMarked(context: CanvasRenderingContext2D, { columns, layout, colours }: NetworkScene, marked: NetworkTarget): void {
    this.#edges.paint(context, columns, layout, marked, colours);
    if (marked.kind === "edge") return;
    const { x, y, side } = layout;
    context.lineWidth = frameWidth;
    context.strokeStyle = toHex(colours.colours.text);
    context.strokeRect(x[marked.column]! - frameWidth, y[marked.column]![marked.unit]! - frameWidth, side + 2 * frameWidth, side + 2 * frameWidth);
  }

  /** How many parts all edges can be painted in, one above the other. */
  edgeParts({ columns }: NetworkScene): number {
    return columns.length;
  }

  /** The edges into one column, from 1 on, or after them what lies above all edges. */
  paintEdgePart(context: OffscreenCanvasRenderingContext2D, { columns, layout, colours }: NetworkScene, part: number): void {
    if (part < columns.length) this.#edges.paintColumn(context, columns, layout, part, null, weightScale(columns), colours);
    else this.#edges.paintMarks(context, columns, layout, null, colours);
  }

  paintUnits(context: PaintContext, scene: NetworkScene): void {
    const { columns, colours } = scene;
    this.#maps.fill(columns, colours);
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = "low";
    for (const [c, column] of columns.entries())
      for (const [u, unit] of column.units.entries()) this.#paintUnit(context, scene, c, u, unit);
  }

  #paintUnit(context: PaintContext, scene: NetworkScene, column: number, index: number, unit: NetworkUnit): void {
    const { layout, columns, ratio } = scene;
    const { colours } = scene.colours;
    const { side } = layout;
    const [x, y] = [snap(layout.x[column]!, ratio), snap(layout.y[column]![index]!, ratio)];
    const faint = unit.unused === true || unit.off === true;
    context.fillStyle = toHex(colours.background);
    context.fillRect(x, y, side, side);
    context.globalAlpha = faint ? 0.3 : 1;
    this.#maps.draw(context, column, index, columns[column]!, x, y, side);
    context.globalAlpha = 1;

    context.lineWidth = 1;
    context.strokeStyle = toHex(colours.border);
    context.setLineDash(unit.unused === true ? [3, 3] : []);
    context.strokeRect(x - 0.5, y - 0.5, side + 1, side + 1);
    context.setLineDash([]);
    if (unit.off === true) strike(context, x, y, side);
    if (column === 0) this.#label(context, scene, unit.label, x - labelGap, y + side / 2, "right", faint);
    else if (column === columns.length - 1) this.#outputLabel(context, scene, unit, x + side + labelGap, y + side / 2);
  }

  #outputLabel(context: PaintContext, scene: NetworkScene, unit: NetworkUnit, x: number, y: number): void {
    if (unit.mark === undefined) {
      this.#label(context, scene, unit.label, x, y, "left", false);
      return;
    }
    const { colours, classes } = scene.colours;
    context.save();
    context.translate(x + markRadius + 1, y);
    context.scale(markRadius, markRadius);
    const shape = new Path2D(shapeOutline(unit.mark));
    context.lineJoin = "round";
    context.lineWidth = 2 / markRadius;
    context.strokeStyle = toHex(colours.ink);
    context.stroke(shape);
    context.fillStyle = toHex(classes[unit.mark % classes.length]!);
    context.fill(shape);
    context.restore();
  }

  #label(context: PaintContext, { colours }: NetworkScene, text: string, x: number, y: number, align: CanvasTextAlign, faint: boolean): void {
    context.font = labelFontOf(colours);
    context.textAlign = align;
    context.textBaseline = "middle";
    context.fillStyle = toHex(faint ? colours.colours.muted : colours.colours.text);
    context.fillText(text, x, y);
  }
}

/** What the labels beside the first and the last column need, in CSS pixels. */
export function labelRoom(columns: readonly NetworkColumn[], colours: ThemeColours): [left: number, right: number] {
  const context = newContext();
  context.font = labelFontOf(colours);
  const widest = (column: NetworkColumn | undefined): number =>
    column?.units.reduce((width, { label, mark }) => Math.max(width, mark === undefined ? context.measureText(label).width : 2 * markRadius + 2), 0) ?? 0;
  const room = (column: NetworkColumn | undefined): number => Math.max(16, Math.ceil(widest(column)) + labelGap + 4);
  return [room(columns[0]), room(columns.at(-1))];
}

/** What the widest title takes above its column, in CSS pixels: those beside it are narrower. */
export function titleRoom(columns: readonly NetworkColumn[], colours: ThemeColours): number {
  const context = newContext();
  context.font = `600 ${labelFontOf(colours)}`;
  return columns.reduce((width, { title }) => Math.max(width, Math.ceil(context.measureText(title).width)), 0);
}

function labelFontOf({ font }: ThemeColours): string {
  return `${labelFont}px ${font}`;
}

function strike(context: PaintContext, x: number, y: number, side: number): void {
  context.beginPath();
  context.moveTo(x, y + side);
  context.lineTo(x + side, y);
  context.stroke();
}

function snap(position: number, ratio: number): number {
  return Math.round(position * ratio) / ratio;
}
