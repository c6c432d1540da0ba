import type { Field, FieldMeaning } from "./field";
import { shadeSteps, type Shades } from "./shades";

/**
 * Pixels for one channel of numbers on a diverging ramp of 2 * shadeSteps + 1 pixels:
 *
 *  pixel = ramp[shadeSteps * (1 + clamp((value - centre) / scale, -1, 1))]
 *
 * `pixels` (width * height words of ImageData) is overwritten from `at` on. A value that is not a number is background.
 */
export function fillDiverging(
  pixels: Uint32Array, at: number, field: Field, channel: number, ramp: Uint32Array, centre: number, scale: number,
): void {
  const { values, channels } = field;
  const cells = field.width * field.height;
  const steps = shadeSteps / scale;
  // Rounds to nearest by truncation, as the index is never negative.
  const middle = shadeSteps + 0.5;
  for (let cell = 0, from = channel; cell < cells; cell++, from += channels) {
    const index = middle + (values[from]! - centre) * steps;
    pixels[at + cell] = ramp[index >= 0 ? (index < 2 * shadeSteps ? index | 0 : 2 * shadeSteps) : index < 0 ? 0 : shadeSteps]!;
  }
}

/** Pixels for rows of probabilities: the likeliest class's colour, by its lead over the second likeliest, or `hard` in full. */
export function fillClasses(pixels: Uint32Array, field: Field, shades: Uint32Array, hard = false): void {
  const { values, channels } = field;
  const cells = field.width * field.height;
  const classes = shades.length / (shadeSteps + 1);
  for (let cell = 0, from = 0; cell < cells; cell++, from += channels) {
    let best = 0;
    let first = values[from]!;
    let second = 0;
    for (let c = 1; c < channels; c++) {
      const p = values[from + c]!;
      if (p > first) {
        second = first;
        first = p;
        best = c;
      } else if (p > second) second = p;
    }
    const lead = (first - second) * shadeSteps + 0.5;
    const step = hard ? shadeSteps : lead >= 0 ? (lead < shadeSteps ? lead | 0 : shadeSteps) : 0;
    pixels[cell] = shades[(best % classes) * (shadeSteps + 1) + step]!;
  }
}

/** A scale so small that a number is on one side or the other. */
const abrupt = 1e-9;

/** Pixels for the whole field as it is meant. `between` is betweenClasses(shades). */
export function fillField(pixels: Uint32Array, field: Field, meaning: FieldMeaning, shades: Shades, between: Uint32Array): void {
  switch (meaning.kind) {
    case "probability":
      fillDiverging(pixels, 0, field, 0, between, 0.5, meaning.hard ? abrupt : 0.5);
      break;
    case "score":
      fillDiverging(pixels, 0, field, 0, between, 0, meaning.hard ? abrupt : 1);
      break;
    case "classes":
      fillClasses(pixels, field, shades.classes, meaning.hard);
      break;
    case "numbers":
      fillDiverging(pixels, 0, field, 0, shades.diverging, meaning.centre ?? 0, meaning.scale ?? 1);
      break;
  }
}
