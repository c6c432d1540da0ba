import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controlStyles } from "./styles";
import "./explain";

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** One of a few names. What stands in the slot "beside" is at the end of its label's line. */
@customElement("bd-choice")
export class ChoiceControl extends LitElement {
  static override styles = controlStyles;

  @property() label = "";
  @property() explain = "";
  /** The name of the button that opens the explanation. */
  @property() explainName = "";
  @property() value = "";
  @property({ type: Boolean }) disabled = false;
  /** Without a visible label; it is still the name for screen readers. */
  @property({ type: Boolean }) bare = false;
  @property({ attribute: false }) options: readonly Option[] = [];

  override render(): TemplateResult {
    return html`
      <div class="label" ?hidden=${this.bare}>
        <label for="select">${this.label}</label>
        ${this.explain === "" ? nothing : html`<bd-explain name=${this.explainName} sentence=${this.explain}></bd-explain>`}
        <slot name="beside"></slot>
      </div>
      <div class="box">
        <select id="select" aria-label=${this.bare ? this.label : nothing} ?disabled=${this.disabled} @change=${this.chosen}>
          ${this.options.map(({ value, label }) => html`<option value=${value} .selected=${value === this.value}>${label}</option>`)}
        </select>
      </div>
    `;
  }

  override focus(): void {
    this.renderRoot.querySelector("select")?.focus();
  }

  private readonly chosen = (event: Event): void => {
    this.value = (event.target as HTMLSelectElement).value;
    this.dispatchEvent(new CustomEvent("choose", { detail: this.value }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-choice": ChoiceControl;
  }
}
