import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { floatBeside } from "./float";

/** A small round button that opens one sentence, beside the thing it explains. */
@customElement("bd-explain")
export class Explain extends LitElement {
  static override styles = css`
    :host { display: inline-flex; }
    button {
      display: inline-grid; place-items: center; box-sizing: border-box; width: 20px; height: 20px; padding: 0; border: 0;
      border-radius: 50%; background: none; color: var(--back-draw-muted); cursor: help;
    }
    svg { width: 14px; height: 14px; }
    button:hover, button[aria-expanded="true"] { color: var(--back-draw-accent); }
    button:focus-visible { outline: 2px solid var(--back-draw-accent); }
    [popover] {
      position: fixed; inset: auto; margin: 0; box-sizing: border-box; max-width: 264px; padding: 8px 12px;
      border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); background: var(--back-draw-background);
      color: var(--back-draw-text); font: 14px/20px var(--back-draw-font); text-align: start;
    }
  `;

  /** What is explained, for the button's name. */
  @property() name = "";
  @property() sentence = "";
  @query("button") private readonly button!: HTMLButtonElement;
  @query("[popover]") private readonly note!: HTMLElement;

  override render(): TemplateResult {
    return html`
      <button type="button" popovertarget="note" aria-label=${this.name} aria-expanded="false">
        <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5">
          <circle cx="8" cy="8" r="7"></circle>
          <path d="M8 7v4.5M8 4v1.2" stroke-linecap="round"></path>
        </svg>
      </button>
      <div id="note" popover role="note" @toggle=${this.toggled}>${this.sentence}</div>
    `;
  }

  private readonly toggled = (event: Event): void => {
    const open = (event as ToggleEvent).newState === "open";
    this.button.setAttribute("aria-expanded", String(open));
    if (!open) return;
    floatBeside(this.note, this.button);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-explain": Explain;
  }
}
