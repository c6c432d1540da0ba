import type { NetworkLayout } from "./layout";
import type { NetworkColumn, NetworkTarget } from "./model";

/** How far from an edge a pointer may be. */
const reach = 5;

/**
 * An edge from (x0, y0) to (x1, y1) is the cubic with its control points half way between the columns, so that it
 * leaves and arrives level: at share t, x = x0 + (x1 - x0) (3t/2 - 3t^2/2 + t^3) and y = y0 + (y1 - y0) (3t^2 - 2t^3).
 * Returns how far y has come, 0 to 1, where x has come a share of the way.
 */
export function riseAt(share: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 24; i++) {
    const t = (low + high) / 2;
    if (1.5 * t - 1.5 * t * t + t * t * t < share) low = t;
    else high = t;
  }
  return low * low * (3 - 2 * low);
}

/** The unit, or else the nearest edge within a few pixels, at a position of the picture. */
export function targetAt(x: number, y: number, columns: readonly NetworkColumn[], layout: NetworkLayout): NetworkTarget | null {
  const { side } = layout;
  for (let column = 0; column < columns.length; column++) {
    const left = layout.x[column]!;
    if (x >= left && x < left + side) {
      const unit = layout.y[column]!.findIndex((top) => y >= top && y < top + side);
      return unit < 0 ? null : { kind: "unit", column, unit };
    }
    if (column > 0 && x < left) return edgeAt(x, y, column, columns, layout);
  }
  return null;
}

function edgeAt(x: number, y: number, column: number, columns: readonly NetworkColumn[], layout: NetworkLayout): NetworkTarget | null {
  const { weights } = columns[column]!;
  const x0 = layout.x[column - 1]! + layout.side;
  if (weights === undefined || x < x0) return null;
  const rise = riseAt((x - x0) / (layout.x[column]! - x0));
  const inputs = layout.used[column - 1]!;
  let nearest: NetworkTarget | null = null;
  let distance = reach;
  layout.y[column]!.forEach((top, to) => {
    inputs.forEach((unit, from) => {
      const start = layout.y[column - 1]![unit]!;
      const away = Math.abs(start + (top - start) * rise + layout.side / 2 - y);
      if (away < distance) {
        distance = away;
        nearest = { kind: "edge", column, to, from };
      }
    });
  });
  return nearest;
}
