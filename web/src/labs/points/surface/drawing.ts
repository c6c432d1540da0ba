import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Messages } from "../../../messages";
import { FieldPainter, PaintedAhead, PointsPainter, Surface, ThemeController, type Field, type FieldLook, type PaintContext, type PaintedPoints, type Pictured } from "../../../view";
import type { Grip } from "../hand";
import type { Outline } from "../outline";
import { extent } from "../points";
import { eraserRadius, sprayRadius, type Position, type Press, type Tool } from "../tools";
import { toCanvas, toDrawing } from "./geometry";
import { moveCursor } from "./keyboard-cursor";
import { PointerStrokes } from "./pointer-strokes";
import { pointsTable, pointsTableStyles } from "./points-table";

/** What a person does on the drawing: strokes by pointer, single dabs and moves of what is selected by key. */
export type DrawingEvent =
  | { readonly kind: "begin"; readonly grip: Grip; readonly erase: boolean }
  | { readonly kind: "extend"; readonly to: readonly Press[] }
  | { readonly kind: "end" }
  | { readonly kind: "dab"; readonly at: Position }
  | { readonly kind: "cursor"; readonly at: Position }
  | { readonly kind: "nudge"; readonly by: Position }
  | { readonly kind: "nudged" | "remove" | "unselect" | "all" };

export interface ShownField {
  readonly field: Field;
  readonly look: FieldLook;
}

const bounds = [-extent, -extent, extent, extent] as const;

/**
 * The square [-6,6] x [-6,6], y up, in three canvases: the field, the points above it and the cursor above both, so
 * that a drawn point is in the frame of its input event however busy the field is. Event `draw`: CustomEvent<DrawingEvent>.
 */
@customElement("bd-drawing")
export class Drawing extends LitElement {
  static override styles = [pointsTableStyles, css`
    :host { display: block; position: relative; aspect-ratio: 1; background: var(--back-draw-background); }
    canvas { position: absolute; inset: 0; width: 100%; height: 100%; }
    .field, .points { pointer-events: none; }
    .cursor { outline: none; cursor: crosshair; touch-action: none; }
    :host([readonly]) .cursor { cursor: default; touch-action: auto; }
    .wrong {
      position: absolute; inset: auto auto 8px 8px; margin: 0; padding: 0 8px; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius);
      background: var(--back-draw-background); font-size: 12px; line-height: 20px; font-variant-numeric: tabular-nums; pointer-events: none;
    }
    .cursor:focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: calc(-1 * var(--back-draw-focus)); }
  `];

  @property({ attribute: false }) messages!: Messages;
  @property({ attribute: false }) tool: Tool = "brush";
  @property({ type: Boolean, reflect: true }) readonly = false;
  @property({ type: Number }) count = 0;
  /** How many points are selected. */
  @property({ type: Number }) selected = 0;
  /** How many points are marked as wrongly classified; undefined where none is to be. */
  @property({ attribute: false }) wrong: number | undefined;

  @state() private tableOpen = false;
  @query(".field") private readonly fieldCanvas!: HTMLCanvasElement;
  @query(".points") private readonly pointsCanvas!: HTMLCanvasElement;
  @query(".cursor") private readonly cursorCanvas!: HTMLCanvasElement;
  readonly #theme = new ThemeController(this, () => { this.#invalidate(); });
  readonly #fieldPainter = new FieldPainter();
  readonly #pointsPainter = new PointsPainter();
  #surfaces: { field: Surface; points: Surface; cursor: Surface } | undefined;
  #field: ShownField | undefined;
  readonly #ahead = new PaintedAhead(() => this.#surfaces?.field, (context, width, height) => { this.#paintField(context, width, height); });
  #points: PaintedPoints = { count: 0, x: [], y: [], kind: "classes", target: [] };
  #cursor: Position | undefined;
  /** Where the pointer is, in client pixels. */
  #hover: Pick<PointerEvent, "clientX" | "clientY"> | undefined;
  #outline: Outline | undefined;
  #nudging = false;

  showField(shown: ShownField | undefined): void {
    this.#field = shown;
    this.#ahead.ask();
  }

  /** Shows the points in the next frame; after an input event that is the frame of the event. */
  showPoints(points: PaintedPoints): void {
    this.#points = points;
    this.#surfaces?.points.invalidate();
    if (this.tableOpen) this.requestUpdate();
  }

  /** What it shows, for a file. */
  picture(): Pictured {
    const { field, look } = this.#field ?? {};
    return { field, look, points: { ...this.#points, selected: undefined, wrong: undefined }, bounds, colours: this.#theme.colours };
  }

  /** Shows what a selecting drag goes around. */
  showOutline(outline: Outline | undefined): void {
    this.#outline = outline;
    this.#surfaces?.cursor.invalidate();
  }

  protected override firstUpdated(): void {
    new PointerStrokes(this.cursorCanvas, {
      begin: (grip, erase) => {
        if (!this.readonly) this.#tell({ kind: "begin", grip, erase });
      },
      extend: (to) => {
        if (!this.readonly) this.#tell({ kind: "extend", to });
      },
      end: () => {
        if (!this.readonly) this.#tell({ kind: "end" });
      },
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("tool")) this.#surfaces?.cursor.invalidate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.updateComplete.then(() => { this.#open(); });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#ahead.drop();
    for (const surface of Object.values(this.#surfaces ?? {})) surface.dispose();
    this.#surfaces = undefined;
  }

  protected override render(): TemplateResult {
    return html`
      <canvas class="field" aria-hidden="true"></canvas>
      <canvas class="points" aria-hidden="true"></canvas>
      <canvas class="cursor" tabindex="0" role="application" aria-label=${this.messages.drawing} aria-describedby="keys"
        @keydown=${this.pressed} @keyup=${this.released} @blur=${this.left} @pointermove=${this.hovered} @pointerleave=${this.unhovered}></canvas>
      ${this.wrong === undefined ? nothing : html`<p class="wrong">${this.messages.points.wrongPoints(this.wrong, this.count)}</p>`}
      <span id="keys" hidden>${this.messages.drawingState(this.count)}${this.wrong === undefined ? "" : `, ${this.messages.points.wrongPoints(this.wrong, this.count)}`}. ${this.tool === "select" ? this.messages.points.selectKeys : this.messages.drawingKeys}</span>
      ${pointsTable(this.messages, this.#points, this.tableOpen, this.toggled)}
    `;
  }

  #open(): void {
    if (!this.isConnected || this.#surfaces !== undefined) return;
    this.#surfaces = {
      field: new Surface(this.fieldCanvas, (context, width, height) => {
        if (!this.#ahead.take(context)) this.#paintField(context, width, height);
      }),
      points: new Surface(this.pointsCanvas, (context, ...size) => { this.#paintPoints(context, ...size); }, true),
      cursor: new Surface(this.cursorCanvas, (context, width, height) => { this.#paintCursor(context, width, height); }),
    };
    this.#invalidate();
  }

  #invalidate(): void {
    this.#ahead.drop();
    for (const surface of Object.values(this.#surfaces ?? {})) surface.invalidate();
  }

  #paintField(context: PaintContext, width: number, height: number): void {
    if (this.#field === undefined) return;
    this.#fieldPainter.paint(context, { x: 0, y: 0, width, height }, this.#field.field, this.#field.look, this.#theme.colours);
  }

  #paintPoints(context: CanvasRenderingContext2D, width: number, height: number, ratio: number, kept: boolean): void {
    const radius = Math.min(6, Math.max(3, width / 100));
    const what = [context, { x: 0, y: 0, width, height }, this.#points, { bounds, radius, ratio }, this.#theme.colours] as const;
    if (kept && this.#pointsPainter.add(...what)) return;
    if (!kept) this.#pointsPainter.forget();
    context.clearRect(0, 0, width, height);
    this.#pointsPainter.paint(...what);
  }

  #paintCursor(context: CanvasRenderingContext2D, width: number, height: number): void {
    context.clearRect(0, 0, width, height);
    const [red, green, blue] = this.#theme.colours.colours.ink;
    context.strokeStyle = `rgb(${red} ${green} ${blue})`;
    context.lineWidth = 1.5;
    if (this.#outline !== undefined) this.#paintOutline(context, this.#outline, width);
    if (this.#hover !== undefined && !this.readonly) this.#ring(context, toDrawing(this.#hover.clientX, this.#hover.clientY, this.cursorCanvas.getBoundingClientRect()), width);
    if (this.#cursor === undefined) return;
    this.#ring(context, this.#cursor, width);
    const { x, y } = toCanvas(this.#cursor, width);
    context.beginPath();
    for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]] as const) {
      context.moveTo(x + 6 * dx, y + 6 * dy);
      context.lineTo(x + 16 * dx, y + 16 * dy);
    }
    context.stroke();
  }

  #paintOutline(context: CanvasRenderingContext2D, { corners }: Outline, width: number): void {
    context.beginPath();
    for (const corner of corners) {
      const { x, y } = toCanvas(corner, width);
      context.lineTo(x, y);
    }
    context.closePath();
    context.setLineDash([4, 4]);
    context.stroke();
    context.setLineDash([]);
  }

  #ring(context: CanvasRenderingContext2D, at: Position, width: number): void {
    const radius = { brush: 0, spray: sprayRadius, eraser: eraserRadius, select: 0 }[this.tool];
    if (radius === 0) return;
    const { x, y } = toCanvas(at, width);
    context.beginPath();
    context.arc(x, y, (radius / (2 * extent)) * width, 0, 2 * Math.PI);
    context.stroke();
  }

  private readonly pressed = (event: KeyboardEvent): void => {
    if (event.altKey || this.readonly) return;
    const held = event.ctrlKey || event.metaKey;
    const choice = this.tool === "select" ? this.#choiceOf(event, held) : undefined;
    if (choice !== undefined) {
      this.#tell(choice);
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (held && !(this.tool === "select" && event.key.startsWith("Arrow"))) return;
    const moved = moveCursor(this.#cursor ?? { x: 0, y: 0 }, event);
    const dabs = event.key === "Enter" || (event.key === " " && this.#cursor !== undefined);
    if (moved !== undefined) this.#move(this.#cursor === undefined ? { x: 0, y: 0 } : moved);
    else if (dabs) this.#dab();
    else if (event.key === "Escape" && this.#cursor !== undefined) this.#move(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** What a key does to the points that are selected. Ctrl leaves the arrow keys to the cursor. */
  #choiceOf(event: KeyboardEvent, held: boolean): DrawingEvent | undefined {
    if (held) return event.key.toLowerCase() === "a" ? { kind: "all" } : undefined;
    if (this.selected === 0) return undefined;
    if (event.key === "Delete" || event.key === "Backspace") return { kind: "remove" };
    if (event.key === "Escape") return { kind: "unselect" };
    const by = event.key === "Home" ? undefined : moveCursor({ x: 0, y: 0 }, event);
    if (by === undefined) return undefined;
    this.#nudging = true;
    return { kind: "nudge", by };
  }

  /** A key that is held moves on and on: one step to undo. */
  private readonly released = (): void => {
    if (!this.#nudging) return;
    this.#nudging = false;
    this.#tell({ kind: "nudged" });
  };

  #move(to: Position | undefined): void {
    this.#cursor = to;
    this.#surfaces?.cursor.invalidate();
    if (to !== undefined) this.#tell({ kind: "cursor", at: to });
  }

  #dab(): void {
    if (this.#cursor === undefined) this.#move({ x: 0, y: 0 });
    this.#tell({ kind: "dab", at: this.#cursor! });
  }

  private readonly toggled = (event: Event): void => { this.tableOpen = (event.target as HTMLDetailsElement).open; };

  private readonly left = (): void => {
    this.released();
    this.#move(undefined);
  };

  private readonly hovered = (event: PointerEvent): void => {
    this.#hover = event.pointerType === "touch" ? undefined : event;
    if (this.tool === "spray" || this.tool === "eraser") this.#surfaces?.cursor.invalidate();
  };

  private readonly unhovered = (): void => {
    this.#hover = undefined;
    this.#surfaces?.cursor.invalidate();
  };

  #tell(event: DrawingEvent): void {
    this.dispatchEvent(new CustomEvent<DrawingEvent>("draw", { detail: event }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-drawing": Drawing;
  }
}
