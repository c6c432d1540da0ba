import { renderToString } from "katex";
import { html, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import type { Numbers } from "../../figures";

/** TeX as MathML, which the browser sets in the system's font, with a language's decimal mark. Only TeX of our own making comes here. */
export function formula(tex: string, { decimal }: Numbers): TemplateResult {
  return html`${unsafeHTML(renderToString(marked(tex, decimal), { output: "mathml", displayMode: true, strict: "ignore", throwOnError: false }))}`;
}

/** A mark in braces is no punctuation, which would stand apart from the digits. */
export function marked(tex: string, decimal: string): string {
  return decimal === "." ? tex : tex.replace(/(\d)\.(?=\d)/g, `$1{${decimal}}`);
}
