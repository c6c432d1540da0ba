import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controlStyles } from "./styles";

export interface CopyWords {
  readonly copy: string;
  readonly copied: string;
  /** What to do where the browser refuses. */
  readonly refused: string;
}

/** A text to be copied, which may also be written: `write` is dispatched with it at each change, then `use`, or `discard`. */
@customElement("bd-copy-field")
export class CopyField extends LitElement {
  static override styles = [controlStyles, css`
    textarea {
      box-sizing: border-box; width: 100%; height: 72px; margin: 0; padding: 8px; resize: vertical; overflow-wrap: anywhere; border: 1px solid var(--back-draw-border);
      border-radius: var(--back-draw-radius); background: var(--back-draw-surface); color: inherit; font: 12px/16px ui-monospace, monospace;
    }
    :host([tall]) textarea { height: 144px; }
    textarea:focus-visible, button:focus-visible { outline: 2px solid var(--back-draw-accent); outline-offset: 1px; }
    .row { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-top: 8px; }
    button { min-height: var(--back-draw-target); padding: 0 12px; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); background: var(--back-draw-background); cursor: pointer; }
    button:hover { background: var(--back-draw-divider); }
    .state { font-size: 12px; }
    .fault { margin: 4px 0 0; overflow-wrap: anywhere; }
  `];

  @property() label = "";
  @property() value = "";
  @property({ attribute: false }) words!: CopyWords;
  /** The name of the button that uses what was written; without it the field is only read. */
  @property() use = "";
  /** The name of the button that gives up what was written; empty where there is nothing to give up. */
  @property() discard = "";
  @property() fault = "";
  @state() private copied = "";
  @query("textarea") private readonly field!: HTMLTextAreaElement;
  @query(".fault") private readonly sentence!: HTMLElement | null;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("value")) this.copied = "";
  }

  /** What was refused is at the field, and the field may be anywhere in what scrolls. */
  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("fault")) this.sentence?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  protected override render(): TemplateResult {
    const writes = this.use !== "";
    return html`
      <textarea ?readonly=${!writes} aria-label=${this.label} spellcheck="false" .value=${this.value} aria-invalid=${this.fault !== ""} aria-describedby=${this.fault === "" ? nothing : "fault"} @focus=${this.focused} @input=${this.written}></textarea>
      ${this.fault === "" ? nothing : html`<p class="fault" id="fault" role="alert">${this.fault}</p>`}
      <div class="row">
        <button type="button" @click=${() => { void this.#copy(); }}>${this.words.copy}</button>
        ${writes ? html`<button type="button" @click=${() => { this.dispatchEvent(new CustomEvent("use", { detail: this.field.value })); }}>${this.use}</button>` : nothing}
        ${writes && this.discard !== "" ? html`<button type="button" class="discard" @click=${this.givenUp}>${this.discard}</button>` : nothing}
        <span class="state" role="status">${this.copied}</span>
      </div>`;
  }

  private readonly focused = (): void => {
    if (this.use === "") this.field.select();
  };

  private readonly written = (): void => {
    this.dispatchEvent(new CustomEvent("write", { detail: this.field.value }));
  };

  /** The button goes with what it gives up, and leaves the focus at the text. */
  private readonly givenUp = (): void => {
    this.field.focus();
    this.dispatchEvent(new CustomEvent("discard"));
  };

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.field.value);
      this.copied = this.words.copied;
    } catch {
      this.field.select();
      this.copied = this.words.refused;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-copy-field": CopyField;
  }
}
