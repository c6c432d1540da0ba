import { mix, toHex, type RGB } from "./colour";
import type { PaintedPoints } from "./points-painter";
import { shapeOutline } from "./shapes";
import type { ThemeColours } from "./theme-colours";

const radius = 1.7;

/** Points so small that an outline would be all that is seen of them: filled, in a square of `side` that shows [-extent, extent]. */
export function paintThumbnail(context: CanvasRenderingContext2D, side: number, extent: number, { kind, x, y, target, count }: PaintedPoints, { colours, classes }: ThemeColours): void {
  const outlines = classes.map((_, label) => new Path2D(shapeOutline(label)));
  const valued = (value: number): RGB => mix(colours.background, value < 0 ? colours.negative : colours.positive, 0.15 + 0.85 * Math.abs(value));
  for (let i = 0; i < count; i++) {
    const label = kind === "classes" ? target[i]! % classes.length : 0;
    context.save();
    context.translate(((x[i]! + extent) / (2 * extent)) * side, ((extent - y[i]!) / (2 * extent)) * side);
    context.scale(radius, radius);
    context.fillStyle = toHex(kind === "classes" ? classes[label]! : valued(target[i]!));
    context.fill(outlines[label]!);
    context.restore();
  }
}
