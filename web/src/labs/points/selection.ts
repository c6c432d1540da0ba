import type { Store } from "../../state/store";
import { isInside, type Outline } from "./outline";
import { drawnOf, type Lying } from "./pencil";
import { concatenated, extent, movedPoints, pickPoints, withoutPoints, withPoints, withTargets, type Points } from "./points";
import type { PointsTable } from "./table";
import type { Position } from "./tools";

/** How far from a point's middle a press still means it, in the drawing's units; a finger is less exact. */
const reach = { mouse: 0.25, touch: 0.5 } as const;

/**
 * The points that are selected, by their number among those that lie on the drawing. Points of the data set that are
 * changed by hand become drawn ones: the set itself stays as its recipe says.
 */
export class Selection {
  #chosen: ReadonlySet<number> = new Set();
  #byHand = true;
  /** Where the points stood when a move began, so that many small moves do not add up their rounding. */
  #start: Points | undefined;
  #changing = false;

  constructor(
    readonly store: Store<PointsTable>,
    readonly lying: () => Lying,
    readonly changed: () => void,
  ) {}

  get size(): number {
    return this.#chosen.size;
  }

  has(i: number): boolean {
    return this.#chosen.has(i);
  }

  get numbers(): Iterable<number> {
    return this.#chosen;
  }

  /** The middle of the selected points. */
  get middle(): Position {
    const { points } = this.lying();
    let [x, y] = [0, 0];
    for (const i of this.#chosen) {
      x += points.x[i]!;
      y += points.y[i]!;
    }
    return { x: x / this.size, y: y / this.size };
  }

  /** Points that came, went or moved otherwise: their numbers no longer say which were selected. */
  forget(): void {
    if (this.#changing) return;
    this.#start = undefined;
    this.choose([]);
  }

  /** Not by hand: only shown, as what is looked at; a class button is no word about those. */
  choose(chosen: Iterable<number>, byHand = true): void {
    const next = new Set(chosen);
    if (next.size === 0 && this.#chosen.size === 0) return;
    this.#chosen = next;
    this.#byHand = byHand;
    this.changed();
  }

  all(): void {
    this.choose(this.lying().points.x.keys());
  }

  inside(outline: Outline, added: boolean): void {
    const { points } = this.lying();
    const met = [...points.x.keys()].filter((i) => isInside(outline, { x: points.x[i]!, y: points.y[i]! }));
    this.choose(added ? [...this.#chosen, ...met] : met);
  }

  /** Adds a point, or takes it out again. */
  toggle(i: number): void {
    this.store.settle();
    this.choose(this.#chosen.has(i) ? [...this.#chosen].filter((each) => each !== i) : [...this.#chosen, i]);
  }

  /** The point that a press at a place means: the nearest within reach, of those on one spot the one on top. */
  at({ x, y }: Position, by: keyof typeof reach): number | undefined {
    const { points } = this.lying();
    let found: number | undefined;
    let nearest: number = reach[by];
    for (let i = 0; i < points.x.length; i++) {
      const distance = Math.hypot(points.x[i]! - x, points.y[i]! - y);
      if (distance > nearest) continue;
      nearest = distance;
      found = i;
    }
    return found;
  }

  /** Begins a move; `move` says how far the points are from here. Going on from the last move is the same step to undo. */
  hold({ goingOn = false } = {}): void {
    if (!goingOn) this.store.settle();
    this.#start = pickPoints(this.lying().points, this.#sorted());
  }

  /** Moves all selected points alike, as far as every one of them stays on the drawing. */
  move(dx: number, dy: number): void {
    const start = this.#start;
    if (start === undefined || this.size === 0) return;
    this.#replace(movedPoints(start, within(start.x, dx), within(start.y, dy)), "move");
  }

  settle(): void {
    this.#start = undefined;
    this.store.settle();
  }

  /** Whether a hand chose what is selected. */
  get byHand(): boolean {
    return this.size > 0 && this.#byHand;
  }

  /** Gives all points that a hand selected another class or value. */
  give(target: number): void {
    if (this.size === 0 || !this.#byHand) return;
    this.#replace(withTargets(pickPoints(this.lying().points, this.#sorted()), target), "give");
  }

  /** Returns how many went. */
  remove(): number {
    const gone = this.size;
    if (!this.byHand) return 0;
    this.store.settle();
    this.#replace(undefined, "remove");
    this.store.settle();
    return gone;
  }

  #sorted(): number[] {
    return [...this.#chosen].sort((a, b) => a - b);
  }

  /** Puts others in the place of the selected points: drawn ones stay in their order, those of the data set come last. */
  #replace(replacement: Points | undefined, merge: string): void {
    const lying = this.lying(), { origin } = lying;
    const sorted = this.#sorted();
    const fromSet = sorted.filter((i) => i < origin.length);
    const left = origin.length - fromSet.length;
    const drawn = drawnOf(lying, this.store.values.points);
    let next: Points;
    let chosen: number[] = [];
    if (replacement === undefined) next = withoutPoints(drawn, (i) => this.#chosen.has(origin.length + i));
    else {
      const changed = sorted.slice(fromSet.length).map((i) => i - origin.length);
      const came = Array.from(fromSet.keys());
      next = concatenated(withPoints(drawn, changed, pickPoints(replacement, changed.map((_, at) => fromSet.length + at))), pickPoints(replacement, came));
      chosen = [...changed.map((i) => left + i), ...came.map((i) => left + drawn.x.length + i)];
    }
    const erased = fromSet.length === 0 ? {} : { erased: [...this.store.values.erased, ...fromSet.map((i) => origin[i]!)].sort((a, b) => a - b) };
    this.#changing = true;
    this.store.set({ points: next, ...erased }, { merge });
    this.#changing = false;
    this.choose(chosen);
    if (this.#start !== undefined) this.#start = reordered(this.#start, fromSet.length);
  }
}

/** The points of the data set, which stand first, come last when they have become drawn ones. */
function reordered(points: Points, first: number): Points {
  if (first === 0 || first === points.x.length) return points;
  const order = Array.from(points.x.keys());
  return pickPoints(points, [...order.slice(first), ...order.slice(0, first)]);
}

/** As much of a distance as keeps all coordinates on the drawing. */
function within(coordinates: Float32Array, distance: number): number {
  const least = coordinates.reduce((a, b) => Math.min(a, b), Infinity);
  const most = coordinates.reduce((a, b) => Math.max(a, b), -Infinity);
  return Math.max(-extent - least, Math.min(extent - most, distance));
}
