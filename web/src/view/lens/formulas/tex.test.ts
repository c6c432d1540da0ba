import assert from "node:assert/strict";
import test from "node:test";
import { renderToString } from "katex";
import { matrix, texNumber } from "./tex";

test("numbers are short, and signs do not meet", () => {
  assert.equal(texNumber(0.35835739), "0.3584");
  assert.equal(texNumber(-0.25, true), "(-0.25)");
  assert.equal(texNumber(-0.25), "-0.25");
  assert.equal(texNumber(0.0000123), "1.23\\cdot 10^{-5}");
  assert.equal(texNumber(0), "0");
});

test("a matrix is short, and KaTeX sets it as a table with what is marked in a box", () => {
  const tex = matrix([[0.12345, -1.5], [0, 1e-9]], [0, 1]);
  assert.equal(tex, "\\begin{pmatrix}0.12 & \\boxed{-1.5} \\\\ 0 & 0.00\\end{pmatrix}");
  assert.equal(renderToString(tex, { output: "mathml", throwOnError: true }).match(/<mtd/g)?.length, 4);
});
