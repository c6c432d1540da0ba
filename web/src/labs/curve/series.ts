import type { Data } from "../../api";
import { columns, drawnColumns, xOf, type Curve } from "./curve";

// A drawn curve as a series: its value at every third column, in order, from the first that is drawn to the last.

const apart = 3;

export interface Series {
  /** The column of the first step. */
  readonly from: number;
  readonly values: Float32Array;
  /** So many of the first values are learnt; the others are kept to compare with. */
  readonly learnt: number;
}

/** Columns that were left out are bridged by straight lines. */
export function seriesOf(curve: Curve, learntShare: number): Series {
  const drawn = drawnColumns(curve);
  const from = drawn[0] ?? 0;
  const length = drawn.length === 0 ? 0 : Math.floor((drawn.at(-1)! - from) / apart) + 1;
  const values = Float32Array.from({ length }, (_, i) => bridged(curve, from + i * apart));
  return { from, values, learnt: Math.round(length * learntShare) };
}

export function placeOf({ from }: Pick<Series, "from">, step: number): number {
  return xOf(from + step * apart);
}

/** Steps from the first to the right edge. */
export function stepsToEdge({ from }: Pick<Series, "from">): number {
  return Math.floor((columns - 1 - from) / apart) + 1;
}

function bridged(curve: Curve, column: number): number {
  let before = column;
  while (Number.isNaN(curve[before]!)) before--;
  let after = column;
  while (Number.isNaN(curve[after]!)) after++;
  if (before === after) return curve[column]!;
  return curve[before]! + ((curve[after]! - curve[before]!) * (column - before)) / (after - before);
}

/** A window never takes more than half of what is learnt, so that there are many of them. */
export function windowOf({ learnt }: Series, wanted: number): number {
  return Math.max(2, Math.min(wanted, Math.floor(learnt / 2)));
}

/** Every window of what is learnt: at each step the value, and as its target the next one. Tests on the windows of the rest. */
export function seriesData(series: Series, wanted: number): Data | undefined {
  const window = windowOf(series, wanted);
  const { values, learnt } = series;
  const train = windows(values.subarray(0, learnt), window);
  if (train.count === 0) return undefined;
  const test = windows(values.subarray(Math.max(0, learnt - window)), window);
  return { x: train.x, y: train.y, shape: [train.count, window, 1], ...(test.count > 0 ? { testX: test.x, testY: test.y, testShape: [test.count, window, 1] } : {}) };
}

function windows(values: Float32Array, window: number): { x: Float32Array; y: Float32Array; count: number } {
  const count = Math.max(0, values.length - window);
  const x = new Float32Array(count * window);
  const y = new Float32Array(count * window);
  for (let i = 0; i < count; i++) {
    x.set(values.subarray(i, i + window), i * window);
    y.set(values.subarray(i + 1, i + 1 + window), i * window);
  }
  return { x, y, count };
}
