import { cornerOf, windowOf, type Grid, type Place, type Sliding } from "../grid";
import type { Known } from "./known";
import { matrix, signed, texNumber } from "./tex";

export interface Pooling {
  readonly kind: "max" | "average";
  readonly sliding: Sliding;
  readonly input: Grid;
  /** The pixel's own, and the loss's gradient by it. */
  readonly a: number;
  readonly da: number;
}

/** The first, row by row, of the largest: the one that the gradient goes to. */
export function winnerOf(pixels: readonly (readonly number[])[]): readonly [row: number, column: number] {
  let best: readonly [number, number] = [0, 0];
  for (const [i, row] of pixels.entries()) for (const [j, value] of row.entries()) if (value > pixels[best[0]]![best[1]]!) best = [i, j];
  return best;
}

export function poolingFormulas({ kind, sliding, input, a, da }: Pooling, place: Place, kinds: Known): string[] {
  const pixels = windowOf(input, sliding, place);
  const channel = place.channel + 1;
  const name = `${channel},${place.row + 1},${place.column + 1}`;
  const count = sliding.kernel[0] * sliding.kernel[1];
  const back = `\\frac{\\partial L}{\\partial a_{${name}}}`;
  const lines: string[] = [];
  if (kind === "average") {
    if (kinds.forward) lines.push(`a_{${name}} = \\frac{1}{${count}}\\sum ${matrix(pixels)} = ${texNumber(a)}`);
    if (kinds.backward) lines.push(`\\frac{\\partial L}{\\partial x} = \\cdots + \\frac{1}{${count}}\\,${back} = \\cdots + \\frac{${texNumber(da)}}{${count}}`);
    return lines;
  }
  const winner = winnerOf(pixels);
  const corner = cornerOf(sliding, place);
  const won = `x_{${channel},${corner[0] + winner[0] + 1},${corner[1] + winner[1] + 1}}`;
  if (kinds.forward) lines.push(`a_{${name}} = \\max ${matrix(pixels, winner)} = ${won} = ${texNumber(a)}`);
  if (kinds.backward) {
    lines.push(`\\frac{\\partial L}{\\partial ${won}} = ${back}\\cdot\\frac{\\partial a_{${name}}}{\\partial ${won}} = ${signed(da)}\\cdot 1 = ${texNumber(da)}`);
    lines.push(`\\frac{\\partial a_{${name}}}{\\partial x} = 0 \\quad (x \\ne ${won})`);
  }
  return lines;
}
