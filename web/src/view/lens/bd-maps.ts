import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { largest, paintMap } from "../paint-map";
import { ThemeController } from "../theme-colours";
import { channelOf, type Grid, type Place } from "./grid";

/** Of a vector, so many numbers stand in a row. */
const mostColumns = 32;

/**
 * A layer's maps side by side, each a button; arrow keys go along them. All have one scale, so that what is strong looks so.
 * Event `place`: CustomEvent<Place>, the map and, by the pointer, its pixel that was chosen.
 */
@customElement("bd-maps")
export class MapsElement extends LitElement {
  static override styles = css`
    :host { display: block; min-width: 0; }
    div { display: grid; grid-template-columns: repeat(auto-fill, minmax(var(--side, 32px), 1fr)); gap: 3px; }
    :host([wide]) div { grid-template-columns: 1fr; }
    button { position: relative; display: block; min-width: 24px; padding: 0; border: 1px solid var(--back-draw-border); border-radius: 3px; background: none; overflow: hidden; cursor: pointer; }
    button[aria-pressed="true"] { border-color: var(--back-draw-accent); outline: 2px solid var(--back-draw-accent); }
    button:focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: 1px; }
    canvas { display: block; width: 100%; image-rendering: pixelated; background: var(--back-draw-background); }
  `;

  @property({ attribute: false }) grid!: Grid;
  /** Orange above zero, blue below. */
  @property({ type: Boolean }) signed = false;
  @property({ attribute: false }) chosen: Place | undefined;
  @property() label = "";
  /** Of a map, for who does not see it. */
  @property({ attribute: false }) nameOf: (channel: number) => string = String;
  /** A single map over the whole width: a vector's numbers in rows. */
  @property({ type: Boolean, reflect: true }) wide = false;
  readonly #theme = new ThemeController(this);

  protected override willUpdate(): void {
    this.wide = this.grid.channels === 1 && this.grid.height === 1;
  }

  protected override render(): TemplateResult {
    const { channels } = this.grid;
    const current = this.chosen?.channel ?? -1;
    return html`<div role="group" aria-label=${this.label} @keydown=${this.pressed}>${Array.from({ length: channels }, (_, channel) => html`<button type="button" data-map=${channel}
      tabindex=${channel === Math.max(0, Math.min(current, channels - 1)) ? 0 : -1} aria-pressed=${channel === current} aria-label=${this.nameOf(channel)}
      @click=${(event: MouseEvent) => { this.#choose(channel, event); }}><canvas></canvas></button>`)}</div>`;
  }

  /** Of the canvases: a long vector in rows. */
  get #size(): { readonly width: number; readonly height: number } {
    const { width, height } = this.grid;
    return this.wide && width > mostColumns ? { width: mostColumns, height: Math.ceil(width / mostColumns) } : { width, height };
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const full = largest(this.grid.data);
    const size = this.#size;
    this.renderRoot.querySelectorAll("canvas").forEach((canvas, channel) => {
      paintMap(canvas, { numbers: channelOf(this.grid, channel), ...size, full, signed: this.signed }, this.#theme.colours);
    });
  }

  #choose(channel: number, { target, clientX, clientY, detail }: MouseEvent): void {
    const { left, top, width, height } = (target as Element).getBoundingClientRect();
    const size = this.#size;
    const at = (part: number, count: number): number => Math.max(0, Math.min(count - 1, Math.floor(part * count)));
    // By the keyboard the pixel stays.
    let [row, column] = detail === 0 ? [this.chosen?.row ?? 0, this.chosen?.column ?? 0] : [at((clientY - top) / height, size.height), at((clientX - left) / width, size.width)];
    if (this.wide && detail !== 0) [row, column] = [0, Math.min(this.grid.width - 1, row * size.width + column)];
    this.dispatchEvent(new CustomEvent<Place>("place", { detail: { channel, row: Math.min(row, this.grid.height - 1), column: Math.min(column, this.grid.width - 1) } }));
  }

  private readonly pressed = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by === undefined || this.grid.channels < 2) return;
    event.preventDefault();
    event.stopPropagation();
    const channel = ((this.chosen?.channel ?? 0) + by + this.grid.channels) % this.grid.channels;
    this.dispatchEvent(new CustomEvent<Place>("place", { detail: { channel, row: this.chosen?.row ?? 0, column: this.chosen?.column ?? 0 } }));
    void this.updateComplete.then(() => { this.renderRoot.querySelector<HTMLButtonElement>(`[data-map="${channel}"]`)?.focus(); });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-maps": MapsElement;
  }
}
