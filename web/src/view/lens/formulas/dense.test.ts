import assert from "node:assert/strict";
import test from "node:test";
import { formulas } from "./dense";
import type { LensStep, UpdateRule } from "../model";
import type { Line } from "./tex";
import { updatedBy } from "./update";

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
    "\\frac{\\partial L}{\\partial b_{1}} = \\frac{\\partial L}{\\partial z_{1}} = -0.5",
    "b_{1} \\leftarrow b_{1} + \\Delta b_{1} = 0.25 + 0.25 = 0.5",
  ]);
});

test("a weight's gradient is the share of its unit times what it carries", () => {
  assert.deepEqual(formulas(step, { kind: "edge", column: 1, to: 0, from: 0 }, all).slice(1), [
    "\\frac{\\partial L}{\\partial w_{11}} = \\frac{\\partial L}{\\partial z_{1}}\\cdot a_{1} = (-0.5)\\cdot 0.5 = -0.25",
    "w_{11} \\leftarrow w_{11} + \\Delta w_{11} = 0.5 + 0.125 = 0.625",
  ]);
});

test("an update has the rate and the gradient put in where that is all of it, and else names both before, and the optimizer's step", () => {
  const edge = { kind: "edge", column: 1, to: 0, from: 0 } as const;
  const under = (rule: UpdateRule): Line[] => formulas({ ...step, rule }, edge, all).slice(2);
  const known = (rate: number): string => `\\frac{\\partial L}{\\partial w_{11}} = -0.25 \\qquad \\eta = ${rate}`;
  const next = "w_{11} \\leftarrow w_{11} + \\Delta w_{11} = 0.5 + 0.125 = 0.625";
  assert.deepEqual(under({ rate: 0.5 }), ["w_{11} \\leftarrow w_{11} - \\eta\\,\\frac{\\partial L}{\\partial w_{11}} = 0.5 - 0.5\\cdot (-0.25) = 0.625"]);
  // A clipped gradient: the rate times what is shown is not what the weight changes by.
  assert.deepEqual(under({ rate: 0.75 }), [known(0.75), next]);
  assert.deepEqual(under({ rate: 0.5, optimizer: "Momentum", step: "momentum" }), [known(0.5), "\\text{Momentum:}\\ \\Delta w_{11} = -\\eta\\,v = 0.125", next]);
  assert.deepEqual(under({ rate: 0.5, optimizer: "Lion" }), [known(0.5), "\\text{Lion:}\\ \\Delta w_{11} = 0.125", next]);
  // One that is held: that Adam says so would be wrong.
  const [input, output] = step.columns as [LensStep["columns"][0], LensStep["columns"][0]];
  const held = formulas({ ...step, columns: [input, { ...output, w: parameter(0.5, -0.25, 0) }], rule: { rate: 0.5, optimizer: "Adam", step: "adam" } }, edge, all).slice(2);
  assert.deepEqual(held, [known(0.5), "w_{11} \\leftarrow w_{11} + \\Delta w_{11} = 0.5 + 0 = 0.5"]);
});

test("a step that rounding moved is recognised", () => {
  const [w, g, rate] = [1, 0.00123, 0.03];
  const update = Math.fround(Math.fround(w - rate * g) - w);
  assert.equal(updatedBy({ rate }, "w", parameter(w, g, update), 0).length, 1);
  assert.equal(updatedBy({ rate: 2 * rate }, "w", parameter(w, g, update), 0).length, 2);
});

test("an output under cross-entropy has softmax minus target put in, where that is its gradient", () => {
  const nodes = [1, 3].map((a, i) => ({ label: String(i), z: a, a, dz: undefined, da: [0.1192, -0.1192][i]! }));
  const classes: LensStep = { ...step, lossName: "cross-entropy", target: 1, columns: [step.columns[0]!, { ...step.columns[1]!, nodes, w: undefined, b: undefined }] };
  const [first] = formulas(classes, { kind: "unit", column: 1, unit: 1 }, { forward: false, backward: true, update: false });
  assert.equal(first, "\\frac{\\partial L}{\\partial a_{2}} = \\operatorname{softmax}(\\hat y)_{2} - y_{2} = 0.8808 - 1 = -0.1192");
  const smoothed = { ...classes, columns: [classes.columns[0]!, { ...classes.columns[1]!, nodes: nodes.map((node) => ({ ...node, da: 0.5 * node.da })) }] };
  assert.equal(formulas(smoothed, { kind: "unit", column: 1, unit: 1 }, { forward: false, backward: true, update: false })[0], "\\frac{\\partial L}{\\partial a_{2}} = -0.0596");
});

test("what is dropped or normalised has formulas of its own", () => {
  const [input, output] = step.columns as [LensStep["columns"][0], LensStep["columns"][0]];
  const through = (special: NonNullable<LensStep["columns"][0]["special"]>): Line[] => formulas({ ...step, columns: [input, { ...output, w: undefined, b: undefined, special }] }, { kind: "unit", column: 1, unit: 0 }, all);
  assert.deepEqual(through({ kind: "dropout", rate: 0.5, x: [0.25], dx: [-1] }), [
    "a_{1} = m_{1}\\,x_{1} = \\frac{1}{1 - 0.5}\\cdot 0.25 = 0.5",
    "\\frac{\\partial L}{\\partial x_{1}} = \\frac{\\partial L}{\\partial a_{1}}\\cdot\\frac{\\partial a_{1}}{\\partial x_{1}} = (-0.5)\\cdot \\frac{1}{1 - 0.5} = -1",
  ]);
  const of = { type: "layer-norm", constant: 1e-5, all: { x: Float32Array.of(0.25, 0.75), dy: Float32Array.of(1, -1) }, y: [-1, 1], parameters: { gamma: { value: Float32Array.of(1, 1), gradient: Float32Array.of(0, 0), update: Float32Array.of(0, 0) }, beta: parameter(0, 0, 0) } };
  assert.equal(through({ kind: "normalisation", of: { ...of, parameters: { ...of.parameters, beta: of.parameters.gamma } }, dx: [0] }).length, 8);
});

test("of a long sum the first terms and the last are written out, and all of them are there", () => {
  const [input, output] = step.columns as [LensStep["columns"][0], LensStep["columns"][0]];
  const of = (count: number): Line => {
    const nodes = Array.from({ length: count }, (_, a) => ({ ...input.nodes[0]!, a }));
    const w = { value: new Float32Array(count).fill(-1), gradient: new Float32Array(count), update: new Float32Array(count) };
    return formulas({ ...step, columns: [{ ...input, nodes }, { ...output, w }] }, { kind: "unit", column: 1, unit: 0 }, { forward: true, backward: false, update: false })[0]!;
  };
  const terms = (from: number, to: number): string => Array.from({ length: to - from }, (_, i) => `(-1)\\cdot ${from + i}`).join(" + ");
  const symbols = "z_{1} = \\sum_i w_{1i}\\,a_i + b_{1} = ";
  assert.equal(of(8), `${symbols}${terms(0, 8)} + 0.25 = 0.5`);
  assert.deepEqual(of(9), { short: `${symbols}${terms(0, 4)} + \\cdots + ${terms(8, 9)} + 0.25 = 0.5`, all: `${symbols}${terms(0, 9)} + 0.25 = 0.5`, terms: 9 });
});
