import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import type { AutoencoderMessages } from "../../messages/en-autoencoder";
import { Surface, ThemeController } from "../../view";
import { summaries, type Bounds } from "./codes";
import type { Tiles } from "./model";
import { fromPlane, paintCursor, paintExamples, paintNames, paintTiles } from "./plane-painter";

const steps = 50;
const farther = 5;
const directions: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** The plane of the two numbers: examples where they lie, a cursor that is moved by pointer or keys. Event `bd-code`: CustomEvent<{ x, y, by }>. */
@customElement("bd-code-plane")
export class CodePlane extends LitElement {
  static override styles = css`
    :host { display: block; position: relative; background: var(--back-draw-background); border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); overflow: hidden; }
    canvas { position: absolute; inset: 0; width: 100%; height: 100%; outline: none; }
    .cursor { touch-action: none; cursor: crosshair; }
    .cursor:focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: calc(-1 * var(--back-draw-focus)); }
  `;

  @property({ attribute: false }) messages!: AutoencoderMessages;
  @property({ attribute: false }) codes: Float32Array | undefined;
  @property({ attribute: false }) labels: readonly number[] = [];
  @property({ attribute: false }) classes: readonly string[] = [];
  @property({ attribute: false }) bounds: Bounds = [-1, -1, 1, 1];
  /** In place of the examples, where given. */
  @property({ attribute: false }) tiles: Tiles | undefined;
  @property({ type: Number }) x = 0;
  @property({ type: Number }) y = 0;
  /** Of the picture, for screen readers. */
  @property() summary = "";
  @query(".below") private readonly below!: HTMLCanvasElement;
  @query(".cursor") private readonly cursor!: HTMLCanvasElement;
  #surfaces: readonly [Surface, Surface] | undefined;
  readonly #theme = new ThemeController(this, () => { for (const each of this.#surfaces ?? []) each.invalidate(); });

  protected override render(): TemplateResult {
    return html`<canvas class="below" aria-hidden="true"></canvas>
      <canvas class="cursor" tabindex="0" role="application" aria-label=${this.messages.plane} aria-description="${this.summary} ${this.messages.planeKeys}"
        @pointerdown=${this.pointed} @pointermove=${this.pointed} @keydown=${this.key}></canvas>`;
  }

  protected override firstUpdated(): void {
    this.#surfaces = [
      new Surface(this.below, (context, width, height) => { this.#paint(context, width, height); }),
      new Surface(this.cursor, (context, width, height) => { paintCursor(context, { width, height }, { x: this.x, y: this.y }, this.bounds, this.#theme.colours); }),
    ];
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (["codes", "labels", "bounds", "tiles", "classes"].some((name) => changed.has(name as keyof CodePlane))) this.#surfaces?.[0].invalidate();
    if (["x", "y", "bounds"].some((name) => changed.has(name as keyof CodePlane))) this.#surfaces?.[1].invalidate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.firstUpdated();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const each of this.#surfaces ?? []) each.dispose();
    this.#surfaces = undefined;
  }

  #paint(context: CanvasRenderingContext2D, width: number, height: number): void {
    const { codes, labels, bounds, tiles, classes } = this;
    const { colours } = this.#theme;
    const frame = { width, height };
    if (tiles !== undefined) paintTiles(context, frame, tiles, bounds, colours);
    else if (codes !== undefined) {
      paintExamples(context, frame, codes, labels, bounds, colours);
      const names = summaries(codes, labels, classes.length).map(({ label, mean: [x, y] }) => ({ x, y, name: classes[label] ?? "" }));
      paintNames(context, frame, names, bounds, colours);
    }
  }

  /** A mouse or pen leads without being pressed, a finger by touching. */
  private readonly pointed = ({ clientX, clientY }: PointerEvent): void => {
    const { left, top, width, height } = this.cursor.getBoundingClientRect();
    this.#tell(fromPlane({ x: Math.min(width, Math.max(0, clientX - left)), y: Math.min(height, Math.max(0, clientY - top)) }, this.bounds, { width, height }), "pointer");
  };

  private readonly key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [xMin, yMin, xMax, yMax] = this.bounds;
    const direction = directions[event.key];
    if (direction === undefined && event.key !== "Home") return;
    event.preventDefault();
    event.stopPropagation();
    const reach = (event.shiftKey ? farther : 1) / steps;
    const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
    this.#tell(direction === undefined ? { x: (xMin + xMax) / 2, y: (yMin + yMax) / 2 } : {
      x: within(this.x + direction[0] * reach * (xMax - xMin), xMin, xMax),
      y: within(this.y + direction[1] * reach * (yMax - yMin), yMin, yMax),
    }, "keys");
  };

  #tell({ x, y }: { readonly x: number; readonly y: number }, by: "pointer" | "keys"): void {
    const round = (value: number): number => Number(value.toPrecision(4));
    this.dispatchEvent(new CustomEvent("bd-code", { detail: { x: round(x), y: round(y), by } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-code-plane": CodePlane;
  }
}
