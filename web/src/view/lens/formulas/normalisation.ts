import type { Known } from "./known";
import type { LensParameter, UpdateRule } from "../model";
import { signed, texNumber } from "./tex";
import { updatedBy } from "./update";

/** One of the numbers that are normalised together: a feature over the batch, or the features of one example. */
export interface Normalisation {
  /** All of them, before. */
  readonly values: readonly number[];
  /** The loss's gradient by all of them, after. */
  readonly gradients: readonly number[];
  /** gamma and beta of each. */
  readonly scales: readonly number[];
  readonly shifts: readonly number[];
  readonly epsilon: number;
  /** Which of them is looked at. */
  readonly at: number;
  /** Its name, as "3", and what the sums run over. */
  readonly name: string;
  readonly over: string;
  readonly y: number;
  readonly dx: number;
  readonly gamma: LensParameter;
  readonly beta: LensParameter;
  /** Of its gamma and beta. */
  readonly parameter: number;
}

export interface Normalised {
  readonly mean: number;
  readonly variance: number;
  readonly hat: number;
  readonly y: number;
  readonly dx: number;
}

const mean = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0) / values.length;

/** y = gamma*xhat + beta, xhat = (x-mean)/sqrt(variance+epsilon); dx = (g - mean(g) - xhat*mean(g*xhat))/sqrt(variance+epsilon), g = gamma*dy. */
export function normalised({ values, gradients, scales, shifts, epsilon, at }: Normalisation): Normalised {
  const middle = mean(values);
  const variance = mean(values.map((value) => (value - middle) ** 2));
  const deviation = Math.sqrt(variance + epsilon);
  const hats = values.map((value) => (value - middle) / deviation);
  const g = gradients.map((gradient, i) => gradient * scales[i]!);
  const pull = mean(g.map((each, i) => each * hats[i]!));
  return { mean: middle, variance, hat: hats[at]!, y: scales[at]! * hats[at]! + shifts[at]!, dx: (g[at]! - mean(g) - hats[at]! * pull) / deviation };
}

export function normalisationFormulas(normalisation: Normalisation, kinds: Known, rule?: UpdateRule): string[] {
  const { values, gradients, scales, shifts, epsilon, at, name: k, over, y, dx, gamma, beta, parameter } = normalisation;
  const { mean: middle, variance, hat } = normalised(normalisation);
  const n = values.length;
  const root = `\\sqrt{${texNumber(variance)} + ${texNumber(epsilon)}}`;
  const lines: string[] = [];
  if (kinds.forward) {
    lines.push(`\\mu = \\frac{1}{${n}}\\sum_{${over}} x = ${texNumber(middle)} \\qquad \\sigma^2 = \\frac{1}{${n}}\\sum_{${over}} (x - \\mu)^2 = ${texNumber(variance)}`);
    lines.push(`\\hat x_{${k}} = \\frac{x_{${k}} - \\mu}{\\sqrt{\\sigma^2 + \\varepsilon}} = \\frac{${texNumber(values[at]!)} - ${signed(middle)}}{${root}} = ${texNumber(hat)}`);
    lines.push(`a_{${k}} = \\gamma\\,\\hat x_{${k}} + \\beta = ${texNumber(scales[at]!)}\\cdot ${signed(hat)} + ${signed(shifts[at]!)} = ${texNumber(y)}`);
  }
  if (kinds.backward) {
    lines.push(`\\frac{\\partial L}{\\partial a_{${k}}} = ${texNumber(gradients[at]!)} \\qquad g = \\gamma\\,\\frac{\\partial L}{\\partial a}`);
    lines.push(`\\frac{\\partial L}{\\partial x_{${k}}} = \\frac{1}{\\sqrt{\\sigma^2+\\varepsilon}}\\left(g_{${k}} - \\overline{g} - \\hat x_{${k}}\\,\\overline{g\\,\\hat x}\\right) = ${texNumber(dx)}`);
    lines.push(`\\frac{\\partial L}{\\partial \\gamma} = \\sum \\frac{\\partial L}{\\partial a}\\,\\hat x = ${texNumber(gamma.gradient[parameter]!)} \\qquad \\frac{\\partial L}{\\partial \\beta} = \\sum \\frac{\\partial L}{\\partial a} = ${texNumber(beta.gradient[parameter]!)}`);
  }
  if (kinds.update) lines.push(...updatedBy(rule, "\\gamma", gamma, parameter), ...updatedBy(rule, "\\beta", beta, parameter));
  return lines;
}
