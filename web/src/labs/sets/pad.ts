import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import type { DrawnStrokes } from "../../api";
import type { DigitsMessages } from "../../messages/en-digits";
import { Surface, ThemeController } from "../../view";

interface Dot { readonly x: number; readonly y: number; readonly pressure: number }

const stride = 0.03;
const directions: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** Of the surface's side. */
const lineWidth = 0.045;

/** A square to draw on by pointer, pen or keys. Event `bd-strokes` after each change; events `bd-said`: CustomEvent<string>. */
@customElement("bd-pad")
export class Pad extends LitElement {
  static override styles = css`
    :host { display: block; position: relative; aspect-ratio: 1; background: var(--back-draw-background); border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); overflow: hidden; }
    canvas { position: absolute; inset: 0; width: 100%; height: 100%; touch-action: none; cursor: crosshair; outline: none; }
    canvas:focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: calc(-1 * var(--back-draw-focus)); }
  `;

  @property({ attribute: false }) messages!: Pick<DigitsMessages, "pad" | "padKeys" | "penAt">;
  @query("canvas") private readonly canvas!: HTMLCanvasElement;
  #strokes: Dot[][] = [];
  #pointer: number | undefined;
  #pen: { x: number; y: number; down: boolean } | undefined;
  #surface: Surface | undefined;
  readonly #theme = new ThemeController(this, () => { this.#surface?.invalidate(); });

  get empty(): boolean {
    return this.#strokes.length === 0;
  }

  /** In the surface's coordinates, 0 to 1, y down. */
  get drawing(): DrawnStrokes {
    let count = 0;
    const ends = this.#strokes.map((stroke) => (count += stroke.length));
    return { points: Float32Array.from(this.#strokes.flat().flatMap(({ x, y, pressure }) => [x, y, pressure])), ends: Int32Array.from(ends) };
  }

  clear(): void {
    this.#strokes = [];
    if (this.#pen !== undefined) this.#pen.down = false;
    this.#changed();
  }

  /** False where there is none to undo. */
  undo(): boolean {
    if (this.#strokes.pop() === undefined) return false;
    if (this.#pen !== undefined) this.#pen.down = false;
    this.#changed();
    return true;
  }

  protected override render(): TemplateResult {
    return html`<canvas tabindex="0" role="application" aria-label=${this.messages.pad} aria-description=${this.messages.padKeys}
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
    this.dispatchEvent(new CustomEvent("bd-strokes"));
  }

  private readonly pressed = (event: PointerEvent): void => {
    if (this.#pointer !== undefined || event.button !== 0) return;
    this.#pointer = event.pointerId;
    this.#pen = undefined;
    this.canvas.setPointerCapture(event.pointerId);
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
    this.#changed();
  };

  #dot({ clientX, clientY, pointerType, pressure }: PointerEvent): Dot {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    return { x: (clientX - left) / width, y: (clientY - top) / height, pressure: pointerType === "pen" && pressure > 0 ? pressure : 0.5 };
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pen = (this.#pen ??= { x: 0.5, y: 0.5, down: false });
    const direction = directions[event.key];
    if (direction !== undefined) {
      const far = event.shiftKey ? 4 * stride : stride;
      pen.x = Math.min(1, Math.max(0, pen.x + far * direction[0]));
      pen.y = Math.min(1, Math.max(0, pen.y + far * direction[1]));
      if (pen.down) this.#strokes.at(-1)?.push({ x: pen.x, y: pen.y, pressure: 0.5 });
    } else if (event.key === " " || event.key === "Enter") {
      pen.down = !pen.down;
      if (pen.down) this.#strokes.push([{ x: pen.x, y: pen.y, pressure: 0.5 }]);
    } else if (event.key === "Delete" || event.key === "Backspace") this.#strokes = [];
    else return;
    event.preventDefault();
    event.stopPropagation();
    this.#changed();
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

declare global {
  interface HTMLElementTagNameMap {
    "bd-pad": Pad;
  }
}
