import { css, html, LitElement, noChange, nothing, svg, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { classMap } from "lit/directives/class-map.js";
import { live } from "lit/directives/live.js";
import { liesOnUnits, margin } from "./card-place";
import { bringIntoSight } from "./card-sight";
import { englishNetworkMessages, type NetworkMessages } from "./messages";
import type { Activations, NetworkColumn, NetworkEvents, NetworkTarget, ParameterEdit } from "./model";
import { unitName } from "./names";

/** Figures as long as most are. */
const unknownActivations: Activations = { counts: [0], least: 0, most: 0, mean: -0.123, deviation: 0.123 };

/** The unit that the keyboard goes on from, where it was in the card. */
export type CardClosed = CustomEvent<{ readonly column: number; readonly unit: number } | null>;

/**
 * What <bd-network> shows of the target that was clicked: a field for every number, and what can be done with it. A
 * field that is being typed in keeps its text while training changes the number under it.
 */
@customElement("bd-network-card")
export class NetworkCardElement extends LitElement {
  static override styles = css`
    :host { display: flex; flex-direction: column; box-sizing: border-box; width: 204px; max-width: calc(100% - 16px); border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); background: var(--back-draw-background); font-size: var(--back-draw-size-small); }
    header { display: flex; align-items: center; justify-content: space-between; padding: 0 2px 0 8px; border-bottom: 1px solid var(--back-draw-divider); }
    h3 { margin: 0; font-size: var(--back-draw-size-small); line-height: 16px; padding-block: 4px; font-weight: 600; }
    .body { overflow: auto; padding: 4px 8px 6px; scrollbar-width: thin; }
    table { border-collapse: collapse; width: 100%; }
    th { text-align: start; font-weight: 400; padding: 1px 6px 1px 0; white-space: nowrap; }
    thead th, caption { color: var(--back-draw-muted); }
    caption { text-align: start; padding: 8px 0 2px; }
    td { padding: 1px 0; text-align: center; }
    td input[type="checkbox"] { margin: 2px; }
    .number { width: 50%; }
    input[type="number"] { box-sizing: border-box; width: 100%; height: 24px; padding: 0 6px; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); background: var(--back-draw-background); color: inherit; font: inherit; font-variant-numeric: tabular-nums; text-align: end; appearance: textfield; }
    input[type="number"]::-webkit-inner-spin-button { appearance: none; }
    input[type="checkbox"] { width: 16px; height: 16px; margin: 4px 6px 4px 0; accent-color: var(--back-draw-accent); }
    label { display: flex; align-items: center; }
    button { font: inherit; color: inherit; cursor: pointer; border-radius: var(--back-draw-radius); background: none; border: 1px solid var(--back-draw-border); min-height: 24px; padding: 0 6px; }
    .close { border: 0; flex: none; width: 24px; padding: 0; display: grid; place-items: center; }
    .close svg { width: 12px; height: 12px; stroke: currentColor; stroke-width: 1.5; }
    :focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: 1px; }
    .actions { display: flex; align-items: center; justify-content: space-between; gap: 4px; padding-bottom: 4px; }
    .activations svg { display: block; width: 100%; height: 32px; }
    .activations.unknown { visibility: hidden; }
    .activations rect { fill: var(--back-draw-muted); }
    .activations .zero { stroke: var(--back-draw-text); stroke-dasharray: 2 2; vector-effect: non-scaling-stroke; }
    .activations div { display: flex; justify-content: space-between; color: var(--back-draw-muted); font-variant-numeric: tabular-nums; }
    p { margin: 2px 0; line-height: 16px; }
    @media (pointer: coarse) { input[type="number"], button { height: 40px; min-height: 40px; } .close { width: 40px; } input[type="checkbox"] { width: 24px; height: 24px; } }
  `;

  @property({ attribute: false, hasChanged: () => true }) columns: readonly NetworkColumn[] = [];
  @property({ attribute: false }) target!: NetworkTarget;
  @property({ attribute: false }) activations: Activations | null | undefined = null;
  @property({ type: Boolean }) locked = false;
  @property({ attribute: false }) messages: NetworkMessages = englishNetworkMessages;
  /** The field that has the focus. */
  @state() private typing: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("keydown", this.#pressed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("keydown", this.#pressed);
  }

  /** Escape where nothing has the focus, as after a click on an edge, is for what lies on top. */
  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented || event.composedPath()[0] !== document.body) return;
    const { left, top } = this.getBoundingClientRect();
    if ((this.getRootNode() as ShadowRoot).elementFromPoint(left + 8, top + 8) !== this) return;
    event.preventDefault();
    this.#emit("bd-close-card", null);
  };

  /** Takes its place before it is seen, as it knows its height only then; there it stays. */
  async settle(picture: LitElement & { readonly grow: boolean; readonly beside: boolean }): Promise<void> {
    await this.updateComplete;
    if (picture.grow) bringIntoSight(this, picture);
    this.style.left = picture.beside && liesOnUnits(this, picture) ? `calc(100% + ${margin}px)` : "";
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("input, button")?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { target, messages } = this;
    const column = this.columns[target.column];
    if (column === undefined) return nothing;
    return html`
      <header>
        <h3>${this.#title(column)}</h3>
        <button class="close" aria-label=${messages.close} @click=${() => { this.#close(target.kind === "unit" ? target.unit : target.to); }}>
          <svg viewBox="0 0 12 12" aria-hidden="true"><path d="M1.5 1.5L10.5 10.5M10.5 1.5L1.5 10.5"></path></svg>
        </button>
      </header>
      <div class="body">
        ${target.kind === "unit" ? this.#unit(column, target.unit) : this.#weights(column, target.to, [target.from])}
        <slot></slot>
      </div>`;
  }

  #title(column: NetworkColumn): string {
    const { target, columns, messages } = this;
    if (target.kind === "unit") return unitName(column, target.unit, messages);
    const before = columns[target.column - 1]!;
    const from = before.units.flatMap(({ unused }, i) => (unused === true ? [] : [i]))[target.from] ?? 0;
    return messages.edge(unitName(before, from, messages), unitName(column, target.to, messages));
  }

  #unit(column: NetworkColumn, index: number): TemplateResult {
    const { target, messages, locked, columns } = this;
    const unit = column.units[index];
    const inputs = columns[target.column - 1]?.units.filter(({ unused }) => unused !== true).length ?? 0;
    const last = target.column === columns.length - 1;
    const isCarriedOn = target.column > 0 && columns.some(({ arcFrom }) => arcFrom === target.column);
    return html`
      ${last ? nothing : html`<div class="actions">
        ${target.column === 0 ? this.#use(column, index) : isCarriedOn && unit?.off !== true ? nothing : html`<button class="switch" ?disabled=${locked} @click=${() => {
          this.#emit("bd-toggle-unit", { column: target.column, unit: index, on: unit?.off === true });
        }}>${unit?.off === true ? messages.switchOn : messages.switchOff}</button>`}
        ${column.resizable === true && !locked && column.units.length > 1
          ? html`<button @click=${() => {
            // The unit that comes in its place has another card: a second press is not meant for it.
            this.#close(Math.min(index, column.units.length - 2));
            this.#emit("bd-remove-unit", { column: target.column, unit: index });
          }}>${messages.removeThisUnit}</button>`
          : nothing}
      </div>`}
      ${isCarriedOn ? html`<p>${messages.carriedOn}</p>` : nothing}
      ${unit?.note === undefined ? nothing : html`<p>${unit.note}</p>`}
      ${this.activations === null ? nothing : this.#histogram(this.activations)}
      ${column.bias === undefined && column.weights === undefined
        ? nothing
        : this.#weights(column, index, Array.from({ length: column.weights === undefined ? 0 : inputs }, (_, i) => i), column.bias)}`;
  }

  /** Whether a feature is used, where that can be chosen; the last one is. */
  #use({ units }: NetworkColumn, unit: number): TemplateResult | typeof nothing {
    const unused = units[unit]?.unused;
    if (unused === undefined) return nothing;
    const isLast = !unused && units.filter((each) => each.unused === false).length === 1;
    return html`<label><input type="checkbox" .checked=${live(!unused)} ?disabled=${this.locked || isLast} @change=${(event: Event) => {
      this.#emit("bd-toggle-unit", { column: this.target.column, unit, on: (event.target as HTMLInputElement).checked });
    }}> ${this.messages.use}</label>`;
  }

  /** How often it gives what, over the data; while that is not known, room for it, so that nothing moves under a pointer. */
  #histogram(activations: Activations | undefined): TemplateResult {
    const { messages } = this;
    const { numbers } = messages;
    const { counts, least, most, mean, deviation } = activations ?? unknownActivations;
    const highest = Math.max(1, ...counts);
    const figures = messages.activationFigures(numbers.figure(mean), numbers.figure(deviation));
    const zero = most > least ? (-least / (most - least)) * counts.length : Number.NaN;
    return html`<div class=${classMap({ activations: true, unknown: activations === undefined })} role="group" aria-label=${messages.activations}>
      <svg viewBox="0 0 ${counts.length} 1" preserveAspectRatio="none" role="img" aria-label="${messages.activations}: ${figures}">
        ${counts.map((count, bin) => svg`<rect x=${bin} y=${1 - count / highest} width="0.9" height=${count / highest}></rect>`)}
        ${zero > 0 && zero < counts.length ? svg`<line class="zero" x1=${zero} x2=${zero} y1="0" y2="1"></line>` : nothing}
      </svg>
      <div><span>${numbers.figure(least)}</span><span>${numbers.figure(most)}</span></div>
      <p>${figures}</p>
    </div>`;
  }

  /** A row for the bias, if there is one, and for each incoming weight. */
  #weights(column: NetworkColumn, to: number, froms: readonly number[], bias?: ArrayLike<number>): TemplateResult {
    const { target, messages, columns } = this;
    const before = columns[target.column - 1]?.units.filter(({ unused }) => unused !== true) ?? [];
    const at = (from: number): number => to * before.length + from;
    return html`<table>
      <thead><tr><td></td><th>${messages.weight}</th><th>${messages.hold}</th><th>${messages.on}</th></tr></thead>
      <tbody>
        ${bias === undefined ? nothing : html`<tr>
          <th scope="row">${messages.bias}</th><td class="number">${this.#number(messages.bias, { column: target.column, to, from: null }, bias[to])}</td><td></td><td></td>
        </tr>`}
        ${froms.map((from) => {
          const name = before[from]?.label ?? String(from + 1);
          const where = { column: target.column, to, from };
          return html`<tr>
            <th scope="row">${name}</th>
            <td class="number">${this.#number(`${messages.weight}: ${name}`, where, column.weights?.[at(from)])}</td>
            <td>${this.#checkbox(`${messages.hold}: ${name}`, column.frozen?.[at(from)] === 1, (frozen) => ({ ...where, frozen }))}</td>
            <td>${this.#checkbox(`${messages.on}: ${name}`, column.mask?.[at(from)] !== 0, (on) => ({ ...where, on }))}</td>
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  #number(label: string, where: Pick<ParameterEdit, "column" | "to" | "from">, value: number | undefined): TemplateResult {
    const field = `${where.column} ${where.to} ${where.from}`;
    const text = value === undefined ? "" : String(Number(value.toPrecision(4)));
    // What is typed may be half a number, which the field gives as "": it is left alone until the focus goes.
    return html`<input type="number" step="any" min="-1000000" max="1000000" aria-label=${label} .value=${this.typing === field ? noChange : live(text)} ?disabled=${this.locked}
      @focus=${(event: Event) => {
        this.typing = field;
        (event.target as HTMLInputElement).select();
      }}
      @blur=${() => { this.typing = undefined; }}
      @change=${(event: Event) => {
        const input = event.target as HTMLInputElement, typed = input.valueAsNumber;
        if (input.reportValidity() && Number.isFinite(typed)) this.#emit("bd-parameter", { ...where, value: typed });
      }}>`;
  }

  #checkbox(label: string, checked: boolean, edit: (checked: boolean) => ParameterEdit): TemplateResult {
    return html`<input type="checkbox" aria-label=${label} .checked=${checked} ?disabled=${this.locked}
      @change=${(event: Event) => { this.#emit("bd-parameter", edit((event.target as HTMLInputElement).checked)); }}>`;
  }

  #close(next: number): void {
    const byKey = this.renderRoot.querySelector(":focus-visible") !== null;
    this.#emit("bd-close-card", byKey ? { column: this.target.column, unit: next } : null);
  }

  #emit<K extends keyof NetworkEvents | "bd-close-card">(type: K, detail: K extends keyof NetworkEvents ? NetworkEvents[K]["detail"] : CardClosed["detail"]): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-network-card": NetworkCardElement;
  }
}
