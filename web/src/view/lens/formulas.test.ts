import assert from "node:assert/strict";
import test from "node:test";
import { formulas, texNumber } from "./formulas";
import type { LensStep } from "./model";

test("numbers are short, and signs do not meet", () => {
  assert.equal(texNumber(0.35835739), "0.3584");
  assert.equal(texNumber(-0.25, true), "(-0.25)");
  assert.equal(texNumber(-0.25), "-0.25");
  assert.equal(texNumber(0.0000123), "1.23\\cdot 10^{-5}");
  assert.equal(texNumber(0), "0");
});

const parameter = (value: number, gradient: number, update: number) => ({ value: Float32Array.of(value), gradient: Float32Array.of(gradient), update: Float32Array.of(update) });
const step: LensStep = {
  examples: 1, loss: 0.125, lossName: "half-mse", target: 1,
  columns: [
    { title: "Input", layer: -1, activation: "linear", w: undefined, b: undefined, nodes: [{ label: "x1", z: undefined, a: 0.5, dz: undefined, da: 0 }] },
    { title: "Output", layer: 0, activation: "linear", w: parameter(0.5, -0.25, 0.125), b: parameter(0.25, -0.5, 0.25), nodes: [{ label: "1", z: 0.5, a: 0.5, dz: -0.5, da: -0.5 }] },
  ],
};
const all = { forward: true, backward: true, update: true };

test("a unit's formulas go forward and back with its numbers put in", () => {
  assert.deepEqual(formulas(step, { kind: "unit", column: 1, unit: 0 }, all), [
    "z_{1} = \\sum_i w_{1i}\\,a_i + b_{1} = 0.5\\cdot 0.5 + 0.25 = 0.5",
    "a_{1} = z_{1} = 0.5",
    "\\frac{\\partial L}{\\partial a_{1}} = \\hat y - y = 0.5 - 1 = -0.5",
    "\\frac{\\partial L}{\\partial z_{1}} = \\frac{\\partial L}{\\partial a_{1}}\\cdot\\frac{\\partial a_{1}}{\\partial z_{1}} = (-0.5)\\cdot 1 = -0.5",
    "b_{1} \\leftarrow b_{1} + \\Delta b_{1} = 0.25 + 0.25 = 0.5",
  ]);
});

test("a weight's gradient is the share of its unit times what it carries", () => {
  assert.deepEqual(formulas(step, { kind: "edge", column: 1, to: 0, from: 0 }, all).slice(1), [
    "\\frac{\\partial L}{\\partial w_{11}} = \\frac{\\partial L}{\\partial z_{1}}\\cdot a_{1} = (-0.5)\\cdot 0.5 = -0.25",
    "w_{11} \\leftarrow w_{11} + \\Delta w_{11} = 0.5 + 0.125 = 0.625",
  ]);
});
