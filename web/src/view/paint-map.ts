import type { ThemeColours } from "./theme-colours";

/** Numbers of rows and columns, and what stands for full ink. */
export interface PaintedMap {
  readonly numbers: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
  readonly full: number;
  /** Orange above zero and blue below; otherwise ink in the text's colour. */
  readonly signed: boolean;
}

/** A pixel for each number. */
export function paintMap(canvas: HTMLCanvasElement, { numbers, width, height, full, signed }: PaintedMap, { colours }: ThemeColours): void {
  canvas.width = Math.max(1, width);
  canvas.height = Math.max(1, height);
  const context = canvas.getContext("2d");
  if (context === null) return;
  const image = context.createImageData(canvas.width, canvas.height);
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i]! / full;
    const [red, green, blue] = signed ? (value < 0 ? colours.negative : colours.positive) : colours.text;
    image.data[4 * i] = red;
    image.data[4 * i + 1] = green;
    image.data[4 * i + 2] = blue;
    image.data[4 * i + 3] = Math.round(255 * Math.min(1, Math.abs(value)));
  }
  context.putImageData(image, 0, 0);
}

/** What stands for full ink where the largest number does. */
export function largest(numbers: ArrayLike<number>): number {
  let most = 1e-12;
  for (let i = 0; i < numbers.length; i++) most = Math.max(most, Math.abs(numbers[i]!));
  return most;
}
