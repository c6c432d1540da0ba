import assert from "node:assert/strict";
import test from "node:test";
import { englishNumbers, Numbers } from "./figures";

test("figures have three digits, a true minus, powers of ten where zeros would pile up", () => {
  const cases: [number, string][] = [
    [0, "0"], [-0, "0"], [1, "1.00"], [0.03124, "0.0312"], [-1.254, "−1.25"], [12345.6, "12346"], [99.96, "100"], [0.00012345, "0.000123"],
    [0.000012345, "1.2·10⁻⁵"], [-3e-12, "−3.0·10⁻¹²"], [2.5e6, "2.5·10⁶"], [Infinity, "∞"], [-Infinity, "−∞"], [Number.NaN, "NaN"],
  ];
  for (const [value, text] of cases) assert.equal(englishNumbers.figure(value), text);
});

test("counts are grouped, shares are percentages that are whole only at the ends", () => {
  const { count, percent } = bound(englishNumbers);
  assert.equal(count(999), "999");
  assert.equal(count(1234567), "1,234,567");
  assert.deepEqual([0, 0.00001, 0.5, 0.98765, 0.99999, 1].map((share) => percent(share)), ["0%", "0.1%", "50.0%", "98.8%", "99.9%", "100%"]);
  assert.deepEqual([0, 0.00001, 0.5, 0.98765, 0.99999, 1].map((share) => percent(share, 0)), ["0%", "1%", "50%", "99%", "99%", "100%"]);
});

function bound(numbers: Numbers): Pick<Numbers, "count" | "percent"> {
  return { count: (value) => numbers.count(value), percent: (share, digits) => numbers.percent(share, digits) };
}

test("each language has its marks, also where numbers are read back", () => {
  const german = new Numbers("de");
  assert.equal(german.figure(-1.254), "−1,25");
  assert.equal(german.figure(0.000012345), "1,2·10⁻⁵");
  assert.equal(german.count(1234567), "1.234.567");
  assert.equal(german.percent(0.984), "98,4\u00a0%");
  assert.equal(german.plain(0.003), "0,003");
  for (const [text, value] of [["0,003", 0.003], ["0.003", 0.003], ["−1,5", -1.5], ["7", 7]] as const) assert.equal(german.read(text), value);
  for (const text of ["", "1,000,000", "ten"]) assert(Number.isNaN(german.read(text)), text);
  assert.equal(new Numbers("es").figure(0.5), "0,500");
});

test("along an axis numbers have no zeros at their end", () => {
  const cases: [number, string][] = [[0.5, "0.5"], [1, "1"], [100, "100"], [20000, "20000"], [2e6, "2·10⁶"], [1.5e-5, "1.5·10⁻⁵"], [0, "0"], [-0.25, "−0.25"]];
  for (const [value, text] of cases) assert.equal(englishNumbers.tick(value), text);
  assert.equal(new Numbers("de").tick(0.5), "0,5");
});

test("shares are written to be changed by hand, and read with their language's marks", () => {
  const german = new Numbers("de");
  assert.deepEqual([0, 0.2, 0.125, 1].map((value) => englishNumbers.share(value)), ["0%", "20%", "12.5%", "100%"]);
  assert.deepEqual([0.2, 0.125].map((value) => german.share(value)), ["20\u00a0%", "12,5\u00a0%"]);
  for (const value of [0, 0.001, 0.125, 0.655, 1]) for (const each of [englishNumbers, german]) assert.equal(Number(each.readShare(each.share(value)).toFixed(9)), value);
  assert.deepEqual(["12,5", "12,5 %", "12.5", "12.5%"].map((text) => german.readShare(text)), [0.125, 0.125, 0.125, 0.125]);
  assert.deepEqual(["zwölf", "%"].map((text) => german.readShare(text)), [Number.NaN, Number.NaN]);
});
