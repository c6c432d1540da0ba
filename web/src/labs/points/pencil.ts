import type { Store } from "../../state/store";
import { addPoints, mostPoints, pickPoints, withoutPoints, type Points } from "./points";
import type { PointsTable } from "./table";
import { beginStroke, erasedTo, pointsTo, type Press, type Stroke } from "./tools";

/** What lies on the drawing: the first `origin.length` points are those numbers of the data set, the others were drawn. */
export interface Lying {
  readonly points: Points;
  readonly origin: readonly number[];
}

/** The drawn points as they lie: of the other kind once those that are kept were shown as that, so that what comes and goes changes no other. */
export function drawnOf({ points, origin }: Lying, kept: Points): Points {
  return kept.kind === points.kind ? kept : pickPoints(points, Array.from({ length: points.x.length - origin.length }, (_, i) => origin.length + i));
}

/** Turns strokes into changes of the state: drawn points come and go, points of the data set are noted as erased. */
export class Pencil {
  #stroke: Stroke | undefined;

  constructor(
    readonly store: Store<PointsTable>,
    readonly lying: () => Lying,
    readonly full: () => void,
  ) {}

  begin(at: Press, erase: boolean): void {
    const { tool, value, class: label } = this.store.values;
    this.store.settle();
    this.#stroke = beginStroke(erase ? "eraser" : tool, this.lying().points.kind === "values" ? value : label);
    this.extend([at]);
  }

  extend(to: readonly Press[]): void {
    if (this.#stroke === undefined) return;
    if (this.#stroke.tool === "eraser") this.#erase(this.#stroke, to);
    else this.#draw(this.#stroke, to);
  }

  end(): void {
    this.#stroke = undefined;
    this.store.settle();
  }

  #draw(stroke: Stroke, to: readonly Press[]): void {
    const { kind } = this.lying().points;
    const added = to.flatMap((position) => {
      if (kind === "values") stroke.target = pressed(position) ?? stroke.target;
      return pointsTo(stroke, position);
    });
    if (added.length === 0) return;
    const room = mostPoints - this.lying().points.x.length;
    if (added.length > room) this.full();
    this.store.set({ points: addPoints(drawnOf(this.lying(), this.store.values.points), added.slice(0, Math.max(0, room))) }, { merge: "stroke" });
  }

  #erase(stroke: Stroke, to: readonly Press[]): void {
    const tests = to.map((position) => erasedTo(stroke, position));
    const lying = this.lying(), { points, origin } = lying;
    const hit = (i: number): boolean => tests.some((meets) => meets({ x: points.x[i]!, y: points.y[i]! }));
    const gone = origin.filter((_, i) => hit(i));
    this.store.set(
      {
        points: withoutPoints(drawnOf(lying, this.store.values.points), (i) => hit(origin.length + i)),
        ...(gone.length === 0 ? {} : { erased: [...this.store.values.erased, ...gone].sort((a, b) => a - b) }),
      },
      { merge: "stroke" },
    );
  }
}

/** What a pen draws where targets are numbers: -1 at its lightest, 1 at its firmest. */
function pressed({ pressure }: Press): number | undefined {
  return pressure === undefined ? undefined : 2 * pressure - 1;
}
