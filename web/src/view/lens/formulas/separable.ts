import type { Place } from "../grid";
import type { LensParameter, UpdateRule } from "../model";
import { heaviest, ownShare, partsOf, type Convolution } from "./convolution";
import type { Known, NodeNumbers } from "./known";
import { activated, matrix, signed, texNumber, withSum, type Line } from "./tex";
import { updatedBy } from "./update";

/** A depthwise-separable convolution: each channel by kernels of its own, then a sum over the channels. */
export interface Separable {
  /** Its first part; a group for each channel, no bias. */
  readonly depthwise: Convolution;
  /** [F, C*multiplier, 1, 1] */
  readonly pointwise: LensParameter;
  readonly b: LensParameter | undefined;
}

/** What the kernel of each channel gives where the pixel is. */
export function between({ depthwise }: Separable, place: Place): number[] {
  return Array.from({ length: depthwise.filters }, (_, channel) => partsOf(depthwise, { ...place, channel })[0]!.sum);
}

export function separableFormulas(separable: Separable, place: Place, node: NodeNumbers, kinds: Known, rule?: UpdateRule): Line[] {
  const { depthwise, pointwise, b } = separable;
  const sums = between(separable, place);
  const weights = sums.map((_, m) => pointwise.value[place.channel * sums.length + m]!);
  const best = sums.reduce((most, value, m) => (Math.abs(value * weights[m]!) > Math.abs(sums[most]! * weights[most]!) ? m : most), 0);
  const [part] = partsOf(depthwise, { ...place, channel: best });
  const at = place.channel + 1;
  const pixel = `${at},${place.row + 1},${place.column + 1}`;
  const order = [best, ...sums.keys()].filter((m, i) => i === 0 || m !== best);
  const lines: Line[] = [];
  if (kinds.forward) {
    const spot = heaviest(part!);
    lines.push(`d_{${best + 1}} = \\sum_{i,j} w^{d}_{${best + 1},i,j}\\,x_{${part!.channel + 1},\\ldots} = \\sum ${matrix(part!.kernel, spot)} \\odot ${matrix(part!.pixels, spot)} = ${texNumber(sums[best]!)}`);
    lines.push(withSum(order.map((m) => `${signed(weights[m]!)}\\cdot ${signed(sums[m]!)}`), (sum) => `z_{${pixel}} = \\sum_m w^{p}_{${at},m}\\,d_m${b === undefined ? "" : ` + b_{${at}}`} = ${sum}${b === undefined ? "" : ` + ${signed(b.value[place.channel]!)}`} = ${texNumber(node.z)}`));
    lines.push(activated(pixel, node));
  }
  const weight = `w^{p}_{${at},${best + 1}}`;
  const index = place.channel * sums.length + best;
  if (kinds.backward) {
    lines.push(...ownShare(pixel, node));
    lines.push(`\\frac{\\partial L}{\\partial d_{${best + 1}}} = \\sum_f \\frac{\\partial L}{\\partial z_f}\\cdot w^{p}_{f,${best + 1}} = ${signed(node.dz)}\\cdot ${signed(weights[best]!)} + \\cdots`);
    lines.push(`\\frac{\\partial L}{\\partial ${weight}} = \\sum_{y,x} \\frac{\\partial L}{\\partial z_{${at},y,x}}\\cdot d_{${best + 1},y,x} = \\underbrace{${signed(node.dz)}\\cdot ${signed(sums[best]!)}}_{${pixel}} + \\cdots = ${texNumber(pointwise.gradient[index]!)}`);
  }
  if (kinds.update) {
    lines.push(...updatedBy(rule, weight, pointwise, index));
    if (b !== undefined) lines.push(...updatedBy(rule, `b_{${at}}`, b, place.channel));
  }
  return lines;
}
