import { html, LitElement, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { englishNumbers, type Numbers } from "../../figures";
import { formula } from "./mathml";
import type { Line } from "./tex";

/** One formula, in the tree and looks of what it stands in. Of a long sum all terms are a tap away. */
@customElement("bd-formula")
export class FormulaElement extends LitElement {
  @property({ attribute: false }) line: Line = "";
  @property({ attribute: false }) numbers: Numbers = englishNumbers;
  /** The button's words for so many terms. */
  @property({ attribute: false }) allTerms: (count: string) => string = String;
  @state() private whole = false;

  protected override createRenderRoot(): this { return this; }

  protected override render(): TemplateResult {
    const { line, numbers, whole } = this;
    if (typeof line === "string") return html`<div class="formula">${formula(line, numbers)}</div>`;
    return html`<div class="formula">${formula(whole ? line.all : line.short, numbers)}
      <button type="button" class="terms" aria-expanded=${whole} @click=${() => { this.whole = !whole; }}>${this.allTerms(numbers.count(line.terms))}</button></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-formula": FormulaElement;
  }
}
