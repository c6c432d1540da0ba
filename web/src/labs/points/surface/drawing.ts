import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { FieldView, PointsView, Surface, ThemeController, type FieldData } from "../../../view";
import type { Messages } from "../../../messages";
import { extent, type Points } from "../points";
import { eraserRadius, sprayRadius, type Position, type Tool } from "../tools";
import { toCanvas } from "./geometry";
import { moveCursor } from "./keyboard-cursor";
import { PointerStrokes } from "./pointer-strokes";

/** What a person does on the drawing: strokes by pointer, single dabs by key. */
export type DrawingEvent =
  | { readonly kind: "begin"; readonly at: Position; readonly erase: boolean }
  | { readonly kind: "extend"; readonly to: readonly Position[] }
  | { readonly kind: "end" }
  | { readonly kind: "dab"; readonly at: Position }
  | { readonly kind: "moved"; readonly at: Position };

/**
 * The square [-6,6] x [-6,6], y up, in three canvases: the field, the points above it and the cursor above both, so
 * that a drawn point is in the frame of its input event however busy the field is.
 */
@customElement("back-draw-drawing")
export class Drawing extends LitElement {
  static override styles = css`
    :host { display: block; position: relative; aspect-ratio: 1; background: var(--back-draw-background); }
    canvas { position: absolute; inset: 0; width: 100%; height: 100%; }
    .field, .points { pointer-events: none; }
    .cursor { outline: none; cursor: crosshair; }
    :host(:not([readonly])) .cursor { touch-action: none; }
    :host([readonly]) .cursor { cursor: default; }
    .cursor:focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: 2px; }
  `;

  @property({ attribute: false }) messages!: Messages;
  @property({ attribute: false }) points!: Points;
  @property({ attribute: false }) isTest: (index: number) => boolean = () => false;
  @property({ attribute: false }) tool: Tool = "brush";
  @property({ type: Boolean, reflect: true }) readonly = false;

  @query(".field") private readonly fieldCanvas!: HTMLCanvasElement;
  @query(".points") private readonly pointsCanvas!: HTMLCanvasElement;
  @query(".cursor") private readonly cursorCanvas!: HTMLCanvasElement;
  readonly #theme = new ThemeController(this, () => { this.#repaint(); });
  #field: FieldView | undefined;
  #pointsView: PointsView | undefined;
  #cursorSurface: Surface | undefined;
  #cursor: Position | undefined;
  #hover: Position | undefined;
  #data: FieldData | undefined;

  /** True while arrow keys have a cursor on the drawing: Space then puts a point. */
  get hasCursor(): boolean {
    return this.#cursor !== undefined;
  }

  /** Shows another field, in the next frame. */
  showField(data: FieldData | undefined): void {
    this.#data = data;
    this.#field?.show(data, this.#theme.colours);
  }

  override render(): TemplateResult {
    return html`
      <canvas class="field" aria-hidden="true"></canvas>
      <canvas class="points" aria-hidden="true"></canvas>
      <canvas class="cursor" tabindex="0" role="application" aria-label=${this.messages.drawing}
        aria-roledescription=${this.messages.drawing} aria-describedby="keys"
        @keydown=${this.#pressed} @blur=${this.#left} @pointermove=${this.#hovered} @pointerleave=${this.#unhovered}></canvas>
      <span id="keys" hidden>${this.messages.drawingKeys} ${this.messages.drawingState(this.points.x.length)}</span>
    `;
  }
}
