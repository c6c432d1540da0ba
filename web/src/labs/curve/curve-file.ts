import { columns, noCurve, snap, xExtent, xOf, yExtent, type Curve } from "./curve";

// A curve as a file of its own: a table of two columns, or JSON with its name.

/** Thrown for a file that is no curve. */
export class NoCurve extends Error {
  override readonly name = "NoCurve";
}

export interface NamedCurve {
  /** "" where the file has none. */
  readonly name: string;
  readonly curve: Curve;
  /** Its numbers lay beyond the plane, and were stretched or squeezed into it. */
  readonly fitted: boolean;
}

interface Points { readonly x: readonly number[]; readonly y: readonly number[] }

const drawnPoints = (curve: Curve): [number, number][] => Array.from(curve, (y, c): [number, number] => [Number(xOf(c).toFixed(4)), Number(y.toFixed(3))]).filter(([, y]) => !Number.isNaN(y));

/** A line for each column that is drawn, under a line of names. */
export function writeTable(curve: Curve): string {
  return ["x,y", ...drawnPoints(curve).map(([x, y]) => `${x},${y}`), ""].join("\n");
}

export function writeCurve(name: string, curve: Curve): string {
  return JSON.stringify({ backdraw: "curve", version: 1, name, points: drawnPoints(curve) });
}

/** Throws NoCurve. */
export function readCurve(text: string): NamedCurve {
  try {
    const { backdraw, version, name, points } = JSON.parse(text) as Record<string, unknown>;
    if (backdraw !== "curve" || version !== 1 || !Array.isArray(points)) throw new NoCurve("form");
    const pairs = points as readonly (readonly [number, number])[];
    return { name: typeof name === "string" ? name : "", ...curveOf({ x: pairs.map(([x]) => x), y: pairs.map(([, y]) => y) }) };
  } catch (error) {
    throw error instanceof NoCurve ? error : new NoCurve("form");
  }
}

/**
 * Points in any order become a curve. What lies within the plane stays where it is, else each axis is fitted to it. A column
 * takes the mean of its points; columns between two points are joined by a line, unless these lie much farther apart than
 * points do, which is a gap. Throws NoCurve for fewer than two points, and for what is no number.
 */
export function curveOf({ x, y }: Points): { readonly curve: Curve; readonly fitted: boolean } {
  if (x.length < 2 || [...x, ...y].some((value) => !Number.isFinite(value))) throw new NoCurve("points");
  const across = fit(x, xExtent);
  const up = fit(y, yExtent);
  const order = [...x.keys()].sort((a, b) => across.values[a]! - across.values[b]!);
  const sorted = order.map((i) => ({ at: across.values[i]!, y: up.values[i]! }));
  if (sorted[0]!.at === sorted.at(-1)!.at) throw new NoCurve("points");
  return { curve: joined(sorted), fitted: across.fitted || up.fitted };
}

/** Within the extent to either side as it is; else from nearly one end to nearly the other. */
function fit(values: readonly number[], extent: number): { readonly values: readonly number[]; readonly fitted: boolean } {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  if (low >= -extent && high <= extent) return { values, fitted: false };
  const reach = 0.9 * extent;
  return { values: values.map((value) => (high === low ? 0 : -reach + ((value - low) / (high - low)) * 2 * reach)), fitted: true };
}

/** So many times the usual distance is a gap. */
const gap = 4;

function joined(points: readonly { readonly at: number; readonly y: number }[]): Curve {
  const place = (at: number): number => ((at + xExtent) / (2 * xExtent)) * (columns - 1);
  const sums = new Map<number, { sum: number; count: number }>();
  for (const { at, y } of points) {
    const column = Math.min(columns - 1, Math.max(0, Math.round(place(at))));
    const { sum, count } = sums.get(column) ?? { sum: 0, count: 0 };
    sums.set(column, { sum: sum + y, count: count + 1 });
  }
  const known = [...sums].map(([column, { sum, count }]) => ({ column, y: sum / count }));
  const apart = known.slice(1).map(({ column }, i) => column - known[i]!.column).sort((a, b) => a - b);
  const most = gap * (apart[Math.floor(apart.length / 2)] ?? 1);
  const curve = noCurve();
  known.forEach(({ column, y }, i) => {
    const before = known[i - 1];
    const far = before === undefined || column - before.column > most;
    for (let c = far ? column : before.column + 1; c <= column; c++) curve[c] = snap(far ? y : before.y + ((y - before.y) * (c - before.column)) / (column - before.column));
  });
  return curve;
}
