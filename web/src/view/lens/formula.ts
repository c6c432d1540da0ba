import { renderToString } from "katex";
import { html, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";

/** TeX as MathML, which the browser sets in the system's font. Only TeX of our own making comes here. */
export function formula(tex: string): TemplateResult {
  return html`${unsafeHTML(renderToString(tex, { output: "mathml", displayMode: true, strict: "ignore", throwOnError: false }))}`;
}
