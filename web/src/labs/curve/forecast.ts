import { normals } from "../normals";
import { stepsToEdge, windowOf, type Series } from "./series";

/** A network that gives, for windows of a series, what it expects after each step. */
export interface Network {
  predict(x: Float32Array, layout: { readonly shape: readonly number[] }): Promise<Float32Array>;
}

/** What one network expects of a series at each step after the first, to the right edge. */
export interface Forecast {
  /** Its answer; after what is learnt, when it is fed nothing but its own. */
  readonly line: Float32Array;
  /** Of what the next value may be: its expectation and variance. */
  readonly mean: Float32Array;
  readonly variance: Float32Array;
}

/** Of a normal distribution, the standard deviation for each unit of the median distance from the mean. */
const perMedian = 1.4826;
const differences = [1, -4, 6, -4, 1];

/** Free runs in which chance takes part, in pairs that mirror one another. */
const usualRuns = 16;

/**
 * Where truth is known, the network answers one step ahead of it; the mean square of what it is off by there is the variance s²
 * of a single step. A network that learnt its series by heart is off by next to nothing there, and will be by the series' own
 * noise; so s² is no less than that. After that it runs on freely from its own answers: once as it is, and several times with noise of
 * variance s² added to each answer before that is fed back, as a value that was measured would have it. The variance of a
 * later step is that of these runs' answers plus s².
 */
export async function forecastOf(series: Series, wanted: number, network: Network, seed: number, runs = usualRuns): Promise<Forecast> {
  const window = windowOf(series, wanted);
  const { ahead, variance } = await oneStepAhead(series, window, network);
  const length = ahead.length + Math.max(0, stepsToEdge(series) - series.learnt);
  const forecast: Forecast = { line: new Float32Array(length), mean: new Float32Array(length), variance: new Float32Array(length).fill(variance) };
  forecast.line.set(ahead);
  forecast.mean.set(ahead);
  if (ahead.length > 0) await runOn(series, window, network, { from: ahead.length, deviation: Math.sqrt(variance), runs, seed }, forecast);
  return forecast;
}

/** Answers at the steps from the second to the last that is learnt, and how far off they are where a whole window was known. */
async function oneStepAhead({ values, learnt }: Series, window: number, network: Network): Promise<{ ahead: Float32Array; variance: number }> {
  const count = learnt - window;
  if (count < 1) return { ahead: new Float32Array(0), variance: 0 };
  const x = new Float32Array(count * window);
  for (let i = 0; i < count; i++) x.set(values.subarray(i, i + window), i * window);
  const answers = await network.predict(x, { shape: [count, window, 1] });
  const ahead = new Float32Array(learnt - 1);
  ahead.set(answers.subarray(0, window));
  for (let i = 1; i < count; i++) ahead[i + window - 1] = answers[i * window + window - 1]!;
  let squares = 0;
  for (let step = window; step < learnt; step++) squares += (ahead[step - 1]! - values[step]!) ** 2;
  return { ahead, variance: Math.max(squares / count, noiseOf(values.subarray(0, learnt)) ** 2) };
}

/**
 * The standard deviation of a series' own noise, whatever smooth course it takes: from its fourth differences, in which such a
 * course is next to nothing, after P. Hall, J. Kay and D. Titterington (1990), Asymptotically Optimal Difference-Based
 * Estimation of Variance in Nonparametric Regression; by the median, so that a few steps are no noise.
 */
export function noiseOf(values: Float32Array): number {
  const count = values.length - differences.length + 1;
  if (count < 1) return 0;
  const off = Float32Array.from({ length: count }, (_, i) => Math.abs(differences.reduce((sum, weight, k) => sum + weight * values[i + k]!, 0))).sort();
  const middle = count >> 1;
  const median = count % 2 === 1 ? off[middle]! : (off[middle - 1]! + off[middle]!) / 2;
  return (perMedian * median) / Math.hypot(...differences);
}

interface Chance { readonly from: number; readonly deviation: number; readonly runs: number; readonly seed: number }

async function runOn({ values, learnt }: Series, window: number, network: Network, { from, deviation, runs, seed }: Chance, { line, mean, variance }: Forecast): Promise<void> {
  const rows = runs + 1;
  const windows = new Float32Array(rows * window);
  for (let row = 0; row < rows; row++) windows.set(values.subarray(learnt - window, learnt), row * window);
  const chance = normals((line.length - from) * (runs / 2), seed);
  for (let step = from; step < line.length; step++) {
    const answers = await network.predict(windows, { shape: [rows, window, 1] });
    const last = Float32Array.from({ length: rows }, (_, row) => answers[(row + 1) * window - 1]!);
    line[step] = last[0]!;
    const of = last.subarray(1);
    mean[step] = of.reduce((sum, each) => sum + each, 0) / runs;
    variance[step]! += of.reduce((sum, each) => sum + (each - mean[step]!) ** 2, 0) / (runs - 1);
    windows.copyWithin(0, 1);
    for (let row = 0; row < rows; row++) {
      const drawn = row === 0 ? 0 : chance[(step - from) * (runs / 2) + ((row - 1) >> 1)]! * (row % 2 === 0 ? 1 : -1);
      windows[(row + 1) * window - 1] = last[row]! + deviation * drawn;
    }
  }
}
