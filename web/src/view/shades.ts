import { luminance, mix, toPixel, type RGB } from "./colour";
import type { ThemeColours } from "./theme-colours";

// Tables from confidence to pixel, so that a field costs one look-up for each cell.

/** Steps from the background to the full colour. */
export const shadeSteps = 256;

/** Pixels for a theme; class c at confidence k / shadeSteps is classes[c * (shadeSteps + 1) + k]. */
export interface Shades {
  readonly classes: Uint32Array;
  /** From fully negative to fully positive: 2 * shadeSteps + 1 pixels, the background in the middle. */
  readonly diverging: Uint32Array;
}

/**
 * The share of the full colour where confidence is full: under points the field stays lighter (in the dark, darker)
 * than they are.
 */
export function fieldStrength(background: RGB): number {
  return luminance(background) > 0.5 ? 0.6 : 0.55;
}

export function makeShades({ colours, classes }: ThemeColours, strength: number): Shades {
  const ramp = (full: RGB): number[] =>
    Array.from({ length: shadeSteps + 1 }, (_, i) => toPixel(mix(colours.background, full, (strength * i) / shadeSteps)));
  return {
    classes: Uint32Array.from(classes.flatMap(ramp)),
    diverging: Uint32Array.from([...ramp(colours["negative-field"]).reverse(), ...ramp(colours["positive-field"]).slice(1)]),
  };
}

/** Two classes on one channel: from class 0 fully to class 1 fully. */
export function betweenClasses({ classes }: Shades): Uint32Array {
  const first = classes.slice(0, shadeSteps + 1).reverse();
  const second = classes.subarray(shadeSteps + 2, 2 * shadeSteps + 2);
  const both = new Uint32Array(2 * shadeSteps + 1);
  both.set(first);
  both.set(second, shadeSteps + 1);
  return both;
}
