import assert from "node:assert/strict";
import test from "node:test";
import { fromHex, mix, toPixel, type RGB } from "./colour";
import type { Field } from "./field";
import { fillDiverging, fillField } from "./field-pixels";
import { classCount, palettes, type ColourName } from "./palette";
import { betweenClasses, makeShades, shadeSteps } from "./shades";
import type { ThemeColours } from "./theme-colours";

const colours = Object.fromEntries(Object.entries(palettes.light).map(([name, hex]) => [name, fromHex(hex)])) as Record<ColourName, RGB>;
const themed: ThemeColours = { colours, classes: Array.from({ length: classCount }, (_, i) => colours[`class-${i + 1}` as ColourName]), font: "" };
const strength = 0.6;
const shades = makeShades(themed, strength);
const between = betweenClasses(shades);
const background = toPixel(colours.background);

const row = (values: number[], channels = 1): Field => ({ width: values.length / channels, height: 1, channels, values });
const full = (name: ColourName, share = 1): number => toPixel(mix(colours.background, colours[name], strength * share));

function paint(field: Field, kind: "probability" | "score" | "classes" | "numbers", hard = false): number[] {
  const pixels = new Uint32Array(field.width * field.height);
  fillField(pixels, field, kind === "numbers" ? { kind } : { kind, hard }, shades, between);
  return [...pixels];
}

test("a probability goes from class 1's colour through the background to class 2's", () => {
  assert.deepEqual(paint(row([0, 0.25, 0.5, 0.75, 1]), "probability"), [
    full("class-1"), full("class-1", 0.5), background, full("class-2", 0.5), full("class-2"),
  ]);
});

test("a score is full at -1 and 1 and stays so beyond; numbers use the diverging colours", () => {
  assert.deepEqual(paint(row([-9, -1, 0, 1, 9]), "score"), [full("class-1"), full("class-1"), background, full("class-2"), full("class-2")]);
  assert.deepEqual(paint(row([-Infinity, -0.5, 0, 1]), "numbers"), [
    full("negative-field"), full("negative-field", 0.5), background, full("positive-field"),
  ]);
});

test("hard, a class is in full however small its lead", () => {
  assert.deepEqual(paint(row([0, 0.499, 0.501, 1]), "probability", true), [full("class-1"), full("class-1"), full("class-2"), full("class-2")]);
  assert.deepEqual(paint(row([-9, -0.01, 0.01]), "score", true), [full("class-1"), full("class-1"), full("class-2")]);
  assert.deepEqual(paint(row([0.34, 0.33, 0.33, 0.3, 0.3, 0.4], 3), "classes", true), [full("class-1"), full("class-3")]);
});

test("what is not a number is background", () => {
  assert.deepEqual(paint(row([Number.NaN]), "probability"), [background]);
  assert.deepEqual(paint(row([Number.NaN, Number.NaN, Number.NaN], 3), "classes"), [background]);
});

test("of many classes the likeliest wins, by its lead", () => {
  assert.deepEqual(paint(row([1, 0, 0, 0, 0.25, 0.75, 0.4, 0.4, 0.2], 3), "classes"), [full("class-1"), full("class-3", 0.5), background]);
});

test("one channel of many is taken, into its place, about its own centre and scale", () => {
  const pixels = new Uint32Array(4).fill(7);
  fillDiverging(pixels, 1, row([0, 10, 0, 14], 2), 1, shades.diverging, 12, 2);
  assert.deepEqual([...pixels], [7, full("negative-field"), full("positive-field"), 7]);
});

test("confidence never goes back along a ramp", () => {
  const steps = Array.from({ length: 2 * shadeSteps + 1 }, (_, i) => i / (2 * shadeSteps));
  const red = paint(row(steps), "probability").map((pixel) => pixel & 255);
  const middle = shadeSteps;
  for (let i = 1; i < red.length; i++) assert(i <= middle ? red[i]! >= red[i - 1]! : red[i]! <= red[i - 1]!, `at ${i}`);
});
