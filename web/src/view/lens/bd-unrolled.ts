import { css, html, LitElement, nothing, svg, type PropertyValues, type SVGTemplateResult, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { cssom } from "../cssom";
import { largest, paintMap } from "../paint-map";
import { ThemeController } from "../theme-colours";
import { WidthController } from "../width";
import type { Cell } from "./sequence";

/** What a column of the picture has above and below its states. */
export interface UnrolledColumn {
  /** What comes in: a sign, or a stroke of the pen. */
  readonly input: string | { readonly dx: number; readonly dy: number; readonly lifted: boolean };
  readonly framed?: boolean;
  /** What the network says after it, and the loss of that. */
  readonly output?: string;
  readonly loss?: number;
}

const inputHeight = 22;
const barsHeight = 48;
const lossHeight = 32;
const gap = 8;
const leastColumn = 15;
/** Gradients this many powers of ten below the largest have no bar. */
export const decades = 6;

/**
 * A recurrent network unrolled through time, a column a step: input, states (orange above zero, blue below), the norm of the
 * loss's gradient by them over some powers of ten, output and its loss. Event `cell`: CustomEvent<Cell>, by pointer or arrow keys.
 */
@customElement("bd-unrolled")
export class UnrolledElement extends LitElement {
  static override styles = css`
    :host { display: block; min-width: 0; }
    .scroll { overflow-x: auto; scrollbar-width: thin; }
    .plot { position: relative; outline: none; }
    .plot:focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: -2px; }
    .choosing { cursor: crosshair; }
    svg { display: block; font-size: 10px; }
    text { fill: var(--back-draw-text); text-anchor: middle; }
    .sign { font-size: 12px; }
    .number { fill: var(--back-draw-muted); }
    canvas { position: absolute; left: 0; image-rendering: pixelated; border-block: 1px solid var(--back-draw-border); }
    .overlay { position: absolute; inset: 0; pointer-events: none; }
    .bar { fill: var(--back-draw-training); }
    .ghost { fill: none; stroke: var(--back-draw-muted); stroke-dasharray: 2 2; }
    .loss { fill: var(--back-draw-text); fill-opacity: 0.6; }
    .rule { stroke: var(--back-draw-border); fill: none; }
    .cut { stroke: var(--back-draw-danger); stroke-width: 2; stroke-dasharray: 4 2; }
    .now { fill: none; stroke: var(--back-draw-accent); stroke-width: 1.5; }
    .chosen { fill: none; stroke: var(--back-draw-accent); stroke-width: 2.5; }
    .halo { fill: none; stroke: var(--back-draw-background); stroke-width: 5; }
    .pen { stroke: var(--back-draw-text); stroke-width: 1.5; fill: none; }
    .lifted { stroke-dasharray: 2 2; }
  `;

  @property({ attribute: false }) columns: readonly UnrolledColumn[] = [];
  /** [T, H]: the state after each step, or an lstm's memory. */
  @property({ attribute: false }) states: Float32Array = new Float32Array();
  @property({ type: Number }) units = 1;
  /** Norms of the gradients, as they are and as they would be without a cut. */
  @property({ attribute: false }) gradients: readonly number[] = [];
  @property({ attribute: false }) uncut: readonly number[] | undefined;
  @property({ attribute: false }) cuts: readonly number[] = [];
  /** So many columns are known forward, and back from which on. */
  @property({ type: Number }) forward = Infinity;
  @property({ type: Number }) backward = 0;
  /** The column that a stage is about. */
  @property({ attribute: false }) now: number | undefined;
  @property({ attribute: false }) chosen: Cell | undefined;
  @property() label = "";
  @query("canvas") private readonly canvas!: HTMLCanvasElement;
  @query(".plot") private readonly plot!: HTMLElement;
  readonly #theme = new ThemeController(this);
  readonly #width = new WidthController(this, 320);

  get #column(): number {
    return Math.max(leastColumn, Math.floor(this.#width.value / Math.max(1, this.columns.length)));
  }

  get #row(): number {
    return Math.max(2, Math.min(10, Math.floor(200 / this.units)));
  }

  get #statesHeight(): number {
    return this.#row * this.units;
  }

  protected override render(): TemplateResult {
    const { columns } = this;
    const width = this.#column * columns.length;
    const below = inputHeight + gap + this.#statesHeight;
    const middle = below + gap + barsHeight;
    const outputs = columns.some(({ output }) => output !== undefined);
    const height = middle + (outputs ? gap + lossHeight + 18 : 0) + 14;
    const steepest = Math.max(...(this.uncut ?? this.gradients), 1e-30);
    const costliest = Math.max(...columns.map(({ loss }) => loss ?? 0), 1e-6);
    const choosing = this.chosen !== undefined;
    return html`<div class="scroll"><div class="plot ${choosing ? "choosing" : ""}" role=${choosing ? "application" : "img"} tabindex=${choosing ? 0 : nothing} aria-label=${this.label} @click=${this.clicked} @keydown=${this.pressed}
        ${cssom({ width: `${width}px` })}>
      <svg width=${width} height=${height} aria-hidden="true">
        ${columns.map((column, t) => this.#above(column, t))}
        ${this.gradients.map((_, t) => this.#bar(t, middle, steepest))}
        <path class="rule" d="M0 ${middle}H${width}"></path>
        ${outputs ? columns.map((column, t) => this.#output(column, t, middle + gap, costliest)) : nothing}
        ${columns.map((_, t) => (t === 0 || (t + 1) % 5 === 0 ? svg`<text class="number" x=${(t + 0.5) * this.#column} y=${height - 3}>${t + 1}</text>` : nothing))}
      </svg>
      <canvas ${cssom({ top: `${inputHeight + gap}px`, width: `${width}px`, height: `${this.#statesHeight}px` })}></canvas>
      <svg class="overlay" width=${width} height=${height} aria-hidden="true">
        ${this.cuts.map((t) => svg`<path class="cut" d="M${t * this.#column - 0.5} ${inputHeight}V${middle}"></path>`)}
        ${this.#marks(middle)}
      </svg>
    </div></div>`;
  }

  #above({ input, framed }: UnrolledColumn, t: number): SVGTemplateResult {
    const [left, width] = [t * this.#column, this.#column];
    const centre = left + width / 2;
    const frame = framed === true ? svg`<rect class="chosen" x=${left + 1} y="1" width=${width - 2} height=${inputHeight - 2}></rect>` : nothing;
    if (typeof input === "string") return svg`${frame}<text class="sign" x=${centre} y="15">${input}</text>`;
    const reach = 6 / Math.max(1e-6, Math.hypot(input.dx, input.dy));
    const [dx, dy] = [input.dx * reach, input.dy * reach];
    return svg`${frame}<path class="pen ${input.lifted ? "lifted" : ""}" d="M${centre - dx} ${11 - dy}L${centre + dx} ${11 + dy}"></path><circle cx=${centre + dx} cy=${11 + dy} r="2" fill="var(--back-draw-text)"></circle>`;
  }

  #bar(t: number, bottom: number, most: number): SVGTemplateResult | typeof nothing {
    if (t < this.backward) return nothing;
    const high = (size: number): number => barsHeight * Math.max(0, 1 + Math.log10(Math.max(size / most, 1e-30)) / decades);
    const [own, whole] = [high(this.gradients[t]!), this.uncut === undefined ? 0 : high(this.uncut[t]!)];
    const left = t * this.#column + 2;
    const width = this.#column - 4;
    return svg`${whole > own + 0.5 ? svg`<rect class="ghost" x=${left} y=${bottom - whole} width=${width} height=${whole}></rect>` : nothing}
      <rect class="bar" x=${left} y=${bottom - own} width=${width} height=${own}></rect>`;
  }

  #output({ output, loss }: UnrolledColumn, t: number, top: number, most: number): SVGTemplateResult | typeof nothing {
    if (output === undefined || t >= this.forward) return nothing;
    const high = (lossHeight * (loss ?? 0)) / most;
    return svg`<text class="sign" x=${(t + 0.5) * this.#column} y=${top + 12}>${output}</text>
      <rect class="loss" x=${t * this.#column + 2} y=${top + 18} width=${this.#column - 4} height=${high}></rect>`;
  }

  #marks(bottom: number): SVGTemplateResult {
    const [column, row] = [this.#column, this.#row];
    const { now, chosen } = this;
    const cell = (name: string): SVGTemplateResult | typeof nothing => (chosen === undefined ? nothing
      : svg`<rect class=${name} x=${chosen.step * column} y=${inputHeight + gap + chosen.unit * row} width=${column} height=${row}></rect>`);
    return svg`${now === undefined ? nothing : svg`<rect class="now" x=${now * column + 0.5} y="0.5" width=${column - 1} height=${bottom}></rect>`}${cell("halo")}${cell("chosen")}`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { canvas, columns: { length: width }, units: height, states } = this;
    const numbers = new Float32Array(height * width);
    for (let t = 0; t < Math.min(width, this.forward); t++) for (let u = 0; u < height; u++) numbers[u * width + t] = states[t * height + u] ?? 0;
    paintMap(canvas, { numbers, width, height, full: largest(states), signed: true }, this.#theme.colours);
  }

  #choose(unit: number, step: number): void {
    const inside = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));
    const cell: Cell = { unit: inside(unit, this.units), step: inside(step, this.columns.length) };
    this.dispatchEvent(new CustomEvent<Cell>("cell", { detail: cell }));
    const left = cell.step * this.#column;
    const scroll = this.plot.parentElement!;
    if (left < scroll.scrollLeft || left + this.#column > scroll.scrollLeft + scroll.clientWidth) scroll.scrollLeft = left - scroll.clientWidth / 2;
  }

  private readonly clicked = ({ clientX, clientY }: MouseEvent): void => {
    if (this.chosen === undefined) return;
    const { left, top } = this.plot.getBoundingClientRect();
    const unit = (clientY - top - inputHeight - gap) / this.#row;
    this.#choose(unit < 0 || unit >= this.units ? this.chosen.unit : Math.floor(unit), Math.floor((clientX - left) / this.#column));
  };

  private readonly pressed = (event: KeyboardEvent): void => {
    const by = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (by === undefined || this.chosen === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.#choose(this.chosen.unit + by[0]!, this.chosen.step + by[1]!);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-unrolled": UnrolledElement;
  }
}
