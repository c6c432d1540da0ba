import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { paintMap } from "./paint-map";
import { ThemeController } from "./theme-colours";

/** A small square picture from numbers: ink 0 to 1 in the text's colour or, signed, orange above zero and blue below. */
@customElement("bd-thumbnail")
export class Thumbnail extends LitElement {
  static override styles = css`
    :host { display: block; aspect-ratio: 1; }
    canvas { display: block; width: 100%; height: 100%; image-rendering: pixelated; border-radius: 2px; background: var(--back-draw-background); }
  `;

  @property({ attribute: false }) numbers: ArrayLike<number> = [];
  /** What stands for full ink; numbers below zero are shown where `signed`. */
  @property({ type: Number }) full = 1;
  @property({ type: Boolean }) signed = false;
  @query("canvas") private readonly canvas!: HTMLCanvasElement;
  readonly #theme = new ThemeController(this);

  protected override render(): TemplateResult {
    return html`<canvas aria-hidden="true"></canvas>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const side = Math.max(1, Math.round(Math.sqrt(this.numbers.length)));
    paintMap(this.canvas, { numbers: this.numbers, width: side, height: side, full: this.full, signed: this.signed }, this.#theme.colours);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-thumbnail": Thumbnail;
  }
}
