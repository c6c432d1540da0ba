import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
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
    this.canvas.width = this.canvas.height = side;
    const context = this.canvas.getContext("2d");
    if (context === null) return;
    const image = context.createImageData(side, side);
    const { colours } = this.#theme.colours;
    for (let i = 0; i < this.numbers.length; i++) {
      const value = this.numbers[i]! / this.full;
      const colour = this.signed ? (value < 0 ? colours.negative : colours.positive) : colours.text;
      image.data.set([...colour, Math.round(255 * Math.min(1, Math.abs(value)))], 4 * i);
    }
    context.putImageData(image, 0, 0);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-thumbnail": Thumbnail;
  }
}
