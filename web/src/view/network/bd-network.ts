import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { classMap } from "lit/directives/class-map.js";
import { guard } from "lit/directives/guard.js";
import { place } from "../place";
import { ThemeController } from "../theme-colours";
import type { CardClosed, NetworkCardElement } from "./card";
import { edgesMilliseconds } from "./edges";
import { targetAt } from "./hit";
import { layOut, type NetworkLayout } from "./layout";
import { englishNetworkMessages, type NetworkMessages } from "./messages";
import { sameTarget, type Activations, type NetworkColumn, type NetworkEvents, type NetworkTarget } from "./model";
import { targetName, unitName } from "./names";
import { neighbour } from "./neighbour";
import { labelRoom, titleRoom, type NetworkScene } from "./painter";
import { PointerMoves, type ClientPosition } from "./pointer-moves";
import { layerStepper, stepButton } from "./step-button";
import { hasBadges, isThere, structureOf } from "./structure";
import { networkStyles } from "./styles";
import { NetworkSurfaces } from "./surfaces";
import { weightsTable } from "./weights-table";

const cardMilliseconds = 250;
const tableMilliseconds = 3000;
/** Title, subtitle; and the row of + and -. */
const headHeight = 36;
const mostHead = 160;
const badgesHeight = 16;
const stepperHeight = 32;
const scrollbar = 12;

/**
 * The network as a picture: a live map in every unit, edges whose width is the size of a weight and whose hue and dash
 * its sign, + and - on layers and units, a card for the unit or edge that was clicked.
 *
 * Assign `columns` anew whenever numbers changed (objects may be reused; typed arrays may be overwritten in place): it
 * is drawn once in the next frame. It fills the height that CSS gives it, and scrolls where that is too little; with
 * `grow` it is as high as its units. Events: see NetworkEvents. Slot `card`: more about the selected target.
 */
@customElement("bd-network")
export class NetworkElement extends LitElement {
  static override styles = networkStyles;

  @property({ attribute: false, hasChanged: () => true }) columns: readonly NetworkColumn[] = [];
  /** What the card is open for. */
  @property({ attribute: false }) selected: NetworkTarget | null = null;
  /** Hides + and -, and makes the card read-only. */
  @property({ type: Boolean, reflect: true }) locked = false;
  @property({ type: Boolean, reflect: true }) grow = false;
  /** To the right there is something that a card may lie on rather than on units. */
  @property({ type: Boolean }) beside = false;
  /** + of layers is disabled once there are this many hidden columns, that of units at `mostUnits`. */
  @property({ type: Number }) mostLayers = 8;
  @property({ type: Number }) mostUnits = 32;
  /** What the selected unit gives over the data; undefined until it is known, null where there is none. */
  @property({ attribute: false }) activations: Activations | null | undefined = null;
  @property({ attribute: false }) messages: NetworkMessages = englishNetworkMessages;

  @state() private viewport = { width: 0, height: 0 };
  /** To the right, in pixels. */
  @state() private scrolled = 0;
  @state() private hovered: NetworkTarget | null = null;
  /** The card comes when one is first opened. */
  @state() private cardThere = false;
  @state() private tip: { readonly x: number; readonly y: number } | null = null;
  /** Where Tab enters, and where arrow keys are. */
  @state() private current = { column: 0, unit: 0 };
  @query(".stage") private readonly stage!: HTMLElement;
  @query(".scroll") private readonly scroller!: HTMLElement;
  /** As large as the picture may be without scrolling, whatever its contents are: what is observed must not follow from what is drawn. */
  @query(".ruler") private readonly ruler!: HTMLElement;
  @query("bd-network-card") private readonly card!: NetworkCardElement | null;

  readonly #theme = new ThemeController(this, () => { this.#surfaces?.all(); });
  readonly #observer = new ResizeObserver(() => { this.#measure(); });
  readonly #coarse = matchMedia("(pointer: coarse)");
  #surfaces: NetworkSurfaces | undefined;
  #edgesTimer = 0;
  readonly #moves = new PointerMoves((to) => { this.#point(to); });
  #structure = "";
  #restructured = false;
  #layout: NetworkLayout = layOut({ columns: [], width: 0, height: 0, left: 0, right: 0, leastPitch: 0 });
  #cardTimer = 0;
  /** A click by key has no pointer behind it: the card that it opens takes the focus as it is shown. */
  #focusGoesAlong = false;
  #tableTimer = 0;
  #tableNumber = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
    this.#moves.stop();
    this.#surfaces?.dispose();
    this.#surfaces = undefined;
    for (const timer of [this.#cardTimer, this.#tableTimer, this.#edgesTimer]) clearTimeout(timer);
    this.#cardTimer = this.#tableTimer = this.#edgesTimer = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#begin();
  }

  protected override firstUpdated(): void { this.#begin(); }

  #begin(): void {
    this.#observer.observe(this.ruler);
    const scene = (ratio: number): NetworkScene => ({ columns: this.columns, layout: this.#layout, colours: this.#theme.colours, ratio });
    const marked = (): NetworkTarget | null => this.#marked;
    this.#surfaces = new NetworkSurfaces(this.renderRoot, { scene, get marked() { return marked(); } });
  }

  get #marked(): NetworkTarget | null { return this.hovered ?? this.selected; }

  /** Numbers have changed: maps follow in the next frame, edges a few times a second. */
  #paintNumbers(): void {
    this.#surfaces?.maps();
    if (this.#edgesTimer !== 0) return;
    this.#edgesTimer = setTimeout(() => {
      this.#edgesTimer = 0;
      this.#surfaces?.edges();
    }, edgesMilliseconds(this.columns));
  }

  #measure(): void {
    const { offsetWidth: width, offsetHeight: height } = this.ruler;
    if (width !== this.viewport.width || height !== this.viewport.height) this.viewport = { width, height };
  }

  protected override willUpdate(changed: PropertyValues): void {
    const structure = structureOf(this.columns), before = this.#layout.x.length;
    this.#restructured = structure !== this.#structure;
    if (this.#restructured) {
      this.#structure = structure;
      this.#tableNumber++;
    }
    if (this.#restructured || changed.has("viewport") || changed.has("locked") || changed.has("grow")) this.#layout = this.#layOut();
    if (this.#restructured) this.#forgetWhatIsGone(before);
    if (changed.has("columns")) this.#scheduleTable();
    if (this.selected !== null && !this.cardThere) void this.#loadCard();
  }

  #loadCard(): Promise<void> {
    return import("./card").then(() => { this.cardThere = true; }, () => {
      this.#open(null);
      this.#emit("bd-missing", null);
    });
  }

  protected override updated(changed: PropertyValues): void {
    if (this.#restructured || ["viewport", "locked", "grow"].some((name) => changed.has(name))) this.#surfaces?.all();
    else if (changed.has("columns")) this.#paintNumbers();
    if (this.#restructured || changed.has("hovered") || changed.has("selected")) this.#surfaces?.marked();
    if (changed.has("selected") || changed.has("cardThere") || changed.has("beside")) {
      this.#fillCard();
      this.#handFocusOn();
      void this.card?.settle(this);
    } else if (this.#restructured) this.#fillCard();
    else if (changed.has("columns")) this.#scheduleCard();
  }

  #handFocusOn(): void {
    const { card } = this;
    if (card === null || !this.#focusGoesAlong) return;
    this.#focusGoesAlong = false;
    void card.updateComplete.then(() => { card.focus(); });
  }

  /** An open card follows the numbers a few times a second, often enough to read, seldom enough to type; and at once what is switched. */
  #scheduleCard(): void {
    if (this.card !== null && this.#cardTimer === 0) this.#cardTimer = setTimeout(() => { this.#fillCard(); }, cardMilliseconds);
  }

  #fillCard(): void {
    clearTimeout(this.#cardTimer);
    this.#cardTimer = 0;
    if (this.card !== null) this.card.columns = this.columns;
  }

  #scheduleTable(): void {
    if (this.#tableTimer !== 0) return;
    this.#tableTimer = setTimeout(() => {
      this.#tableTimer = 0;
      this.#tableNumber++;
      this.requestUpdate();
    }, tableMilliseconds);
  }

  #layOut(): NetworkLayout {
    const { columns, viewport } = this;
    const height = this.grow ? undefined : Math.max(0, viewport.height - this.#headHeight);
    const [left, right] = labelRoom(columns, this.#theme.colours);
    const request = { columns, width: viewport.width, height, left, right, leastPitch: Math.max(this.#coarse.matches ? 76 : 64, Math.min(mostHead, titleRoom(columns, this.#theme.colours))) };
    const layout = layOut(request);
    const needsScrollbar = height !== undefined && layout.height > height;
    return needsScrollbar ? layOut({ ...request, width: viewport.width - scrollbar }) : layout;
  }

  get #headHeight(): number {
    return headHeight + (hasBadges(this.columns) ? badgesHeight : 0) + (this.locked ? 0 : stepperHeight + (this.#coarse.matches ? 8 : 0));
  }

  /** Cards and focus at units that are no longer there, of so many columns `before`. */
  #forgetWhatIsGone(before: number): void {
    const { columns, selected, hovered, current } = this;
    const { used } = this.#layout;
    if (selected !== null && !isThere(selected, columns, used, before)) this.#open(null);
    if (hovered !== null && !isThere(hovered, columns, used, before)) this.#hover(null);
    const column = Math.max(0, Math.min(current.column, columns.length - 1));
    this.current = { column, unit: Math.max(0, Math.min(current.unit, (columns[column]?.units.length ?? 1) - 1)) };
  }

  protected override render(): TemplateResult {
    const { columns, messages, selected, hovered } = this;
    const layout = this.#layout;
    const fits = layout.width <= this.viewport.width && (this.grow || layout.height + this.#headHeight <= this.viewport.height);
    const structural = [this.#structure, layout, this.locked, messages, this.current, selected];
    return html`
      ${this.locked ? nothing : guard([columns.length, this.mostLayers, messages], () => layerStepper(columns, this.mostLayers, messages, (column) => { this.#emit("bd-remove-layer", { column }); }, (after) => { this.#emit("bd-add-layer", { after }); }))}
      <div class="frame"><div class="ruler"></div><div class=${classMap({ scroll: true, fits, more: layout.width - this.viewport.width - this.scrolled > 1 })} @scroll=${this.#scrolled}>
        <div class="heads" ${place({ width: layout.width, height: this.#headHeight })}>
          ${guard(structural, () => columns.map((column, i) => this.#head(column, i)))}
        </div>
        <div class=${classMap({ stage: true, hit: hovered !== null, dim: this.#marked !== null })} role="group" aria-label=${messages.network} aria-describedby="keys"
          ${place({ width: layout.width, height: layout.height })}
          @pointermove=${this.#moved} @pointerleave=${this.#left} @click=${this.#clicked} @keydown=${this.#pressed}>
          <canvas class="edges" aria-hidden="true"></canvas>
          <canvas class="marked" aria-hidden="true"></canvas>
          <canvas class="maps" aria-hidden="true"></canvas>
          ${guard(structural, () => columns.map((column, i) => this.#units(column, i)))}
        </div>
      </div></div>
      <span id="keys" class="unseen">${messages.keys}</span>
      ${this.tip === null || hovered?.kind !== "edge" ? nothing : html`<div class="tip" aria-hidden="true" ${place(this.tip)}>${this.#nameOf(hovered)}</div>`}
      ${selected === null || !this.cardThere ? nothing : html`<div class="dock"><bd-network-card role="dialog" aria-label=${this.#nameOf(selected)}
        class=${this.#sideOf(selected)} .target=${selected} .activations=${this.activations} .locked=${this.locked} .messages=${messages}
        @bd-close-card=${({ detail }: CardClosed) => { this.#closeCard(detail); }} @keydown=${this.#cardPressed}><slot name="card"></slot></bd-network-card></div>`}
      <div class="unseen">${guard([this.#tableNumber, messages], () => weightsTable(columns, messages))}</div>`;
  }

  #head(column: NetworkColumn, i: number): TemplateResult {
    const { messages } = this;
    const { pitch, side, x } = this.#layout;
    const width = Math.min(pitch, mostHead);
    const badges = (column.badges ?? []).map(({ label, title }) => html`<span class="badge" title=${title} aria-hidden="true">${label}</span><span class="unseen">${title}</span>`);
    const names = html`<span class="title">${column.title}</span><span class="subtitle" title=${column.subtitle ?? nothing}>${column.subtitle ?? ""}</span>${hasBadges(this.columns) ? html`<span class="badges">${badges}</span>` : nothing}`;
    return html`<div class="head" ${place({ x: x[i]! + (side - width) / 2, width })}>
      ${column.opens === undefined ? names : html`<button class="opens" title=${column.opens} aria-haspopup="dialog" @click=${() => { this.#emit("bd-open-column", { column: i }); }}>${names}</button>`}
      ${column.resizable === true && !this.locked ? html`<div class="stepper">
        ${stepButton("remove", messages.removeUnit(column.title), column.units.length <= 1, () => { this.#emit("bd-remove-unit", { column: i }); })}
        <b>${column.units.length}</b>
        ${stepButton("add", messages.addUnit(column.title), column.units.length >= this.mostUnits, () => { this.#emit("bd-add-unit", { column: i }); })}
      </div>` : nothing}
    </div>`;
  }

  #units(column: NetworkColumn, i: number): TemplateResult {
    const { side, x, y } = this.#layout;
    return html`<div role="group" aria-label=${column.title}>${column.units.map((_, unit) => {
      const isCurrent = this.current.column === i && this.current.unit === unit;
      const isOpen = sameTarget(this.selected, { kind: "unit", column: i, unit });
      return html`<button class="unit" data-column=${i} data-unit=${unit} tabindex=${isCurrent ? 0 : -1}
        aria-label=${unitName(column, unit, this.messages)} aria-expanded=${isOpen}
        ${place({ x: x[i]!, y: y[i]![unit]!, width: side, height: side })}
        @focus=${() => { this.#focused(i, unit); }} @blur=${this.#blurred}></button>`;
    })}</div>`;
  }

  #button({ column, unit }: { readonly column: number; readonly unit: number }): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`[data-column="${column}"][data-unit="${unit}"]`);
  }

  #nameOf(target: NetworkTarget): string { return targetName(target, this.columns, this.#layout.used, this.messages); }

  readonly #scrolled = (): void => { this.scrolled = this.scroller.scrollLeft; };

  /** The card of a target in the right half of what is seen stands on the left. */
  #sideOf({ column }: NetworkTarget): "start" | "end" {
    const scrolled = this.hasUpdated ? this.scroller.scrollLeft : 0;
    return this.#layout.x[column]! - scrolled > this.viewport.width / 2 - this.#layout.side ? "start" : "end";
  }

  #position({ clientX, clientY }: ClientPosition): { x: number; y: number } {
    const box = this.stage.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  }

  readonly #moved = (event: PointerEvent): void => {
    if (event.pointerType !== "touch") this.#moves.move(event);
  };

  #point(at: ClientPosition): void {
    const { x, y } = this.#position(at);
    const target = targetAt(x, y, this.columns, this.#layout);
    this.#hover(target);
    this.tip = target?.kind === "edge" ? this.#above(at) : null;
  }

  #above({ clientX, clientY }: ClientPosition): { readonly x: number; readonly y: number } {
    const { left, top } = this.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top - 10 };
  }

  readonly #left = (): void => {
    this.#moves.stop();
    this.tip = null;
    this.#hover(null);
  };

  readonly #clicked = (event: MouseEvent): void => {
    // What the first click of a double click did is not undone by the second, nor is what lies under a card that it closed meant.
    if (event.detail > 1) return;
    const { column, unit } = (event.target as HTMLElement).dataset;
    const { x, y } = this.#position(event);
    const target: NetworkTarget | null =
      column === undefined ? targetAt(x, y, this.columns, this.#layout) : { kind: "unit", column: Number(column), unit: Number(unit) };
    this.#open(sameTarget(target, this.selected) ? null : target);
    this.#focusGoesAlong = event.detail === 0 && this.selected !== null;
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { column, unit } = this.current;
    if (event.key === "Escape" && this.selected !== null) this.#open(null);
    else {
      const next = neighbour(event.key, { column, unit }, this.#layout);
      if (next === null) return;
      this.#button(next)?.focus();
    }
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #cardPressed = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.#closeCard(this.current);
  };

  #closeCard(next: CardClosed["detail"]): void {
    this.#open(null);
    if (next !== null) this.#button(next)?.focus();
  }

  #focused(column: number, unit: number): void {
    this.current = { column, unit };
    this.#hover({ kind: "unit", column, unit });
  }

  readonly #blurred = ({ relatedTarget }: FocusEvent): void => {
    this.#focusGoesAlong = false;
    // The focus that moves on to another unit says so itself.
    if (!(relatedTarget instanceof HTMLElement && relatedTarget.classList.contains("unit"))) this.#hover(null);
  };

  #hover(target: NetworkTarget | null): void {
    if (sameTarget(target, this.hovered)) return;
    this.hovered = target;
    this.#emit("bd-hover", target);
  }

  #open(target: NetworkTarget | null): void {
    if (sameTarget(target, this.selected)) return;
    this.selected = target;
    this.#emit("bd-open", target);
  }

  #emit<K extends keyof NetworkEvents>(type: K, detail: NetworkEvents[K]["detail"]): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-network": NetworkElement;
  }
}
