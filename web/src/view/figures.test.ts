import assert from "node:assert/strict";
import test from "node:test";
import { count, figure, percent } from "./figures";

test("figures have three digits, a true minus, powers of ten where zeros would pile up", () => {
  const cases: [number, string][] = [
    [0, "0"], [-0, "0"], [1, "1.00"], [0.03124, "0.0312"], [-1.254, "−1.25"], [12345.6, "12346"], [99.96, "100"], [0.00012345, "0.000123"],
    [0.000012345, "1.2·10⁻⁵"], [-3e-12, "−3.0·10⁻¹²"], [2.5e6, "2.5·10⁶"], [Infinity, "∞"], [-Infinity, "−∞"], [Number.NaN, "NaN"],
  ];
  for (const [value, text] of cases) assert.equal(figure(value), text);
});

test("counts are grouped, shares are percentages that are whole only at the ends", () => {
  assert.equal(count(999), "999");
  assert.equal(count(1234567), "1\u202f234\u202f567");
  assert.deepEqual([0, 0.00001, 0.5, 0.98765, 0.99999, 1].map((share) => percent(share)), ["0%", "0.1%", "50.0%", "98.8%", "99.9%", "100%"]);
  assert.deepEqual([0, 0.00001, 0.5, 0.98765, 0.99999, 1].map((share) => percent(share, 0)), ["0%", "1%", "50%", "99%", "99%", "100%"]);
});
