import { css, html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { largest, paintMap } from "../paint-map";
import { ThemeController } from "../theme-colours";

/** Rows and columns, from `row` and `column` on. */
export interface Frame {
  readonly row: number;
  readonly column: number;
  readonly height: number;
  readonly width: number;
}

/** One map, large; a click or arrow keys choose a pixel of it. Event `pixel`: CustomEvent<{ row, column }>. */
@customElement("bd-pixels")
export class PixelsElement extends LitElement {
  static override styles = css`
    :host { display: block; position: relative; }
    .frame { position: relative; border: 1px solid var(--back-draw-border); border-radius: 3px; overflow: hidden; cursor: crosshair; outline: none; }
    .frame:focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: 1px; }
    .still { cursor: default; }
    canvas { display: block; width: 100%; image-rendering: pixelated; background: var(--back-draw-background); }
    svg { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; }
    rect { fill: none; stroke: var(--back-draw-accent); stroke-width: 2; vector-effect: non-scaling-stroke; }
    rect.halo { stroke: var(--back-draw-background); stroke-width: 4; }
  `;

  @property({ attribute: false }) values: Float32Array = new Float32Array();
  @property({ type: Number }) width = 1;
  @property({ type: Number }) height = 1;
  @property({ type: Boolean }) signed = false;
  /** What is chosen, or what a window covers. */
  @property({ attribute: false }) marked: Frame | undefined;
  /** Only to be looked at. */
  @property({ type: Boolean }) still = false;
  @property() label = "";
  @query("canvas") private readonly canvas!: HTMLCanvasElement;
  readonly #theme = new ThemeController(this);

  protected override render(): TemplateResult {
    const { marked, width, height, still } = this;
    const frame = marked === undefined ? nothing : svg`${["halo", ""].map((name) => svg`<rect class=${name} x=${marked.column} y=${marked.row} width=${marked.width} height=${marked.height}></rect>`)}`;
    return html`<div class="frame ${still ? "still" : ""}" role=${still ? "img" : "application"} tabindex=${still ? nothing : 0} aria-label=${this.label} @click=${this.clicked} @keydown=${this.pressed}>
      <canvas></canvas><svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true">${frame}</svg></div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { values: numbers, width, height, signed } = this;
    paintMap(this.canvas, { numbers, width, height, full: largest(numbers), signed }, this.#theme.colours);
  }

  #choose(row: number, column: number): void {
    const inside = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));
    this.dispatchEvent(new CustomEvent("pixel", { detail: { row: inside(row, this.height), column: inside(column, this.width) } }));
  }

  private readonly clicked = ({ clientX, clientY }: MouseEvent): void => {
    if (this.still) return;
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    this.#choose(Math.floor(((clientY - top) / height) * this.height), Math.floor(((clientX - left) / width) * this.width));
  };

  private readonly pressed = (event: KeyboardEvent): void => {
    const by = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (by === undefined || this.still) return;
    event.preventDefault();
    event.stopPropagation();
    this.#choose((this.marked?.row ?? 0) + by[0]!, (this.marked?.column ?? 0) + by[1]!);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-pixels": PixelsElement;
  }
}
