import type uPlot from "uplot";
import { toHex } from "../colour";
import type { Numbers } from "../figures";
import type { ColourName } from "../palette";
import type { ThemeColours } from "../theme-colours";
import { curveNames, type ChartMeasure, type CurveName } from "./curves";
import { linearTicks, logarithmicTicks } from "./ticks";

export interface CurveStyle {
  readonly colour: ColourName;
  readonly width: number;
  /** Lengths of dash and gap, in CSS pixels; empty: a whole line. */
  readonly dash: readonly number[];
}

/** Lines that are drawn differ by dash as well as by colour. */
export const curveStyles = {
  training: { colour: "training", width: 2, dash: [] },
  test: { colour: "test", width: 2, dash: [7, 3] },
  previousTraining: { colour: "previous", width: 1.25, dash: [] },
  previousTest: { colour: "previous", width: 1.25, dash: [4, 2] },
  rate: { colour: "rate", width: 1.5, dash: [1.5, 3] },
} as const satisfies Partial<Record<CurveName, CurveStyle>>;
export type DrawnCurve = keyof typeof curveStyles;

export interface OptionsRequest {
  readonly width: number;
  readonly height: number;
  readonly measure: ChartMeasure;
  readonly logarithmic: boolean;
  readonly rate: boolean;
  readonly epoch: string;
  readonly numbers: Numbers;
  /** The epochs shown. */
  readonly range: () => [from: number, to: number];
  readonly colours: () => ThemeColours;
  readonly onCursor: (chart: uPlot) => void;
  /** Scales are those of the data by then. */
  readonly onDraw: (chart: uPlot) => void;
  readonly onSelect: (chart: uPlot) => void;
  /** Whether a part is being selected. */
  readonly selecting: () => boolean;
}

// uPlot declares these as const enums, which cannot be imported one module at a time.
/* eslint-disable @typescript-eslint/no-unsafe-enum-assignment */
const logarithmicDistribution = 3 as uPlot.Scale.Distr;
const rightSide = 1 as uPlot.Axis.Side;
/* eslint-enable @typescript-eslint/no-unsafe-enum-assignment */

const perTick = { x: 64, y: 36 };
const axisFont = 12;

export function chartOptions(request: OptionsRequest): uPlot.Options {
  const { logarithmic, rate, colours, measure } = request;
  const { numbers } = request;
  const label = (value: number): string => numbers.tick(value);
  const valueLabel = measure === "accuracy" ? (value: number): string => numbers.percent(value, 0) : label;
  const stroke = (name: ColourName) => (): string => toHex(colours().colours[name]);
  const font = `${axisFont}px ${colours().font}`;
  const grid = { stroke: stroke("divider"), width: 1 };
  const ticks = { show: false };
  const axis = { stroke: stroke("muted"), font, ticks };
  const most = (pixels: number, each: number): number => Math.max(2, Math.floor(pixels / each));
  const series = (name: DrawnCurve, scale: string): uPlot.Series => {
    const style = curveStyles[name];
    const colour = stroke(style.colour);
    // A lone value has no line; beside another run's it is lone all the same.
    const points = { show: (chart: uPlot, i: number) => isLone(chart.data[i]!), size: 5, width: 0, fill: colour };
    return { scale, stroke: colour, width: style.width, spanGaps: true, points };
  };
  const bound: uPlot.Series = { scale: "y", spanGaps: true, points: { show: false } };
  const band = (name: "training" | "test"): uPlot.Band => ({
    series: [1 + curveNames.indexOf(`${name}Greatest`), 1 + curveNames.indexOf(`${name}Least`)],
    fill: () => `${toHex(colours().colours[name])}38`,
  });
  return {
    width: request.width,
    height: request.height,
    pxAlign: 0,
    padding: [8, rate ? 0 : 12, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      points: { size: 7, width: 0, fill: (chart, i) => (chart.series[i]!.stroke as (() => string) | null)?.() ?? "transparent" },
      drag: { x: true, y: false, setScale: false },
      // What is selected ends where the chart does, wherever the pointer is.
      move: (chart, left, top) => (request.selecting() ? [Math.min(chart.rect.width, Math.max(0, left)), Math.max(0, top)] : [left, top]),
    },
    scales: {
      x: { time: false, range: () => request.range() },
      y: logarithmic ? { distr: logarithmicDistribution, range: logarithmicRange } : { range: measure === "accuracy" ? shareRange : linearRange },
      rate: { distr: logarithmicDistribution, range: logarithmicRange },
    },
    axes: [
      {
        ...axis, grid: { show: false }, size: 26, gap: 6, label: request.epoch, labelSize: 18, labelGap: 0, labelFont: font,
        splits: (chart, _axis, low, high) => linearTicks(low, high, most(chart.bbox.width / devicePixelRatio, perTick.x)),
        values: (_chart, splits) => splits.map(label),
      },
      {
        ...axis, grid, size: 52, gap: 6,
        splits: (chart, _axis, low, high) => valueTicks(chart, low, high, logarithmic),
        filter: (_chart, splits) => splits,
        values: (_chart, splits) => splits.map(valueLabel),
      },
      {
        ...axis, grid: { show: false }, show: rate, scale: "rate", side: rightSide, size: 56, gap: 6,
        splits: (chart, _axis, low, high) => valueTicks(chart, low, high, true),
        filter: (_chart, splits) => splits,
        values: (_chart, splits) => splits.map(label),
      },
    ],
    series: [
      {},
      series("previousTraining", "y"),
      series("previousTest", "y"),
      series("training", "y"),
      series("test", "y"),
      { ...series("rate", "rate"), show: rate },
      bound,
      bound,
      bound,
      bound,
    ],
    bands: [band("test"), band("training")],
    hooks: { drawClear: [setDashes], draw: [request.onDraw], setCursor: [request.onCursor], setSelect: [request.onSelect] },
  };

  function valueTicks(chart: uPlot, low: number, high: number, isLogarithmic: boolean): number[] {
    const count = most(chart.bbox.height / devicePixelRatio, perTick.y);
    return isLogarithmic ? logarithmicTicks(low, high, count) : linearTicks(low, high, count);
  }
}

/** uPlot takes widths in CSS pixels, but dashes in those of the screen, which may be another by now. */
function setDashes(chart: uPlot): void {
  for (const [name, { dash }] of Object.entries<CurveStyle>(curveStyles)) chart.series[1 + curveNames.indexOf(name as DrawnCurve)]!.dash = dash.map((length) => length * devicePixelRatio);
}

function isLone(line: ArrayLike<number | null | undefined>): boolean {
  let count = 0;
  for (let i = 0; i < line.length && count < 2; i++) if (line[i] !== null) count++;
  return count === 1;
}

/** From zero, with a little room above. */
function linearRange(_chart: uPlot, low: number | null, high: number | null): [number, number] {
  if (low === null || high === null) return [0, 1];
  return [Math.min(0, low), high > 0 ? high * 1.05 : 1];
}

/** Up to all, from the least there was, or from a half where that is less. */
function shareRange(_chart: uPlot, low: number | null): [number, number] {
  return [Math.min(0.5, Math.max(0, Math.floor(10 * (low ?? 0.5)) / 10)), 1];
}

/** At least a factor of ten, with room on both sides. */
function logarithmicRange(_chart: uPlot, low: number | null, high: number | null): [number, number] {
  if (low === null || high === null || !(low > 0)) return [0.1, 1];
  const middle = Math.sqrt(low * high);
  return [Math.min(low / 1.15, middle / 3.2), Math.max(high * 1.15, middle * 3.2)];
}
