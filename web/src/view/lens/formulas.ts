import type { LensColumn, LensStep, LensTarget } from "./model";

// A unit's or weight's formulas with the actual numbers put in, as TeX.

const mostTerms = 4;

/** "0.375", "-0.7309", "1.2\cdot 10^{-5}"; in parentheses where a sign would stand after another. */
export function texNumber(value: number, inside = false): string {
  const rounded = Number(value.toPrecision(4));
  const [mantissa, exponent] = rounded.toExponential().split("e") as [string, string];
  const size = Number(exponent);
  const plain = rounded === 0 || (size > -5 && size < 6);
  const text = plain ? String(rounded) : `${mantissa}\\cdot 10^{${size}}`;
  return inside && rounded < 0 ? `(${text})` : text;
}

const n = (value: number): string => texNumber(value, true);

/** The first terms of a sum, with dots where there are more. */
function sum(terms: readonly string[]): string {
  return terms.length <= mostTerms ? terms.join(" + ") : `${terms.slice(0, mostTerms).join(" + ")} + \\cdots`;
}

function applied(activation: string, to: string): string {
  if (activation === "linear") return to;
  const name = { sigmoid: "\\sigma", tanh: "\\tanh", sin: "\\sin" }[activation] ?? `\\operatorname{${activation}}`;
  return `${name}(${to})`;
}

/** The slope f'(z) with numbers, where it is short to say. */
function slope(activation: string, z: number, a: number): string {
  switch (activation) {
    case "linear": return "1";
    case "tanh": return `(1 - ${n(a)}^2)`;
    case "sigmoid": return `${n(a)}\\,(1 - ${n(a)})`;
    case "relu": return z > 0 ? "1" : "0";
    case "sin": return `\\cos ${n(z)}`;
    default: return `f'(${texNumber(z)})`;
  }
}

const outputGradients: Readonly<Record<string, (a: number, target: number) => string>> = {
  "half-mse": (a, target) => `\\hat y - y = ${texNumber(a)} - ${n(target)}`,
  "mse": (a, target) => `2\\,(\\hat y - y) = 2\\,(${texNumber(a)} - ${n(target)})`,
  "binary-cross-entropy": (a, target) => `\\sigma(\\hat y) - y = \\sigma(${texNumber(a)}) - ${n(target)}`,
};

function outputGradient({ columns, lossName, target }: LensStep, a: number): string {
  const known = target !== undefined && columns.at(-1)!.nodes.length === 1 ? outputGradients[lossName]?.(a, target) : undefined;
  return known === undefined ? "" : ` = ${known}`;
}

/** One formula a line. Of a batch only single numbers are put in: its sums have too many. */
export function formulas(step: LensStep, target: LensTarget, kinds: { readonly forward: boolean; readonly backward: boolean; readonly update: boolean }): string[] {
  const column = step.columns[target.column];
  if (column === undefined) return [];
  return target.kind === "unit" ? unitFormulas(step, column, target, kinds) : edgeFormulas(step, column, target, kinds);
}

function unitFormulas(step: LensStep, column: LensColumn, { column: c, unit }: LensTarget & { kind: "unit" }, kinds: { forward: boolean; backward: boolean; update: boolean }): string[] {
  const node = column.nodes[unit];
  if (node === undefined) return [];
  const lines: string[] = [];
  const before = step.columns[c - 1];
  const single = step.examples === 1;
  const j = unit + 1;
  const z = node.z ?? node.a;
  if (c === 0) lines.push(`x_{${j}} = ${texNumber(node.a)}`);
  else if (kinds.forward && column.w !== undefined && before !== undefined) {
    const width = before.nodes.length;
    const terms = before.nodes.map((from, i) => `${n(column.w!.value[unit * width + i]!)}\\cdot ${n(from.a)}`);
    const bias = column.b === undefined ? "" : ` + ${n(column.b.value[unit]!)}`;
    const symbols = `z_{${j}} = \\sum_i w_{${j}i}\\,a_i${column.b === undefined ? "" : ` + b_{${j}}`}`;
    lines.push(single ? `${symbols} = ${sum(terms)}${bias} = ${texNumber(z)}` : `\\overline{${symbols.replace(" = ", "} = \\overline{")}} = ${texNumber(z)}`);
    if (single) lines.push(`a_{${j}} = ${applied(column.activation, `z_{${j}}`)} = ${applied(column.activation, texNumber(z))}${column.activation === "linear" ? "" : ` = ${texNumber(node.a)}`}`);
  }
  if (kinds.backward && c > 0) lines.push(...unitBackward(step, column, c, unit));
  if (kinds.update && column.b !== undefined) lines.push(updateLine(`b_{${j}}`, column.b.value[unit]!, column.b.update[unit]!));
  return lines;
}

function unitBackward(step: LensStep, column: LensColumn, c: number, unit: number): string[] {
  const node = column.nodes[unit]!;
  const after = step.columns[c + 1];
  const single = step.examples === 1;
  const j = unit + 1;
  const z = node.z ?? node.a;
  const dz = node.dz ?? node.da;
  const lines: string[] = [];
  const da = `\\frac{\\partial L}{\\partial a_{${j}}}`;
  if (after?.w === undefined) lines.push(`${da}${single ? outputGradient(step, node.a) : ""} = ${texNumber(node.da)}`);
  else {
    const width = column.nodes.length;
    const terms = after.nodes.map((to, k) => `${n(after.w!.value[k * width + unit]!)}\\cdot ${n(to.dz ?? to.da)}`);
    lines.push(`${da} = \\sum_k w_{k${j}}\\,\\frac{\\partial L}{\\partial z_k} = ${sum(terms)} = ${texNumber(node.da)}`);
  }
  const chain = `\\frac{\\partial L}{\\partial z_{${j}}} = ${da}\\cdot\\frac{\\partial a_{${j}}}{\\partial z_{${j}}}`;
  lines.push(single ? `${chain} = ${n(node.da)}\\cdot ${slope(column.activation, z, node.a)} = ${texNumber(dz)}` : `\\sum_n ${chain} = ${texNumber(dz)}`);
  return lines;
}

function edgeFormulas(step: LensStep, column: LensColumn, { column: c, to, from }: LensTarget & { kind: "edge" }, kinds: { backward: boolean; update: boolean }): string[] {
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
  if (kinds.update) lines.push(updateLine(weight, column.w.value[at]!, column.w.update[at]!));
  return lines;
}

function updateLine(what: string, value: number, update: number): string {
  return `${what} \\leftarrow ${what} + \\Delta ${what} = ${texNumber(value)} + ${n(update)} = ${texNumber(Math.fround(value + update))}`;
}
