// A drawn function: one number, or nothing, in each of so many columns.

/** x of a column runs from -6 to 6, y from -3 to 3. */
export const columns = 241;
export const xExtent = 6;
export const yExtent = 3;
/** y is kept in steps of that, so that a link gives back what was drawn. */
const grain = 1000;

/** y of each column; NaN where nothing is drawn. Never changed, only replaced. */
export type Curve = Float32Array;

export interface Place {
  readonly x: number;
  readonly y: number;
}

export function noCurve(): Curve {
  return new Float32Array(columns).fill(Number.NaN);
}

export function xOf(column: number): number {
  return ((column - (columns - 1) / 2) * 2 * xExtent) / (columns - 1);
}

export function columnOf(x: number): number {
  return Math.min(columns - 1, Math.max(0, Math.round(((x + xExtent) / (2 * xExtent)) * (columns - 1))));
}

export function snap(y: number): number {
  return Math.round(Math.min(yExtent, Math.max(-yExtent, y)) * grain) / grain;
}

/** A straight line from one place to another: the columns that it crosses take its y. */
export function drawLine(curve: Curve, from: Place, to: Place): Curve {
  const drawn = curve.slice();
  const [a, b] = [columnOf(from.x), columnOf(to.x)];
  for (let c = Math.min(a, b); c <= Math.max(a, b); c++) drawn[c] = snap(a === b ? to.y : from.y + ((to.y - from.y) * (c - a)) / (b - a));
  return drawn;
}

/** Columns between two places, and so many beside them, are empty again. */
export function eraseLine(curve: Curve, from: Place, to: Place, beside = 3): Curve {
  const drawn = curve.slice();
  const [a, b] = [columnOf(from.x), columnOf(to.x)];
  return drawn.fill(Number.NaN, Math.max(0, Math.min(a, b) - beside), Math.max(a, b) + beside + 1);
}

/** The columns that are drawn, ascending. */
export function drawnColumns(curve: Curve): number[] {
  return Array.from(curve.keys()).filter((c) => !Number.isNaN(curve[c]!));
}

/** How far, in x, each column lies from the nearest that is drawn; Infinity where none is. */
export function distances(curve: Curve): Float32Array {
  const apart = (2 * xExtent) / (columns - 1);
  const far = new Float32Array(columns).fill(Infinity);
  for (let c = 0, last = -Infinity; c < columns; c++) {
    if (!Number.isNaN(curve[c]!)) last = c;
    far[c] = (c - last) * apart;
  }
  for (let c = columns - 1, next = Infinity; c >= 0; c--) {
    if (!Number.isNaN(curve[c]!)) next = c;
    far[c] = Math.min(far[c]!, (next - c) * apart);
  }
  return far;
}

/** The root mean square of the slope between columns side by side that are drawn; 0 where there are none. */
export function steepness(curve: Curve): number {
  let sum = 0;
  let count = 0;
  for (let c = 1; c < columns; c++) {
    const slope = (curve[c]! - curve[c - 1]!) / (xOf(c) - xOf(c - 1));
    if (Number.isNaN(slope)) continue;
    sum += slope * slope;
    count++;
  }
  return count === 0 ? 0 : Math.sqrt(sum / count);
}

export function sameCurves(a: Curve, b: Curve): boolean {
  return a === b || a.every((y, c) => Object.is(y, b[c]));
}
