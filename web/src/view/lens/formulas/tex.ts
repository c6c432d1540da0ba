import type { NodeNumbers } from "./known";

// Pieces of formulas as TeX.

/** A formula, one a line. */
export type Line = string | Long;

/** One with a sum of many terms: with some of them, and with all. */
export interface Long {
  readonly short: string;
  readonly all: string;
  readonly terms: number;
}

/** So many terms of a sum are written out. */
const mostTerms = 8;
/** Of more so many, and the last. */
const firstTerms = 4;

/** "0.375", "-0.7309", "1.2\cdot 10^{-5}"; in parentheses where a sign would stand after another. */
export function texNumber(value: number, inside = false): string {
  const rounded = Number(value.toPrecision(4));
  const [mantissa, exponent] = rounded.toExponential().split("e") as [string, string];
  const size = Number(exponent);
  const plain = rounded === 0 || (size > -5 && size < 6);
  const text = plain ? String(rounded) : `${mantissa}\\cdot 10^{${size}}`;
  return inside && rounded < 0 ? `(${text})` : text;
}

/** A number after a sign. */
export const signed = (value: number): string => texNumber(value, true);

/** A formula with a sum in it. */
export function withSum(terms: readonly string[], made: (sum: string) => string): Line {
  const all = made(terms.join(" + "));
  if (terms.length <= mostTerms) return all;
  return { short: made([...terms.slice(0, firstTerms), "\\cdots", terms.at(-1)!].join(" + ")), all, terms: terms.length };
}

function applied(activation: string, to: string): string {
  if (activation === "linear") return to;
  const name = { sigmoid: "\\sigma", tanh: "\\tanh", sin: "\\sin" }[activation] ?? `\\operatorname{${activation}}`;
  return `${name}(${to})`;
}

/** What a node's activation makes of its sum: "a_{3} = \tanh(z_{3}) = \tanh(0.5) = 0.4621". */
export function activated(name: string, { z, a, activation }: Pick<NodeNumbers, "z" | "a" | "activation">): string {
  return `a_{${name}} = ${applied(activation, `z_{${name}}`)} = ${applied(activation, texNumber(z))}${activation === "linear" ? "" : ` = ${texNumber(a)}`}`;
}

/** The slope f'(z) with numbers, where it is short to say. */
export function slope(activation: string, z: number, a: number): string {
  switch (activation) {
    case "linear": return "1";
    case "tanh": return `(1 - ${signed(a)}^2)`;
    case "sigmoid": return `${signed(a)}\\,(1 - ${signed(a)})`;
    case "relu": return z > 0 ? "1" : "0";
    case "sin": return `\\cos ${signed(z)}`;
    default: return `f'(${texNumber(z)})`;
  }
}

/** Rows of numbers in parentheses, short, for there are many. */
export function matrix(rows: readonly (readonly number[])[], marked?: readonly [row: number, column: number]): string {
  const cell = (value: number, r: number, c: number): string => {
    const text = short(value);
    return marked?.[0] === r && marked[1] === c ? `\\boxed{${text}}` : text;
  };
  return `\\begin{pmatrix}${rows.map((row, r) => row.map((value, c) => cell(value, r, c)).join(" & ")).join(" \\\\ ")}\\end{pmatrix}`;
}

function short(value: number): string {
  const rounded = Number(value.toPrecision(2));
  return Math.abs(rounded) < 0.001 ? (rounded === 0 ? "0" : rounded < 0 ? "-0.00" : "0.00") : String(rounded);
}
