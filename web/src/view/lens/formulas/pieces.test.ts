import assert from "node:assert/strict";
import test from "node:test";
import { piecesOf } from "./pieces";

test("a formula may be broken before what joins its parts, not within them", () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["a_{1} = z_{1} = 0.5", ["a_{1}", "{}= z_{1}", "{}= 0.5"]],
    ["z_{1,y+1} = \\sum_i w_{1i}\\,a_i + b_{1}", ["z_{1,y+1}", "{}= \\sum_i w_{1i}\\,a_i", "{}+ b_{1}"]],
    ["\\mu = 0.5 \\qquad \\sigma^2 = 0.25", ["\\mu", "{}= 0.5", "\\quad  \\sigma^2", "{}= 0.25"]],
    ["\\Sigma_{1} = \\sum \\begin{pmatrix}1 & 2 \\\\ 3 & 4\\end{pmatrix} \\odot \\begin{pmatrix}1 & 0\\end{pmatrix} = 2", ["\\Sigma_{1}", "{}= \\sum \\begin{pmatrix}1 & 2 \\\\ 3 & 4\\end{pmatrix}", "{}\\odot \\begin{pmatrix}1 & 0\\end{pmatrix}", "{}= 2"]],
    ["x = \\frac{1}{s}\\left(g - \\overline{g} + \\hat x\\right) = 1", ["x", "{}= \\frac{1}{s}\\left(g - \\overline{g} + \\hat x\\right)", "{}= 1"]],
    ["w \\leftarrow w + \\Delta w", ["w", "{}\\leftarrow w", "{}+ \\Delta w"]],
    ["\\text{Adam:}\\ \\Delta w = -\\eta\\,v = 1", ["\\text{Adam:}\\ \\Delta w", "{}= -\\eta\\,v", "{}= 1"]],
    ["z = (-0.004916)\\cdot (-0.05725 - (-0.7035))\\cdot 0.4327\\,(1 - 0.4327)", ["z", "{}= (-0.004916)", "{}\\cdot (-0.05725 - (-0.7035))", "{}\\cdot 0.4327", "(1 - 0.4327)"]],
    ["z = (-2.573\\cdot 10^{-6})\\cdot (-2.573\\cdot 10^{-6})", ["z", "{}= (-2.573\\cdot 10^{-6})", "{}\\cdot (-2.573\\cdot 10^{-6})"]],
    ["x", ["x"]],
  ];
  for (const [tex, pieces] of cases) assert.deepEqual(piecesOf(tex), pieces);
  assert.equal(cases.length, 10);
});
