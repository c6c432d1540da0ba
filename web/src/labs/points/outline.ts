import type { Position } from "./tools";

// The way of a selecting drag as an area: a straight drag spans a rectangle, as it does everywhere, a winding one is a
// lasso, which follows arms and rings.

/** From this many times the distance on, a way is no straight one: that along two sides of a square is 1.41. */
const winding = 1.6;

export interface Outline {
  readonly kind: "rectangle" | "lasso";
  /** Its corners; the last is joined to the first. */
  readonly corners: readonly Position[];
}

export function outlineOf(way: readonly Position[]): Outline {
  const [first, last] = [way[0]!, way.at(-1)!];
  let length = 0;
  for (let i = 1; i < way.length; i++) length += Math.hypot(way[i]!.x - way[i - 1]!.x, way[i]!.y - way[i - 1]!.y);
  if (length > winding * Math.hypot(last.x - first.x, last.y - first.y)) return { kind: "lasso", corners: way };
  return { kind: "rectangle", corners: [first, { x: last.x, y: first.y }, last, { x: first.x, y: last.y }] };
}

/** Whether a place lies inside: a ray to the right crosses the edges an odd number of times (Shimrat 1962). */
export function isInside({ corners }: Outline, { x, y }: Position): boolean {
  let inside = false;
  for (let i = 0, j = corners.length - 1; i < corners.length; j = i++) {
    const [a, b] = [corners[i]!, corners[j]!];
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}
