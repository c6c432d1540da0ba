import assert from "node:assert/strict";
import test from "node:test";
import { contrast, fromHex, mix, type RGB } from "./colour";
import { deficiencies, distance } from "./colour-vision";
import { classCount, colourNames, palettes, type ColourName, type Palette, type PaletteName } from "./palette";
import { fieldStrength } from "./shades";
import { theme } from "./theme";

const themes = Object.entries(palettes) as [PaletteName, Palette][];
const classNames = Array.from({ length: classCount }, (_, i) => `class-${i + 1}` as ColourName);

/** What is drawn on what: [foreground, background]. */
const texts: [ColourName, ColourName][] = (["background", "surface"] as const).flatMap((behind) =>
  (["text", "muted", "accent", "danger", "positive", "negative"] as const).map((name): [ColourName, ColourName] => [name, behind]));
texts.push(["on-accent", "accent"]);
const marks: [ColourName, ColourName][] = (["background", "surface"] as const).flatMap((behind) =>
  (["border", "accent", "ink", "negative", "positive", "training", "test", "previous", "rate"] as const).map((name): [ColourName, ColourName] => [name, behind]));

function check(palette: Palette, pairs: readonly [ColourName, ColourName][], least: number): string[] {
  return pairs.flatMap(([front, behind]) => {
    const ratio = contrast(fromHex(palette[front]), fromHex(palette[behind]));
    return ratio >= least ? [] : [`${front} on ${behind}: ${ratio.toFixed(2)}`];
  });
}

for (const [name, palette] of themes) {
  const colour = (of: ColourName): RGB => fromHex(palette[of]);
  const contrasted = name.endsWith("contrast");

  test(`${name}: texts are at least ${contrasted ? 6.5 : 4.5} to 1, lines and marks 3 to 1`, () => {
    assert.equal(texts.length + marks.length, 31);
    assert.deepEqual(check(palette, texts, contrasted ? 6.5 : 4.5), []);
    assert.deepEqual(check(palette, marks, contrasted ? 4.5 : 3), []);
  });

  test(`${name}: outlines and contours are 3 to 1 on every field, at full confidence and at none`, () => {
    const strength = fieldStrength(colour("background"));
    const fields = [...classNames, "negative-field", "positive-field"] as ColourName[];
    const faint = fields.filter((field) => contrast(colour("ink"), mix(colour("background"), colour(field), strength)) < 3);
    assert.deepEqual(faint, []);
  });

  test(`${name}: classes differ for every kind of colour vision`, () => {
    let pairs = 0;
    const close: string[] = [];
    for (const [deficiency, matrix] of Object.entries(deficiencies))
      for (const [i, a] of classNames.entries())
        for (const b of classNames.slice(0, i)) {
          pairs++;
          const apart = distance(colour(a), colour(b), matrix);
          if (apart < 0.07) close.push(`${a} and ${b}, ${deficiency}: ${apart.toFixed(3)}`);
        }
    assert.equal(pairs, 4 * 28);
    assert.deepEqual(close, []);
  });

  test(`${name}: below and above zero differ for every kind of colour vision`, () => {
    for (const matrix of Object.values(deficiencies)) {
      assert(distance(colour("negative-field"), colour("positive-field"), matrix) > 0.2);
      assert(distance(colour("negative"), colour("positive"), matrix) > 0.1);
    }
  });
}

test("the style sheet carries every colour of every theme", () => {
  for (const name of colourNames) {
    assert(theme.cssText.includes(`--back-draw-${name}: ${palettes.light[name]};`), name);
    assert(theme.cssText.includes(`--back-draw-${name}: ${palettes.dark[name]};`), name);
  }
});
