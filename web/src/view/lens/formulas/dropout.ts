import type { Known } from "./known";
import { signed, texNumber } from "./tex";

/** One number of a dropout layer: what came in, what went out, and the loss's gradient by both. */
export interface Dropped {
  readonly rate: number;
  readonly x: number;
  readonly a: number;
  readonly da: number;
  readonly dx: number;
  readonly name: string;
}

/** The mask is 0 where the number was dropped: by what went out or, where 0 came in, by what came back. */
export function wasDropped({ x, a, da, dx }: Pick<Dropped, "x" | "a" | "da" | "dx">): boolean {
  return x !== 0 ? a === 0 : da !== 0 && dx === 0;
}

export function dropoutFormulas(dropped: Dropped, kinds: Known): string[] {
  const { rate, x, a, da, dx, name: k } = dropped;
  const mask = wasDropped(dropped) ? "0" : `\\frac{1}{1 - ${texNumber(rate)}}`;
  const lines: string[] = [];
  if (kinds.forward) lines.push(`a_{${k}} = m_{${k}}\\,x_{${k}} = ${mask}\\cdot ${signed(x)} = ${texNumber(a)}`);
  if (kinds.backward) lines.push(`\\frac{\\partial L}{\\partial x_{${k}}} = \\frac{\\partial L}{\\partial a_{${k}}}\\cdot\\frac{\\partial a_{${k}}}{\\partial x_{${k}}} = ${signed(da)}\\cdot ${mask} = ${texNumber(dx)}`);
  return lines;
}
