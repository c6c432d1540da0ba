import assert from "node:assert/strict";
import test from "node:test";
import { renderToString } from "katex";
import { marked, signsOfNumbers } from "./mathml";

test("a formula has the decimal mark of its language inside each number", () => {
  assert.equal(marked("x_{1} = 0.5 + (-1.25)", "."), "x_{1} = 0.5 + (-1.25)");
  assert.equal(marked("x_{1} = 0.5 + (-1.25)", ","), "x_{1} = 0{,}5 + (-1{,}25)");
  assert.match(renderToString(marked("0.5", ","), { output: "mathml" }), /<mn>0,5<\/mn>/);
});

test("a minus that is a number's sign is told from one between two numbers", () => {
  assert.equal(signsOfNumbers("{}= -0.5\\cdot (-2.5\\cdot 10^{-6})"), "{}= {-0.5}\\cdot ( {-2.5\\cdot 10^{-6}})");
  assert.equal(signsOfNumbers(marked("{}= -0.5", ",")), "{}= {-0{,}5}");
  assert.equal(signsOfNumbers("{}= 0.5 - 1"), "{}= 0.5 - 1");
});
