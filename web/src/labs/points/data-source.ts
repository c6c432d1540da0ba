import type { MakeData } from "../../api";
import { addPoints, asKind, classCount, concatenated, noPoints, withoutPoints, type Points } from "./points";
import type { DataName, PointsState } from "./table";

const shapesOfMany: ReadonlySet<DataName> = new Set(["gaussians", "spiral", "rings", "checkerboard", "blobs"]);

const shapesOfValues: ReadonlySet<DataName> = new Set(["plane", "multi-gaussian", "swiss-roll"]);

/** Whether a data set can have more than two classes: those of numbers can, cut into parts. */
export function knowsMany({ data, kind }: Pick<PointsState, "data" | "kind">): boolean {
  return shapesOfMany.has(data) || (kind === "classes" && shapesOfValues.has(data));
}

/** The data set that a state asks for, made by the engine and kept until another is asked for. */
export class DataSource {
  #key = "none";
  #made: Points = noPoints();
  #askedKey = "none";
  #learnt: string | undefined;

  constructor(readonly make: MakeData) {}

  /** Whether the points at hand are those that the state asks for. */
  isCurrent(state: PointsState): boolean {
    return this.#key === keyOf(state);
  }

  /** Whether those points are at hand or on their way. */
  isAsked(state: PointsState): boolean {
    return this.#askedKey === keyOf(state);
  }

  /** Whether points that are learnt now are of another data set than those before; more of them, or with more noise, are of the same. */
  isAnother({ data, classes }: Pick<PointsState, "data" | "classes">): boolean {
    const before = this.#learnt;
    this.#learnt = data === "none" ? data : `${data} ${classes}`;
    return before !== undefined && before !== this.#learnt;
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

  /** The data set without what was erased, and after it what was drawn; all of the kind that the state asks for. */
  shown({ erased, points: drawn, kind, classes }: Pick<PointsState, "erased" | "points" | "kind" | "classes">): { points: Points; origin: readonly number[] } {
    const gone = new Set(erased);
    const left = withoutPoints(this.#made, (i) => gone.has(i));
    const origin = Array.from(this.#made.x.keys()).filter((i) => !gone.has(i));
    const own = this.#made.x.length > 0 ? this.#made.kind : drawn.kind;
    const wanted = kind === "own" ? own : kind;
    // Of the whole set: what is erased changes no other value.
    const most = Math.max(...[this.#made, drawn].map((each) => (each.kind === "classes" ? classCount(each) : 2)));
    return { points: concatenated(asKind(left, wanted, classes, most), asKind(drawn, wanted, classes, most)), origin };
  }

  async #generate(data: Exclude<DataName, "none">, { count, classes, noise, balance, labelNoise, dataSeed }: PointsState): Promise<Points> {
    const { x, y } = await this.make(data, { count, noise, balance, labelNoise, seed: dataSeed, ...(shapesOfMany.has(data) ? { classes } : {}) });
    const kind = y instanceof Float32Array ? "values" : "classes";
    return addPoints(noPoints(kind), Array.from(y, (target, i) => ({ x: x[2 * i]!, y: x[2 * i + 1]!, target })));
  }
}

function keyOf({ data, count, classes, noise, balance, labelNoise, dataSeed }: PointsState): string {
  return data === "none" ? data : [data, count, classes, noise, balance, labelNoise, dataSeed].join(" ");
}
