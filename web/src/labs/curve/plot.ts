import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import type { CurveMessages } from "../../messages/en-curve";
import { Surface, ThemeController } from "../../view";
import type { Band } from "./band";
import { columnOf, noCurve, snap, xExtent, xOf, type Curve, type Place } from "./curve";
import { fromPlot, paintPlot } from "./plot-painter";

/** What a hand does: a line from one place to another, or the end of one stroke. */
export type PlotEvent =
  | { readonly kind: "line"; readonly from: Place; readonly to: Place; readonly erases: boolean }
  | { readonly kind: "lifted" }
  | { readonly kind: "cleared" };

const rightButton = 2;
const eraserOfPen = 5;
const strides = { x: 0.1, y: 0.1 };
const farther = 5;
const directions: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** A plane in which a function is drawn by pointer, pen or keys. Events `plot`: CustomEvent<PlotEvent>, `bd-said`: CustomEvent<string>. */
@customElement("bd-curve-plot")
export class CurvePlot extends LitElement {
  static override styles = css`
    :host { display: block; position: relative; background: var(--back-draw-background); border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); overflow: hidden; }
    canvas { position: absolute; inset: 0; width: 100%; height: 100%; touch-action: none; cursor: crosshair; outline: none; }
    :host([readonly]) canvas { touch-action: auto; cursor: default; }
    canvas:focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: calc(-1 * var(--back-draw-focus)); }
  `;

  @property({ attribute: false }) messages!: CurveMessages;
  @property({ attribute: false }) tick: (value: number) => string = String;
  @property({ attribute: false }) curve: Curve = noCurve();
  @property({ attribute: false }) band: Band | undefined;
  @property({ attribute: false }) cut: number | undefined;
  @property({ type: Boolean }) erases = false;
  @property({ type: Boolean, reflect: true }) readonly = false;
  /** Of the picture, for screen readers. */
  @property() summary = "";
  @query("canvas") private readonly canvas!: HTMLCanvasElement;
  #pointer: number | undefined;
  #erasing = false;
  #at: Place | undefined;
  #cursor: (Place & { down: boolean }) | undefined;
  #surface: Surface | undefined;
  readonly #theme = new ThemeController(this, () => { this.#surface?.invalidate(); });

  protected override render(): TemplateResult {
    return html`<canvas tabindex="0" role="application" aria-label=${this.messages.plot} aria-description="${this.summary} ${this.readonly ? "" : this.messages.plotKeys}"
      @pointerdown=${this.pressed} @pointermove=${this.moved} @pointerup=${this.lifted} @pointercancel=${this.lifted} @lostpointercapture=${this.lifted}
      @contextmenu=${(event: Event) => { event.preventDefault(); }} @keydown=${this.key} @blur=${this.left}></canvas>`;
  }

  protected override firstUpdated(): void {
    this.#surface = new Surface(this.canvas, (context, width, height) => { this.#paint(context, width, height); });
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (["curve", "band", "cut", "tick"].some((name) => changed.has(name as keyof CurvePlot))) this.#surface?.invalidate();
  }

  override focus(): void {
    this.canvas.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#surface?.dispose();
    this.#surface = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.updateComplete.then(() => { this.firstUpdated(); });
  }

  #paint(context: CanvasRenderingContext2D, width: number, height: number): void {
    const { curve, band, cut } = this;
    paintPlot(context, { width, height }, { curve, band, cut, cursor: this.#cursor }, this.#theme.colours, this.tick, cut === undefined ? "x" : "t");
  }

  #tell(event: PlotEvent): void {
    this.dispatchEvent(new CustomEvent<PlotEvent>("plot", { detail: event }));
  }

  private readonly pressed = (event: PointerEvent): void => {
    if (this.readonly || this.#pointer !== undefined || ![0, rightButton, eraserOfPen].includes(event.button)) return;
    this.#pointer = event.pointerId;
    this.#erasing = this.erases || event.button !== 0;
    this.#cursor = undefined;
    this.canvas.setPointerCapture(event.pointerId);
    const at = this.#place(event);
    this.#at = at;
    this.#tell({ kind: "line", from: at, to: at, erases: this.#erasing });
  };

  private readonly moved = (event: PointerEvent): void => {
    if (event.pointerId !== this.#pointer) return;
    const coalesced = event.getCoalescedEvents();
    for (const each of coalesced.length === 0 ? [event] : coalesced) {
      const to = this.#place(each);
      this.#tell({ kind: "line", from: this.#at ?? to, to, erases: this.#erasing });
      this.#at = to;
    }
  };

  private readonly lifted = (event: PointerEvent): void => {
    if (event.pointerId !== this.#pointer) return;
    this.#pointer = undefined;
    this.#tell({ kind: "lifted" });
  };

  #place({ clientX, clientY }: PointerEvent): Place {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    return fromPlot({ x: clientX - left, y: clientY - top }, { width, height });
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (this.readonly || event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = directions[event.key];
    if (direction !== undefined) this.#move(direction, event.shiftKey);
    else if (event.key === " " || event.key === "Enter") this.#dip();
    else if (event.key === "Delete" || event.key === "Backspace") this.#tell({ kind: "cleared" });
    else if (event.key === "Escape" && this.#cursor !== undefined) this.left();
    else return;
    event.preventDefault();
    event.stopPropagation();
    this.#surface?.invalidate();
    if (this.#cursor !== undefined) this.#say();
  };

  #here(): Place & { down: boolean } {
    return (this.#cursor ??= { x: 0, y: 0, down: false });
  }

  #move([right, up]: readonly [number, number], far: boolean): void {
    const from = this.#here();
    const reach = far ? farther : 1;
    const x = Math.min(xExtent, Math.max(-xExtent, from.x + right * strides.x * reach));
    const to = { x: xOf(columnOf(x)), y: snap(from.y + up * strides.y * reach), down: from.down };
    this.#cursor = to;
    if (to.down) this.#tell({ kind: "line", from, to, erases: this.erases });
  }

  /** Sets the pen down, or lifts it. */
  #dip(): void {
    const here = this.#here();
    here.down = !here.down;
    this.#tell(here.down ? { kind: "line", from: here, to: here, erases: this.erases } : { kind: "lifted" });
  }

  #say(): void {
    const { x, y, down } = this.#here();
    this.dispatchEvent(new CustomEvent("bd-said", { detail: this.messages.penAt(this.tick(x), this.tick(y), down) }));
  }

  private readonly left = (): void => {
    if (this.#cursor?.down === true) this.#tell({ kind: "lifted" });
    this.#cursor = undefined;
    this.#surface?.invalidate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-curve-plot": CurvePlot;
  }
}
