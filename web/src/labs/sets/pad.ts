import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import type { DrawnStrokes } from "../../api";
import type { SetsMessages } from "../../messages/en-sets";
import { Surface, ThemeController } from "../../view";
import { isEmpty, noDrawing } from "./drawing";

/** What became of the drawing, by which stroke or other change of all that were made. */
export interface Drawn { readonly drawing: DrawnStrokes; readonly change: number }

interface Dot { readonly x: number; readonly y: number; readonly pressure: number }

const stride = 0.03;
const directions: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** Of the surface's side. */
const lineWidth = 0.045;

/** Counted over all surfaces, so that no two changes are taken for one. */
let changes = 0;

/** A square to draw on by pointer, pen or keys. Events `bd-strokes`: CustomEvent<Drawn>, after each change; `bd-said`: CustomEvent<string>. */
@customElement("bd-pad")
export class Pad extends LitElement {
  static override styles = css`
    :host { display: block; position: relative; aspect-ratio: 1; background: var(--back-draw-background); border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); overflow: hidden; }
    canvas { position: absolute; inset: 0; width: 100%; height: 100%; touch-action: none; cursor: crosshair; outline: none; }
    canvas:focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: calc(-1 * var(--back-draw-focus)); }
  `;

  @property() label = "";
  @property({ attribute: false }) messages!: Pick<SetsMessages, "padKeys" | "penAt">;
  /** In the surface's coordinates, 0 to 1, y down. */
  @property({ attribute: false }) drawing: DrawnStrokes = noDrawing;
  @query("canvas") private readonly canvas!: HTMLCanvasElement;
  #strokes: Dot[][] = [];
  /** The drawing that the strokes are. */
  #made: DrawnStrokes = noDrawing;
  #pointer: number | undefined;
  #pen: { x: number; y: number; down: boolean } | undefined;
  #surface: Surface | undefined;
  readonly #theme = new ThemeController(this, () => { this.#surface?.invalidate(); });

  get empty(): boolean {
    return isEmpty(this.drawing);
  }

  override focus(): void {
    this.canvas.focus();
  }

  clear(): void {
    changes++;
    this.#strokes = [];
    if (this.#pen !== undefined) this.#pen.down = false;
    this.#changed();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("drawing") || this.drawing === this.#made) return;
    // Another drawing than the one made here: a step back, or one of an earlier visit.
    this.#made = this.drawing;
    this.#strokes = strokesOf(this.drawing);
    this.#pointer = undefined;
    if (this.#pen !== undefined) this.#pen.down = false;
    this.#surface?.invalidate();
  }

  protected override render(): TemplateResult {
    return html`<canvas tabindex="0" role="application" aria-label=${this.label} aria-description=${this.messages.padKeys}
      @pointerdown=${this.pressed} @pointermove=${this.moved} @pointerup=${this.lifted} @pointercancel=${this.lifted} @lostpointercapture=${this.lifted} @keydown=${this.key}></canvas>`;
  }

  protected override firstUpdated(): void {
    this.#surface = new Surface(this.canvas, (context, width) => { this.#paint(context, width); });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#surface?.dispose();
  }

  #changed(): void {
    this.#surface?.paint();
    let count = 0;
    const ends = this.#strokes.map((stroke) => (count += stroke.length));
    this.#made = this.drawing = count === 0 ? noDrawing
      : { points: Float32Array.from(this.#strokes.flat().flatMap(({ x, y, pressure }) => [x, y, pressure])), ends: Int32Array.from(ends) };
    this.dispatchEvent(new CustomEvent<Drawn>("bd-strokes", { detail: { drawing: this.drawing, change: changes } }));
  }

  private readonly pressed = (event: PointerEvent): void => {
    if (this.#pointer !== undefined || event.button !== 0) return;
    this.#pointer = event.pointerId;
    this.#pen = undefined;
    this.canvas.setPointerCapture(event.pointerId);
    changes++;
    this.#strokes.push([this.#dot(event)]);
    this.#changed();
  };

  private readonly moved = (event: PointerEvent): void => {
    if (event.pointerId !== this.#pointer) return;
    const coalesced = event.getCoalescedEvents();
    for (const each of coalesced.length === 0 ? [event] : coalesced) this.#strokes.at(-1)?.push(this.#dot(each));
    this.#changed();
  };

  private readonly lifted = (event: PointerEvent): void => {
    if (event.pointerId !== this.#pointer) return;
    this.#pointer = undefined;
  };

  #dot({ clientX, clientY, pointerType, pressure }: PointerEvent): Dot {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    return { x: (clientX - left) / width, y: (clientY - top) / height, pressure: pointerType === "pen" && pressure > 0 ? pressure : 0.5 };
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pen = (this.#pen ??= { x: 0.5, y: 0.5, down: false });
    const direction = directions[event.key];
    let drawn = true;
    if (direction !== undefined) {
      const far = event.shiftKey ? 4 * stride : stride;
      pen.x = Math.min(1, Math.max(0, pen.x + far * direction[0]));
      pen.y = Math.min(1, Math.max(0, pen.y + far * direction[1]));
      if (pen.down) this.#strokes.at(-1)?.push({ x: pen.x, y: pen.y, pressure: 0.5 });
      else drawn = false;
    } else if (event.key === " " || event.key === "Enter") {
      pen.down = !pen.down;
      changes++;
      if (pen.down) this.#strokes.push([{ x: pen.x, y: pen.y, pressure: 0.5 }]);
      else drawn = false;
    } else if (event.key === "Delete" || event.key === "Backspace") {
      changes++;
      pen.down = false;
      this.#strokes = [];
    } else return;
    event.preventDefault();
    event.stopPropagation();
    if (drawn) this.#changed();
    else this.#surface?.paint();
    this.dispatchEvent(new CustomEvent("bd-said", { detail: this.messages.penAt(Math.round(100 * pen.x), Math.round(100 * pen.y), pen.down) }));
  };

  #paint(context: CanvasRenderingContext2D, size: number): void {
    const [red, green, blue] = this.#theme.colours.colours.text;
    context.strokeStyle = context.fillStyle = `rgb(${red} ${green} ${blue})`;
    context.lineCap = context.lineJoin = "round";
    for (const stroke of this.#strokes) {
      stroke.forEach((to, i) => {
        const from = stroke[Math.max(0, i - 1)]!;
        context.lineWidth = size * lineWidth * (0.7 + 0.6 * to.pressure);
        context.beginPath();
        context.moveTo(from.x * size, from.y * size);
        context.lineTo(to.x * size, to.y * size);
        context.stroke();
      });
    }
    if (this.#pen === undefined) return;
    context.lineWidth = 2;
    context.beginPath();
    context.arc(this.#pen.x * size, this.#pen.y * size, this.#pen.down ? 5 : 9, 0, 2 * Math.PI);
    context.stroke();
  }
}

function strokesOf({ points, ends }: DrawnStrokes): Dot[][] {
  return Array.from(ends, (end, i) => {
    const from = ends[i - 1] ?? 0;
    return Array.from({ length: end - from }, (_, k): Dot => {
      const [x, y, pressure] = points.subarray(3 * (from + k));
      return { x: x!, y: y!, pressure: pressure! };
    });
  });
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-pad": Pad;
  }
}
