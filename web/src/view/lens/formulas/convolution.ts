import { cornerOf, windowOf, type Grid, type Place, type Sliding } from "../grid";
import type { LensParameter, UpdateRule } from "../model";
import type { Known, NodeNumbers } from "./known";
import { activated, matrix, signed, slope, texNumber, withSum, type Line } from "./tex";
import { updatedBy } from "./update";

/** A convolution that made a pixel, with the numbers of one example. */
export interface Convolution {
  readonly sliding: Sliding;
  readonly groups: number;
  readonly filters: number;
  readonly input: Grid;
  /** [F, C/groups, KH, KW] */
  readonly w: LensParameter;
  readonly b: LensParameter | undefined;
}

/** One channel's part in a pixel. */
export interface Part {
  /** Of the input. */
  readonly channel: number;
  readonly kernel: number[][];
  readonly pixels: number[][];
  readonly sum: number;
  /** Of its first weight among all. */
  readonly from: number;
}

/** What each channel of the input gives to a pixel before bias and activation. */
export function partsOf({ sliding, groups, filters, input, w }: Convolution, place: Place): Part[] {
  const [height, width] = sliding.kernel;
  const channels = input.channels / groups;
  const first = Math.floor(place.channel / (filters / groups)) * channels;
  return Array.from({ length: channels }, (_, c) => {
    const from = (place.channel * channels + c) * height * width;
    const kernel = Array.from({ length: height }, (__, i) => Array.from(w.value.subarray(from + i * width, from + (i + 1) * width)));
    const pixels = windowOf(input, sliding, { ...place, channel: first + c });
    return { channel: first + c, kernel, pixels, from, sum: productSum(kernel, pixels) };
  });
}

function productSum(kernel: readonly (readonly number[])[], pixels: readonly (readonly number[])[]): number {
  return kernel.reduce((all, row, i) => all + row.reduce((part, weight, j) => part + weight * pixels[i]![j]!, 0), 0);
}

/** The part that weighs most. */
export function strongest(parts: readonly Part[]): number {
  return parts.reduce((best, { sum: size }, i) => (Math.abs(size) > Math.abs(parts[best]!.sum) ? i : best), 0);
}

/** Where in a window the largest product stands: the weight that has most to do with the pixel. */
export function heaviest({ kernel, pixels }: Pick<Part, "kernel" | "pixels">): readonly [row: number, column: number] {
  let best: readonly [number, number] = [0, 0];
  const size = (i: number, j: number): number => Math.abs(kernel[i]![j]! * pixels[i]![j]!);
  for (const [i, row] of kernel.entries()) for (const j of row.keys()) if (size(i, j) > size(...best)) best = [i, j];
  return best;
}

/** Forward: the window's sum; back: its share of the loss, and what that makes of the weight that weighs most and of the pixel under it. */
export function convolutionFormulas(convolution: Convolution, place: Place, node: NodeNumbers, kinds: Known, rule?: UpdateRule): Line[] {
  const parts = partsOf(convolution, place);
  const { sliding, w, b } = convolution;
  const best = parts[strongest(parts)]!;
  const spot = heaviest(best);
  const at = place.channel + 1;
  const [y, x] = [place.row + 1, place.column + 1];
  const pixel = `${at},${y},${x}`;
  const lines: Line[] = [];
  const { stride, before } = sliding;
  const slid = (name: string, step: number, pad: number, k: string): string => `${step === 1 ? name : `${step}${name}`}+${k}${pad === 0 ? "" : `-${pad}`}`;
  if (kinds.forward) {
    lines.push(`z_{${pixel}} = \\sum_{c,i,j} w_{${at},c,i,j}\\; x_{c,\\,${slid("y", stride[0], before[0], "i")},\\,${slid("x", stride[1], before[1], "j")}}${b === undefined ? "" : ` + b_{${at}}`}`);
    lines.push(`\\Sigma_{${best.channel + 1}} = \\sum ${matrix(best.kernel, spot)} \\odot ${matrix(best.pixels, spot)} = ${texNumber(best.sum)}`);
    const others = [best, ...parts.filter((part) => part !== best)];
    lines.push(withSum(others.map(({ sum: part }) => signed(part)), (sum) => `z_{${pixel}} = ${sum}${b === undefined ? "" : ` + ${signed(b.value[place.channel]!)}`} = ${texNumber(node.z)}`));
    lines.push(activated(pixel, node));
  }
  const weight = `w_{${at},${best.channel + 1},${spot[0] + 1},${spot[1] + 1}}`;
  const index = best.from + spot[0] * sliding.kernel[1] + spot[1];
  const corner = cornerOf(sliding, place);
  const under = `x_{${best.channel + 1},${corner[0] + spot[0] + 1},${corner[1] + spot[1] + 1}}`;
  if (kinds.backward) {
    lines.push(...ownShare(pixel, node));
    lines.push(`\\frac{\\partial L}{\\partial ${weight}} = \\sum_{y,x} \\frac{\\partial L}{\\partial z_{${at},y,x}}\\cdot x_{\\ldots} = \\underbrace{${signed(node.dz)}\\cdot ${signed(best.pixels[spot[0]]![spot[1]]!)}}_{${pixel}} + \\cdots = ${texNumber(w.gradient[index]!)}`);
    lines.push(`\\frac{\\partial L}{\\partial ${under}} = \\cdots + \\frac{\\partial L}{\\partial z_{${pixel}}}\\cdot ${weight} = \\cdots + ${signed(node.dz)}\\cdot ${signed(w.value[index]!)}`);
  }
  if (kinds.update) {
    lines.push(...updatedBy(rule, weight, w, index));
    if (b !== undefined) lines.push(...updatedBy(rule, `b_{${at}}`, b, place.channel));
  }
  return lines;
}

/** A node's share of the loss, before and after its activation. */
export function ownShare(name: string, { z, a, da, dz, activation }: NodeNumbers): string[] {
  const before = `\\frac{\\partial L}{\\partial a_{${name}}}`;
  return [
    `${before} = ${texNumber(da)}`,
    `\\frac{\\partial L}{\\partial z_{${name}}} = ${before}\\cdot\\frac{\\partial a_{${name}}}{\\partial z_{${name}}} = ${signed(da)}\\cdot ${slope(activation, z, a)} = ${texNumber(dz)}`,
  ];
}
