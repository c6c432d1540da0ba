import type { LensParameter, UpdateRule } from "../model";
import { signed, texNumber } from "./tex";

// What an optimizer makes of a gradient, as TeX.

/** Optimizers whose step is short to say. m and v are running means of the gradients and of their squares, a hat corrects those for their start at 0. */
const steps: Readonly<Record<string, string>> = {
  momentum: "-\\eta\\,v",
  adam: "-\\eta\\,\\frac{\\hat m}{\\sqrt{\\hat v} + \\varepsilon}",
  decayed: "-\\eta\\,\\Big(\\frac{\\hat m}{\\sqrt{\\hat v} + \\varepsilon} + \\lambda\\,w\\Big)",
  amsgrad: "-\\eta\\,\\frac{\\hat m}{\\sqrt{\\hat v_{\\max}} + \\varepsilon}",
};

/** Relative, of a sum. */
const float32Rounding = 2 ** -23;

/** w + Δw: float32(value + update) is the next value. */
function updated(what: string, value: number, update: number): string {
  return `${what} \\leftarrow ${what} + \\Delta ${what} = ${texNumber(value)} + ${signed(update)} = ${texNumber(Math.fround(value + update))}`;
}

/**
 * A parameter's step. Where that is w - η ∂L/∂w it is said so with its numbers; where it is more, gradient and rate stand on a line
 * before, and what the optimizer makes of them on the next.
 */
export function updatedBy(rule: UpdateRule | undefined, what: string, { value, gradient, update }: LensParameter, at: number): string[] {
  const [w, g, dw] = [value[at]!, gradient[at]!, update[at]!];
  if (rule === undefined) return [updated(what, w, dw)];
  const slope = `\\frac{\\partial L}{\\partial ${what}}`;
  const { rate, optimizer, step } = rule;
  // Clipping, penalties, decay and a hand that holds the weight make it another.
  if (optimizer === undefined && Math.abs(dw + rate * g) <= 1e-4 * Math.abs(dw) + float32Rounding * Math.abs(w))
    return [`${what} \\leftarrow ${what} - \\eta\\,${slope} = ${texNumber(w)} - ${texNumber(rate)}\\cdot ${signed(g)} = ${texNumber(Math.fround(w + dw))}`];
  const lines = [`${slope} = ${texNumber(g)} \\qquad \\eta = ${texNumber(rate)}`];
  // What does not move may be held.
  if (optimizer !== undefined && dw !== 0) lines.push(`\\text{${optimizer}:}\\ \\Delta ${what} = ${step === undefined ? "" : `${steps[step]!} = `}${texNumber(dw)}`);
  return [...lines, updated(what, w, dw)];
}
