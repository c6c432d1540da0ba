import type { History, Measure } from "./history";
import { bound, summarise } from "./summary";

type Line = (number | null)[];

/** Lines over one shared x; null where a line has no value. In the order of `curveNames`. */
export type Curves = [x: number[], ...lines: Line[]];

/** In the order that they are drawn. Where moments are summed up, `...Least` and `...Greatest` bound what a line is the mean of. */
export const curveNames = [
  "previousTraining", "previousTest", "training", "test", "rate", "trainingLeast", "trainingGreatest", "testLeast", "testGreatest",
] as const;
export type CurveName = (typeof curveNames)[number];

/** What a chart is of. */
export type ChartMeasure = "loss" | "accuracy";

const columns = { loss: ["loss", "testLoss"], accuracy: ["accuracy", "testAccuracy"] } as const satisfies Record<ChartMeasure, readonly Measure[]>;

export interface CurvesRequest {
  readonly measure?: ChartMeasure;
  readonly history: History | undefined;
  readonly previous: History | undefined;
  /** Of epochs; undefined: all. */
  readonly range: readonly [from: number, to: number] | undefined;
  readonly logarithmic: boolean;
  /** The most points a line may have. */
  readonly most: number;
}

interface Run {
  readonly x: number[];
  readonly lines: Line[];
}

/** What the chart draws of both runs, summed up as far as needed. */
export function curvesOf(request: CurvesRequest): Curves {
  const now = runOf(request.history, [...columns[request.measure ?? "loss"], "learningRate"], request);
  const before = runOf(request.previous, columns[request.measure ?? "loss"], request);
  const [x, [training, test, rate, trainingLeast, testLeast, , trainingGreatest, testGreatest], [previousTraining, previousTest]] = align(now, before);
  return [x, previousTraining!, previousTest!, training!, test!, rate!, trainingLeast!, trainingGreatest!, testLeast!, testGreatest!];
}

/** The means of the measures, then their least values, then their greatest. */
function runOf(history: History | undefined, names: readonly Measure[], { range, most, logarithmic }: CurvesRequest): Run {
  if (history === undefined) return { x: [], lines: Array.from({ length: 3 * names.length }, () => []) };
  const { epochs } = history;
  // One more on each side, so that lines run on to the edge.
  const from = range === undefined ? 0 : Math.max(0, bound(epochs, range[0], 0, epochs.length) - 1);
  const to = range === undefined ? epochs.length : Math.min(epochs.length, bound(epochs, range[1], 0, epochs.length) + 1);
  const { x, mean, least, greatest, group } = summarise(epochs, names.map((name) => history.column(name)), from, to, most);
  const drawable = (value: number): number | null => (Number.isFinite(value) && (!logarithmic || value > 0) ? value : null);
  const bounds = group > 1 ? [...least, ...greatest] : [...least, ...greatest].map((line) => line.map(() => Number.NaN));
  return { x, lines: [...mean, ...bounds].map((line) => line.map(drawable)) };
}

/** Both runs over the union of their epochs; equal epochs of the two are one. */
export function align(a: Run, b: Run): [x: number[], a: Line[], b: Line[]] {
  if (b.x.length === 0) return [a.x, a.lines, b.lines.map(() => a.x.map(() => null))];
  const x: number[] = [];
  const linesA: Line[] = a.lines.map(() => []);
  const linesB: Line[] = b.lines.map(() => []);
  for (let i = 0, j = 0; i < a.x.length || j < b.x.length;) {
    const [atA, atB] = [a.x[i] ?? Infinity, b.x[j] ?? Infinity];
    const next = Math.min(atA, atB);
    x.push(next);
    const [takeA, takeB] = [atA === next, atB === next];
    for (const [k, line] of a.lines.entries()) linesA[k]!.push(takeA ? line[i]! : null);
    for (const [k, line] of b.lines.entries()) linesB[k]!.push(takeB ? line[j]! : null);
    if (takeA) i++;
    if (takeB) j++;
  }
  return [x, linesA, linesB];
}

/** The value of a line at x, between its two neighbours there (linearly); null beyond its ends. */
export function valueAt(x: readonly number[], line: Readonly<Line>, at: number): number | null {
  let right = bound(x, at, 0, x.length);
  let left = right < x.length && x[right] === at ? right : right - 1;
  while (left >= 0 && line[left] === null) left--;
  while (right < x.length && line[right] === null) right++;
  const [before, after] = [line[left], line[right]];
  if (before === undefined || before === null || after === undefined || after === null) return null;
  return left === right ? before : before + ((after - before) * (at - x[left]!)) / (x[right]! - x[left]!);
}
