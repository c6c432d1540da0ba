import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { icons } from "./icons";

/**
 * A panel with more to set, which leaves the rest of the page live: a dialog that is not modal. Where it lies is said
 * by who shows it. It takes the focus when it appears and gives it back where it came from when it goes; Escape and its
 * button dispatch `close`, after which it is to be removed.
 */
@customElement("bd-sheet")
export class Sheet extends LitElement {
  static override styles = css`
    :host {
      display: flex; flex-direction: column; box-sizing: border-box; min-width: 0; min-height: 0; overflow: hidden;
      border: 1px solid var(--back-draw-border); border-radius: calc(2 * var(--back-draw-radius));
      background: var(--back-draw-background); color: var(--back-draw-text); animation: come 160ms ease-out;
    }
    @keyframes come { from { opacity: 0; transform: translateY(12px); } }
    header { flex: none; display: flex; align-items: center; gap: 8px; padding: 4px 4px 4px 16px; border-bottom: 1px solid var(--back-draw-divider); }
    h2 { flex: 1; margin: 0; font-size: 16px; line-height: 24px; font-weight: 600; outline: none; }
    button { display: grid; place-items: center; width: var(--back-draw-target); height: var(--back-draw-target); padding: 0; border: 0; border-radius: var(--back-draw-radius); background: none; color: inherit; cursor: pointer; }
    button:hover { background: var(--back-draw-divider); }
    button:focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: -2px; }
    .body { flex: 1; min-height: 0; overflow: hidden auto; overscroll-behavior: contain; scrollbar-width: thin; padding: 12px 16px 16px; }
    .body:focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: -2px; }
    @media (prefers-reduced-motion: reduce) { :host { animation: none; } }
  `;

  /** Its title and its name. */
  @property() label = "";
  @property() closeName = "";
  @query("h2") private readonly heading!: HTMLElement;
  @query(".body") private readonly body!: HTMLElement;
  #from: HTMLElement | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#from = innermostFocus();
    this.setAttribute("role", "dialog");
    addEventListener("keydown", this.#pressed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("keydown", this.#pressed);
    // The focus was in here, and went with it; elsewhere it is left alone.
    if (innermostFocus() === undefined && this.#from?.isConnected === true) this.#from.focus();
  }

  protected override firstUpdated(): void {
    this.heading.focus();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    this.setAttribute("aria-label", this.label);
    const from = innermostFocus();
    if (changed.get("label") !== undefined && from !== undefined && !this.contains(from)) this.#from = from;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    // Another sheet in the same place begins at its top; one that speaks another language now stays as it is.
    if (changed.get("label") === undefined || this.matches(":focus-within")) return;
    this.body.scrollTop = 0;
    this.heading.focus();
  }

  protected override render(): TemplateResult {
    return html`
      <header><h2 tabindex="-1">${this.label}</h2><button type="button" aria-label=${this.closeName} title=${this.closeName} @click=${this.#close}>${icons.close}</button></header>
      <div class="body"><slot></slot></div>`;
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent("close"));
  };

  /** Escape in here, or where nothing else has the focus; an explanation that is open takes it first. */
  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    const [innermost] = event.composedPath();
    if (innermost instanceof Element && innermost.matches("[aria-expanded=true]")) return;
    if (!event.composedPath().includes(this) && innermost !== document.body) return;
    event.preventDefault();
    this.#close();
  };
}

function innermostFocus(): HTMLElement | undefined {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused instanceof HTMLElement && focused !== document.body ? focused : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-sheet": Sheet;
  }
}
