import { softmax } from "../images";
import type { LensColumn, LensStep, LensTarget } from "../model";
import { normalisationOf } from "../normalisation-of";
import { dropoutFormulas } from "./dropout";
import type { Known } from "./known";
import { normalisationFormulas } from "./normalisation";
import { activated, signed as n, slope, texNumber, withSum, type Line } from "./tex";
import { updatedBy } from "./update";

// A unit's or weight's formulas with the actual numbers put in, as TeX.

const outputGradients: Readonly<Record<string, (a: number, target: number) => string>> = {
  "half-mse": (a, target) => `\\hat y - y = ${texNumber(a)} - ${n(target)}`,
  "mse": (a, target) => `2\\,(\\hat y - y) = 2\\,(${texNumber(a)} - ${n(target)})`,
  "binary-cross-entropy": (a, target) => `\\sigma(\\hat y) - y = \\sigma(${texNumber(a)}) - ${n(target)}`,
};

/** What the loss's gradient by an output is made of, where that is short to say and holds: weights of classes and smoothing make it another. */
function outputGradient({ columns, lossName, target }: LensStep, unit: number): string {
  const { nodes } = columns.at(-1)!;
  const { a, da } = nodes[unit]!;
  if (target === undefined) return "";
  if (nodes.length === 1) return lossName in outputGradients ? ` = ${outputGradients[lossName]!(a, target)}` : "";
  if (lossName !== "cross-entropy") return "";
  const [p, y] = [softmax(nodes.map((node) => node.a))[unit]!, Number(unit === target)];
  return Math.abs(p - y - da) > 1e-4 ? "" : ` = \\operatorname{softmax}(\\hat y)_{${unit + 1}} - y_{${unit + 1}} = ${texNumber(p)} - ${y}`;
}

/** Of a batch only single numbers are put in: its sums have too many. */
export function formulas(step: LensStep, target: LensTarget, kinds: Known): Line[] {
  const column = step.columns[target.column];
  if (column === undefined) return [];
  return target.kind === "unit" ? unitFormulas(step, column, target, kinds) : edgeFormulas(step, column, target, kinds);
}

function unitFormulas(step: LensStep, column: LensColumn, { column: c, unit }: LensTarget & { kind: "unit" }, kinds: Known): Line[] {
  const node = column.nodes[unit];
  if (node === undefined) return [];
  const special = specialFormulas(step, column, unit, kinds);
  if (special !== undefined) return special;
  const lines: Line[] = [];
  const before = step.columns[c - 1];
  const single = step.examples === 1;
  const j = unit + 1;
  const z = node.z ?? node.a;
  const own = { z, a: node.a, activation: column.activation };
  if (c === 0) lines.push(`x_{${j}} = ${texNumber(node.a)}`);
  else if (kinds.forward && column.w !== undefined && before !== undefined) {
    const width = before.nodes.length;
    const terms = products(before.nodes.map((from, i) => [column.w!.value[unit * width + i]!, from.a] as const));
    const bias = column.b === undefined ? "" : ` + ${n(column.b.value[unit]!)}`;
    const symbols = `z_{${j}} = \\sum_i w_{${j}i}\\,a_i${column.b === undefined ? "" : ` + b_{${j}}`}`;
    lines.push(single ? withSum(terms, (sum) => `${symbols} = ${sum}${bias} = ${texNumber(z)}`) : `\\overline{${symbols.replace(" = ", "} = \\overline{")}} = ${texNumber(z)}`);
    if (single) lines.push(activated(String(j), own));
  }
  else if (kinds.forward && single && node.z !== undefined) lines.push(activated(String(j), own));
  if (kinds.backward && c > 0) lines.push(...unitBackward(step, column, c, unit));
  if (kinds.update && column.b !== undefined) lines.push(...updatedBy(step.rule, `b_{${j}}`, column.b, unit));
  return lines;
}

function products(pairs: readonly (readonly [number, number])[]): string[] {
  return pairs.map(([a, b]) => `${n(a)}\\cdot ${n(b)}`);
}

/** Of a number that is dropped or normalised. Each example of a batch has a mask of its own, so a batch has no one formula of it. */
function specialFormulas({ examples, rule }: LensStep, { special, nodes }: LensColumn, unit: number, kinds: Known): Line[] | undefined {
  const { a, da } = nodes[unit]!;
  if (special?.kind === "dropout" && examples === 1) return dropoutFormulas({ rate: special.rate, x: special.x[unit]!, a, da, dx: special.dx[unit]!, name: String(unit + 1) }, kinds);
  if (special?.kind !== "normalisation") return undefined;
  return normalisationFormulas(normalisationOf(special.of, examples, unit, special.of.y[unit]!, special.dx[unit]!), kinds, rule);
}

function unitBackward(step: LensStep, column: LensColumn, c: number, unit: number): Line[] {
  const node = column.nodes[unit]!;
  const after = step.columns[c + 1];
  const single = step.examples === 1;
  const j = unit + 1;
  const z = node.z ?? node.a;
  const dz = node.dz ?? node.da;
  const lines: Line[] = [];
  const da = `\\frac{\\partial L}{\\partial a_{${j}}}`;
  if (after?.w === undefined) lines.push(`${da}${single ? outputGradient(step, unit) : ""} = ${texNumber(node.da)}`);
  else {
    const width = column.nodes.length;
    const terms = products(after.nodes.map((to, k) => [after.w!.value[k * width + unit]!, to.dz ?? to.da] as const));
    lines.push(withSum(terms, (sum) => `${da} = \\sum_k w_{k${j}}\\,\\frac{\\partial L}{\\partial z_k} = ${sum} = ${texNumber(node.da)}`));
  }
  const chain = `\\frac{\\partial L}{\\partial z_{${j}}} = ${da}\\cdot\\frac{\\partial a_{${j}}}{\\partial z_{${j}}}`;
  lines.push(single ? `${chain} = ${n(node.da)}\\cdot ${slope(column.activation, z, node.a)} = ${texNumber(dz)}` : `\\sum_n ${chain} = ${texNumber(dz)}`);
  if (column.b !== undefined) lines.push(`\\frac{\\partial L}{\\partial b_{${j}}} = ${single ? "" : "\\sum_n "}\\frac{\\partial L}{\\partial z_{${j}}} = ${texNumber(column.b.gradient[unit]!)}`);
  return lines;
}

function edgeFormulas(step: LensStep, column: LensColumn, { column: c, to, from }: LensTarget & { kind: "edge" }, kinds: Known): Line[] {
  const before = step.columns[c - 1];
  const node = column.nodes[to];
  if (column.w === undefined || before === undefined || node === undefined) return [];
  const at = to * before.nodes.length + from;
  const weight = `w_{${to + 1}${from + 1}}`;
  const lines = [`${weight} = ${texNumber(column.w.value[at]!)}`];
  const chain = `\\frac{\\partial L}{\\partial z_{${to + 1}}}\\cdot a_{${from + 1}}`;
  const gradient = texNumber(column.w.gradient[at]!);
  if (kinds.backward) {
    lines.push(step.examples === 1
      ? `\\frac{\\partial L}{\\partial ${weight}} = ${chain} = ${n(node.dz ?? node.da)}\\cdot ${n(before.nodes[from]!.a)} = ${gradient}`
      : `\\frac{\\partial L}{\\partial ${weight}} = \\sum_n ${chain} = ${gradient}`);
  }
  if (kinds.update) lines.push(...updatedBy(step.rule, weight, column.w, at));
  return lines;
}
