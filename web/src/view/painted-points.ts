import type { PaintedPoints } from "./points-painter";

const columns = ["x", "y", "target", "test"] as const;

/**
 * Remembers which points were painted, to tell whether others are the same with some more at the end: then only those
 * need painting. Marks of wrong and selected points lie above and are not asked for.
 */
export class PaintedBefore {
  #kind: PaintedPoints["kind"] = "classes";
  #count = 0;
  readonly #kept = new Map(columns.map((name) => [name, new Float32Array()]));

  /** How many of the points are painted already: all that were painted before, or none. */
  unchanged(points: PaintedPoints): number {
    if (points.kind !== this.#kind || points.count < this.#count) return 0;
    for (const name of columns) {
      const kept = this.#kept.get(name)!;
      const now = points[name];
      for (let i = 0; i < this.#count; i++) if (kept[i] !== (now === undefined ? 0 : Math.fround(now[i]!))) return 0;
    }
    return this.#count;
  }

  /** Takes over what is painted now. */
  keep(points: PaintedPoints): void {
    this.#kind = points.kind;
    this.#count = points.count;
    for (const name of columns) {
      let kept = this.#kept.get(name)!;
      if (kept.length < points.count) this.#kept.set(name, (kept = new Float32Array(2 * points.count)));
      const now = points[name];
      for (let i = 0; i < points.count; i++) kept[i] = now === undefined ? 0 : now[i]!;
    }
  }

  forget(): void {
    this.#count = 0;
  }
}
