import { renderToString } from "katex";
import { html, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import type { Numbers } from "../../figures";
import { piecesOf } from "./pieces";

/** Most pieces come again with the next step. */
const kept = new Map<string, string>();
const mostKept = 2000;

/** TeX as MathML, which the browser sets in the system's font, with a language's decimal mark; it breaks where it must. Only TeX of our own making comes here. */
export function formula(tex: string, { decimal }: Numbers): TemplateResult {
  return html`${piecesOf(tex).map((piece) => html`<span class="piece">${unsafeHTML(mathML(marked(piece, decimal)))}</span>`)}`;
}

function mathML(tex: string): string {
  let made = kept.get(tex);
  if (made === undefined) {
    made = renderToString(`\\displaystyle ${signsOfNumbers(tex)}`, { output: "mathml", strict: "ignore", throwOnError: false });
    if (kept.size >= mostKept) kept.clear();
    kept.set(tex, made);
  }
  return made;
}

/** A minus in braces is a number's sign; behind another sign or a parenthesis MathML would set it as a difference. */
export function signsOfNumbers(tex: string): string {
  return tex.replace(/([=(+]|\\cdot|\\leftarrow) *(-(?:[\d.]|\{,\})+(?:\\cdot 10\^\{-?\d+\})?)/g, "$1 {$2}");
}

/** A mark in braces is no punctuation, which would stand apart from the digits. */
export function marked(tex: string, decimal: string): string {
  return decimal === "." ? tex : tex.replace(/(\d)\.(?=\d)/g, `$1{${decimal}}`);
}
