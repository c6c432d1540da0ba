/** An sRGB colour, each channel 0 to 255. */
export type RGB = readonly [red: number, green: number, blue: number];

/** Reads "#rrggbb"; RangeError for anything else. */
export function fromHex(hex: string): RGB {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new RangeError(`colour is ${JSON.stringify(hex)}, want "#rrggbb"`);
  const bits = Number.parseInt(hex.slice(1), 16);
  return [bits >> 16, (bits >> 8) & 255, bits & 255];
}

export function toHex([red, green, blue]: RGB): string {
  return `#${((1 << 24) | (red << 16) | (green << 8) | blue).toString(16).slice(1)}`;
}

/** `share` of b in a, 0 to 1, in sRGB as canvases mix; channels rounded. */
export function mix(a: RGB, b: RGB, share: number): RGB {
  const channel = (i: 0 | 1 | 2): number => Math.round(a[i] + (b[i] - a[i]) * share);
  return [channel(0), channel(1), channel(2)];
}

/** sRGB channel, 0 to 255, to linear light, 0 to 1 (IEC 61966-2-1, 1999). */
export function toLinear(channel: number): number {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance Y = 0.2126 R + 0.7152 G + 0.0722 B over linear channels, 0 to 1 (WCAG 2.2, 2023). */
export function luminance([red, green, blue]: RGB): number {
  return 0.2126 * toLinear(red) + 0.7152 * toLinear(green) + 0.0722 * toLinear(blue);
}

/** (Y1 + 0.05) / (Y2 + 0.05), the lighter on top: 1 to 21 (WCAG 2.2, 2023). */
export function contrast(a: RGB, b: RGB): number {
  const [ya, yb] = [luminance(a), luminance(b)];
  return (Math.max(ya, yb) + 0.05) / (Math.min(ya, yb) + 0.05);
}

/** One pixel of ImageData as a little-endian word, opaque. */
export function toPixel([red, green, blue]: RGB): number {
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
