import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Option } from "./choice";

/** One of a few views or forms, side by side; arrow keys go along. Event `choose`: CustomEvent<string>. */
@customElement("bd-segments")
export class SegmentsControl extends LitElement {
  static override styles = css`
    :host { display: flex; min-width: 0; }
    :host([hidden]) { display: none; }
    div { display: flex; flex: 1; min-width: 0; }
    button {
      flex: 1 1 auto; min-width: 0; height: var(--back-draw-target); padding: 0 4px; border: 1px solid var(--back-draw-border); background: var(--back-draw-background);
      color: var(--back-draw-muted); font: inherit; cursor: pointer; overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
    }
    button + button { margin-inline-start: -1px; }
    button:first-child { border-start-start-radius: var(--back-draw-radius); border-end-start-radius: var(--back-draw-radius); }
    button:last-child { border-start-end-radius: var(--back-draw-radius); border-end-end-radius: var(--back-draw-radius); }
    button[aria-checked="true"] {
      position: relative; color: var(--back-draw-text); font-weight: 600; border-color: var(--back-draw-accent);
      background: color-mix(in srgb, var(--back-draw-accent) 14%, var(--back-draw-background)); box-shadow: inset 0 0 0 0.5px var(--back-draw-accent);
    }
    button:disabled { cursor: default; opacity: 0.6; }
    button:focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: 1px; z-index: 1; position: relative; }
    @media (forced-colors: active) {
      button[aria-checked="true"] { forced-color-adjust: none; background: Highlight; color: HighlightText; }
    }
  `;

  /** For screen readers. */
  @property() label = "";
  @property() value = "";
  @property({ type: Boolean }) disabled = false;
  @property({ attribute: false }) options: readonly Option[] = [];

  protected override render(): TemplateResult {
    return html`<div role="radiogroup" aria-label=${this.label} @keydown=${this.pressed}>
      ${this.options.map(({ value, label }) => html`<button type="button" role="radio" aria-checked=${value === this.value} tabindex=${value === this.value ? 0 : -1}
        data-value=${value} ?disabled=${this.disabled} @click=${() => { this.choose(value); }}>${label}</button>`)}
    </div>`;
  }

  private choose(value: string): void {
    if (value === this.value) return;
    this.value = value;
    this.dispatchEvent(new CustomEvent("choose", { detail: value }));
  }

  private readonly pressed = (event: KeyboardEvent): void => {
    const direction = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const { options } = this;
    const next = options[(options.findIndex(({ value }) => value === this.value) + direction + options.length) % options.length]!;
    this.choose(next.value);
    this.renderRoot.querySelector<HTMLButtonElement>(`[data-value="${next.value}"]`)?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-segments": SegmentsControl;
  }
}
