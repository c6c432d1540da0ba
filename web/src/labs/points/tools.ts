import { extent, type Point } from "./points";

// What each tool does to the points, apart from where pointers and keys come from.

export const toolNames = ["brush", "spray", "eraser", "select"] as const;
export type Tool = (typeof toolNames)[number];

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** A position that a pen reached, with its pressure from 0 to 1 where it tells one. */
export interface Press extends Position {
  readonly pressure?: number | undefined;
}

/** In the drawing's units. */
export const brushSpacing = 0.4;
export const sprayRadius = 0.9;
export const eraserRadius = 0.45;
const sprayed = 3;

/** One drag of a tool, from press to release. */
export interface Stroke {
  readonly tool: Tool;
  target: number;
  /** Where the brush last left a point, or the eraser last was. */
  last: Position | undefined;
}

export function beginStroke(tool: Tool, target: number): Stroke {
  return { tool, target, last: undefined };
}

/** The points that a brush or spray leaves on its way to a position; `random` gives numbers in [0, 1). */
export function pointsTo(stroke: Stroke, to: Position, random: () => number = Math.random): Point[] {
  return stroke.tool === "spray" ? sprayedAround(stroke, to, random) : alongStroke(stroke, to);
}

/** A test for the points that the eraser meets on its way to a position. */
export function erasedTo(stroke: Stroke, to: Position): (at: Position) => boolean {
  const from = stroke.last ?? to;
  stroke.last = to;
  return (at) => distanceToSegment(at, from, to) <= eraserRadius;
}

/** A point where the stroke begins, then one at every `brushSpacing` on the way. */
function alongStroke(stroke: Stroke, to: Position): Point[] {
  const { target } = stroke;
  if (stroke.last === undefined) {
    stroke.last = to;
    return inside(to) ? [{ ...to, target }] : [];
  }
  const added: Point[] = [];
  for (;;) {
    const from: Position = stroke.last;
    const distance = Math.hypot(to.x - from.x, to.y - from.y);
    if (distance < brushSpacing) return added;
    const share = brushSpacing / distance;
    stroke.last = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    if (inside(stroke.last)) added.push({ ...stroke.last, target });
  }
}

/** Points at random in a disc, evenly over its area, whenever the pointer has gone half its radius. */
function sprayedAround(stroke: Stroke, to: Position, random: () => number): Point[] {
  if (stroke.last !== undefined && Math.hypot(to.x - stroke.last.x, to.y - stroke.last.y) < sprayRadius / 2) return [];
  stroke.last = to;
  return Array.from({ length: sprayed }, () => {
    const angle = 2 * Math.PI * random();
    const radius = sprayRadius * Math.sqrt(random());
    return { x: to.x + radius * Math.cos(angle), y: to.y + radius * Math.sin(angle), target: stroke.target };
  }).filter(inside);
}

function inside({ x, y }: Position): boolean {
  return Math.abs(x) <= extent && Math.abs(y) <= extent;
}

function distanceToSegment(p: Position, a: Position, b: Position): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : Math.min(1, Math.max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / squared));
  return Math.hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}
