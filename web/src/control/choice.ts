import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controlStyles } from "./styles";
import "./explain";

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** One of a few names. */
@customElement("back-draw-choice")
export class ChoiceControl extends LitElement {
  static override styles = controlStyles;

  @property() label = "";
  @property() explain = "";
  /** The name of the button that opens the explanation. */
  @property() explainName = "";
  @property() value = "";
  @property({ type: Boolean }) disabled = false;
  @property({ attribute: false }) options: readonly Option[] = [];

  override render(): TemplateResult {
    return html`
      <div class="label">
        <label for="select">${this.label}</label>
        ${this.explain === "" ? nothing : html`<back-draw-explain name=${this.explainName} sentence=${this.explain}></back-draw-explain>`}
      </div>
      <div class="box">
        <select id="select" ?disabled=${this.disabled} @change=${this.chosen}>
          ${this.options.map(({ value, label }) => html`<option value=${value} .selected=${value === this.value}>${label}</option>`)}
        </select>
      </div>
    `;
  }

  private chosen(event: Event): void {
    this.value = (event.target as HTMLSelectElement).value;
    this.dispatchEvent(new CustomEvent("choose", { detail: this.value }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "back-draw-choice": ChoiceControl;
  }
}
