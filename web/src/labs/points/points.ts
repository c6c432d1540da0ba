// Points on the drawing: immutable lists, so that undo keeps old ones by reference. Coordinates lie on a grid fine
// enough to be invisible and coarse enough for 12 bits, which is what makes a link give back the very same points.

export const extent = 6;
export const mostPoints = 5000;
export const mostClasses = 8;

const gridSteps = 4095;
const valueSteps = 100;

/** `target` holds class numbers from 0, or values in [-1, 1]. */
export interface Points {
  readonly kind: "classes" | "values";
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly target: Float32Array;
}

export interface Point {
  readonly x: number;
  readonly y: number;
  readonly target: number;
}

export function noPoints(kind: Points["kind"] = "classes"): Points {
  return { kind, x: new Float32Array(), y: new Float32Array(), target: new Float32Array() };
}

/** The grid's number, 0 to 4095, nearest to a coordinate. */
export function toGrid(coordinate: number): number {
  const inside = Math.min(extent, Math.max(-extent, coordinate));
  return Math.round(((inside + extent) / (2 * extent)) * gridSteps);
}

export function fromGrid(step: number): number {
  return Math.fround((step / gridSteps) * 2 * extent - extent);
}

export function snapValue(value: number): number {
  return Math.fround(Math.round(Math.min(1, Math.max(-1, value)) * valueSteps) / valueSteps);
}

/** Adds points, moved to the grid, as far as `mostPoints` allows. */
export function addPoints(points: Points, added: readonly Point[]): Points {
  const room = added.slice(0, Math.max(0, mostPoints - points.x.length));
  const snap = points.kind === "values" ? snapValue : Math.fround;
  return {
    kind: points.kind,
    x: joined(points.x, room.map(({ x }) => fromGrid(toGrid(x)))),
    y: joined(points.y, room.map(({ y }) => fromGrid(toGrid(y)))),
    target: joined(points.target, room.map(({ target }) => snap(target))),
  };
}

/** Leaves out the points that a test names by their index; the same list if there are none. */
export function withoutPoints(points: Points, goes: (index: number) => boolean): Points {
  const kept: number[] = [];
  for (let i = 0; i < points.x.length; i++) if (!goes(i)) kept.push(i);
  if (kept.length === points.x.length) return points;
  return pickPoints(points, kept);
}

/** The points of those numbers, in that order. */
export function pickPoints(points: Points, chosen: readonly number[]): Points {
  const pick = (from: Float32Array): Float32Array => Float32Array.from(chosen, (i) => from[i]!);
  return { kind: points.kind, x: pick(points.x), y: pick(points.y), target: pick(points.target) };
}

/** Other points in the place of those with the numbers `at`. */
export function withPoints(points: Points, at: readonly number[], others: Points): Points {
  const put = (into: Float32Array, from: Float32Array): Float32Array => {
    const next = into.slice();
    at.forEach((i, k) => { next[i] = from[k]!; });
    return next;
  };
  return { kind: points.kind, x: put(points.x, others.x), y: put(points.y, others.y), target: put(points.target, others.target) };
}

/** All points moved alike, then to the grid. */
export function movedPoints(points: Points, dx: number, dy: number): Points {
  return { ...points, x: points.x.map((x) => fromGrid(toGrid(x + dx))), y: points.y.map((y) => fromGrid(toGrid(y + dy))) };
}

/** All points with one class or value. */
export function withTargets(points: Points, target: number): Points {
  return { ...points, target: points.target.map(() => (points.kind === "values" ? snapValue(target) : target)) };
}

/** Of one kind. */
export function concatenated(a: Points, b: Points): Points {
  return { kind: a.kind, x: joined(a.x, b.x), y: joined(a.y, b.y), target: joined(a.target, b.target) };
}

export function samePoints(a: Points, b: Points): boolean {
  return a === b || (a.kind === b.kind && sameNumbers(a.x, b.x) && sameNumbers(a.y, b.y) && sameNumbers(a.target, b.target));
}

/**
 * Points with targets of the other kind: of k classes the first is worth -1, the last 1, the others lie evenly between;
 * values fall into `classes` equal parts of [-1, 1].
 */
export function asKind(points: Points, kind: Points["kind"], classes: number, k = classCount(points)): Points {
  if (points.kind === kind) return points;
  const other =
    kind === "values"
      ? (label: number): number => snapValue((2 * label) / (k - 1) - 1)
      : (value: number): number => Math.min(classes - 1, Math.floor(((value + 1) / 2) * classes));
  return { ...points, kind, target: points.target.map(other) };
}

/** How many classes the points need: two at least, since one alone separates nothing. */
export function classCount(points: Points): number {
  return Math.max(2, points.target.reduce((most, label) => Math.max(most, label + 1), 0));
}

function joined(a: Float32Array, b: ArrayLike<number>): Float32Array {
  const both = new Float32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function sameNumbers(a: Float32Array, b: Float32Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
