import type { Data, Examples } from "../../../api";
import { wantsSigns } from "../losses";
import type { PointsModel } from "../model";
import { targetsOf } from "../training/examples";

/** What is looked at: one example, or several as a batch. */
export interface Subject {
  readonly examples: Examples;
  readonly count: number;
  /** Of the points, ascending. */
  readonly numbers: readonly number[];
}

/** The selected points; without any the newest drawn, or first, point that is trained on. */
export function subjectOf(model: PointsModel, fallback: number): Subject | undefined {
  const { points, selection } = model;
  if (points.x.length === 0) return undefined;
  const selected = [...selection.numbers].sort((a, b) => a - b);
  const numbers = selected.length > 0 ? selected : [Math.min(fallback, points.x.length - 1)];
  return { numbers, count: numbers.length, examples: examplesAt(model, numbers) };
}

export function examplesAt({ points, spec }: PointsModel, numbers: readonly number[]): Examples {
  const x = Float32Array.from(numbers.flatMap((i) => [points.x[i]!, points.y[i]!]));
  return { x, y: targetsOf(points, numbers, wantsSigns(spec)) };
}

/** The first of the training examples, as many as are needed to judge a network by. */
export function sampleOf(data: Data, most: number): { readonly examples: Examples; readonly count: number } {
  const count = Math.min(most, data.y.length);
  return { count, examples: { x: data.x.slice(0, 2 * count), y: data.y.slice(0, count) } };
}
