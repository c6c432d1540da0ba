import type { MakeData } from "../../api";
import { addPoints, concatenated, noPoints, withoutPoints, type Points } from "./points";
import type { DataName, PointsState } from "./table";

const shapesOfMany: ReadonlySet<DataName> = new Set(["gaussians", "spiral", "rings", "checkerboard", "blobs"]);

/** Whether a data set can have more than two classes. */
export function knowsMany(name: DataName): boolean {
  return shapesOfMany.has(name);
}

/** The data set that a state asks for, made by the engine and kept until another is asked for. */
export class DataSource {
  #key = "none";
  #made: Points = noPoints();
  #askedKey = "none";

  constructor(readonly make: MakeData) {}

  /** Whether the points at hand are those that the state asks for. */
  isCurrent(state: PointsState): boolean {
    return this.#key === keyOf(state);
  }

  /** Whether those points are at hand or on their way. */
  isAsked(state: PointsState): boolean {
    return this.#askedKey === keyOf(state);
  }

  /** Makes the points; false if a later request overtook this one. */
  async refresh(state: PointsState): Promise<boolean> {
    const key = keyOf(state);
    this.#askedKey = key;
    const made = state.data === "none" ? noPoints() : await this.#generate(state.data, state);
    if (key !== this.#askedKey) return false;
    this.#key = key;
    this.#made = made;
    return true;
  }

  /** The data set without what was erased and, from index `drawnFrom` on, what was drawn. */
  shown({ erased, points: drawn }: Pick<PointsState, "erased" | "points">): { points: Points; origin: readonly number[] } {
    const gone = new Set(erased);
    const left = withoutPoints(this.#made, (i) => gone.has(i));
    const origin = Array.from(this.#made.x.keys()).filter((i) => !gone.has(i));
    const sameKind = drawn.kind === left.kind || left.x.length === 0 || drawn.x.length === 0;
    return { points: sameKind && drawn.x.length > 0 ? concatenated(left, drawn) : left, origin };
  }

  async #generate(data: Exclude<DataName, "none">, { count, classes, noise, dataSeed }: PointsState): Promise<Points> {
    const { x, y } = await this.make(data, { count, noise, seed: dataSeed, ...(knowsMany(data) ? { classes } : {}) });
    const kind = y instanceof Float32Array ? "values" : "classes";
    return addPoints(noPoints(kind), Array.from(y, (target, i) => ({ x: x[2 * i]!, y: x[2 * i + 1]!, target })));
  }
}

function keyOf({ data, count, classes, noise, dataSeed }: PointsState): string {
  return data === "none" ? data : [data, count, classes, noise, dataSeed].join(" ");
}
