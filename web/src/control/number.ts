import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { floatBeside } from "./float";
import { stepAlong } from "./series";
import { controlStyles } from "./styles";
import "./explain";

/** The texts a number control needs besides its label. */
export interface NumberWords {
  readonly explain: string;
  readonly less: string;
  readonly more: string;
  readonly want: (minimum: string, maximum: string, whole: boolean) => string;
}

/** A number that steps along a sensible series by buttons and arrow keys, and takes any typed value in its range. */
@customElement("bd-number")
export class NumberControl extends LitElement {
  static override styles = controlStyles;

  @property() label = "";
  @property() unit = "";
  @property() explain = "";
  @property({ type: Number }) value = 0;
  @property({ type: Number }) minimum = 0;
  @property({ type: Number }) maximum = 1;
  @property({ type: Boolean }) whole = false;
  @property({ type: Boolean }) disabled = false;
  @property({ attribute: false }) series: readonly number[] = [];
  @property({ attribute: false }) words!: NumberWords;
  @property({ attribute: false }) format: (value: number) => string = String;
  /** Reads what `format` wrote; NaN for what is no number. */
  @property({ attribute: false }) parse: (text: string) => number = Number;
  @state() private faulty: string | undefined;
  @query("input") private readonly field!: HTMLInputElement;
  /** The fault came as the focus left, so that step is no sign that it was read. */
  #justLeft = false;
  #entered = false;

  override render(): TemplateResult {
    const down = stepAlong(this.series, this.value, -1);
    const up = stepAlong(this.series, this.value, 1);
    return html`
      <div class="label">
        <label for="input">${this.label}</label>
        ${this.explain === "" ? nothing : html`<bd-explain name=${this.words.explain} sentence=${this.explain}></bd-explain>`}
      </div>
      <div class="box">
        <button type="button" tabindex="-1" aria-label=${this.words.less} ?disabled=${this.disabled || down === undefined}
          @click=${() => { this.choose(down); }}>−</button>
        <input id="input" type="text" inputmode="decimal" autocomplete="off" spellcheck="false" ?disabled=${this.disabled}
          .value=${this.faulty ?? this.format(this.value)} aria-invalid=${this.faulty !== undefined}
          aria-describedby=${this.faulty === undefined ? nothing : "fault"}
          @change=${this.typed} @keydown=${this.pressed} @focus=${this.focused}>
        ${this.unit === "" ? nothing : html`<span class="unit">${this.unit}</span>`}
        <button type="button" tabindex="-1" aria-label=${this.words.more} ?disabled=${this.disabled || up === undefined}
          @click=${() => { this.choose(up); }}>+</button>
      </div>
      ${this.faulty === undefined ? nothing : html`<p class="fault" id="fault" role="alert" popover="manual">${this.wanted()}</p>`}
    `;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("pointerdown", this.pressedElsewhere);
    addEventListener("keydown", this.pressedElsewhere, true);
    this.addEventListener("focusout", this.movedOn);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("pointerdown", this.pressedElsewhere);
    removeEventListener("keydown", this.pressedElsewhere, true);
    this.removeEventListener("focusout", this.movedOn);
  }

  /** Another value came from outside, by undo for one: what was refused is of the past. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("value")) this.faulty = undefined;
  }

  /** Over what is around, so that nothing moves for it. */
  protected override updated(): void {
    const fault = this.renderRoot.querySelector<HTMLElement>("#fault");
    if (fault === null) return;
    fault.showPopover();
    floatBeside(fault, this.renderRoot.querySelector(".box")!);
  }

  private wanted(): string {
    return this.words.want(this.format(this.minimum), this.format(this.maximum), this.whole);
  }

  /** Whoever goes on elsewhere has read what was wrong. */
  private readonly pressedElsewhere = (event: Event): void => {
    if (!event.composedPath().includes(this)) this.faulty = undefined;
  };

  private readonly movedOn = (): void => {
    if (!this.#justLeft) this.faulty = undefined;
    this.#justLeft = false;
  };

  private readonly focused = (event: FocusEvent): void => {
    (event.target as HTMLInputElement).select();
  };

  private readonly typed = (event: Event): void => {
    const { value: text } = event.target as HTMLInputElement;
    const value = text.trim() === "" ? Number.NaN : this.parse(text);
    const fits = value >= this.minimum && value <= this.maximum && (!this.whole || Number.isInteger(value));
    // Some browsers tell of one change both at Enter and as the focus leaves.
    this.#justLeft = !fits && !this.#entered && this.faulty !== text;
    this.faulty = fits ? undefined : text;
    this.#entered = false;
    if (fits) this.choose(value);
  };

  private readonly pressed = (event: KeyboardEvent): void => {
    this.#entered = event.key === "Enter";
    if (event.key === "Escape") {
      this.restore(event);
      return;
    }
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key] as 1 | -1 | undefined;
    if (direction === undefined) return;
    event.preventDefault();
    this.choose(stepAlong(this.series, this.value, direction));
  };

  /** Escape takes back what is not used; where there is nothing of that, it is of whatever is around. */
  private restore(event: KeyboardEvent): void {
    const standing = this.format(this.value);
    if (this.faulty === undefined && this.field.value === standing) return;
    event.preventDefault();
    event.stopPropagation();
    this.faulty = undefined;
    this.field.value = standing;
    this.field.select();
  }

  private readonly choose = (value: number | undefined): void => {
    if (value === undefined) return;
    this.faulty = undefined;
    if (value === this.value) {
      this.requestUpdate();
      return;
    }
    this.value = value;
    this.dispatchEvent(new CustomEvent("choose", { detail: value }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-number": NumberControl;
  }
}
