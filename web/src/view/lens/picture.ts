import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { LensMessages } from "../../messages/lens/en";
import type { Numbers } from "../figures";
import { WidthController } from "../width";
import { knownAt, type LensColumn, type LensStep, type LensTarget, type Stage } from "./model";

const head = 36;
/** Of a digit, in sizes of the font. */
const digitWidth = 0.62;
const [fontSize, smallest] = [10.5, 8];
const mostEdges = 240;

interface Shown { readonly name: string; readonly value: number | undefined }

/**
 * The network with the numbers of one step: in each unit z, a and its share of the loss as far as the stage knows
 * them, a strip of colour under each number; lines are weights, then gradients, then updates. Event `target`: what was
 * clicked, as LensTarget.
 */
@customElement("bd-lens-picture")
export class LensPicture extends LitElement {
  static override styles = css`
    :host { display: block; min-width: 0; }
    svg { display: block; width: 100%; overflow: visible; font-size: 10.5px; font-variant-numeric: tabular-nums; }
    text { fill: var(--back-draw-text); }
    .shown { pointer-events: none; }
    .title { font-size: 12px; font-weight: 600; text-anchor: middle; }
    .names { font-size: 9.5px; text-anchor: middle; fill: var(--back-draw-muted); }
    .label { fill: var(--back-draw-muted); }
    .number { text-anchor: middle; }
    .unit { cursor: pointer; outline: none; }
    .unit rect.box { fill: var(--back-draw-background); stroke: var(--back-draw-border); }
    .unit.now rect.box { stroke: var(--back-draw-accent); stroke-width: 2; }
    .unit.open rect.box { stroke: var(--back-draw-accent); stroke-width: 3; }
    .unit:focus-visible rect.box { stroke: var(--back-draw-accent); stroke-width: 3; stroke-dasharray: 4 2; }
    line { stroke-linecap: butt; }
    .hit { stroke: transparent; stroke-width: 9; cursor: pointer; }
    .positive { stroke: var(--back-draw-positive); }
    .negative { stroke: var(--back-draw-negative); stroke-dasharray: 5 3; }
    .strip.positive { fill: var(--back-draw-positive); stroke: none; }
    .strip.negative { fill: var(--back-draw-negative); stroke: none; }
    .edge-number { text-anchor: middle; font-weight: 600; paint-order: stroke; stroke: var(--back-draw-background); stroke-width: 4px; }
  `;

  @property({ attribute: false }) step!: LensStep;
  @property({ attribute: false }) stage!: Stage;
  @property({ attribute: false }) target: LensTarget | undefined;
  @property({ attribute: false }) messages!: LensMessages;
  @property({ attribute: false }) numbers!: Numbers;
  readonly #width = new WidthController(this, 640);

  get #rows(): number {
    return Math.max(1, ...this.step.columns.map(({ nodes }) => nodes.length));
  }

  get #pitch(): number {
    return Math.max(26, Math.min(44, 300 / this.#rows));
  }

  /** Of a unit's box. */
  get #box(): { readonly width: number; readonly height: number } {
    const gap = this.#width.value < 480 ? 22 : 44;
    const { length } = this.step.columns;
    return { width: Math.min(138, (this.#width.value - gap * (length - 1)) / length), height: Math.min(30, this.#pitch - 4) };
  }

  #place(column: number, unit: number): { readonly x: number; readonly y: number } {
    const { columns } = this.step;
    const { width, height } = this.#box;
    const x = columns.length === 1 ? 0 : (column * (this.#width.value - width)) / (columns.length - 1);
    const top = head + ((this.#rows - columns[column]!.nodes.length) * this.#pitch) / 2;
    return { x, y: top + unit * this.#pitch + (this.#pitch - height) / 2 };
  }

  protected override render(): TemplateResult {
    const { columns } = this.step;
    const height = head + this.#rows * this.#pitch + 2;
    const { width } = this.#box;
    return html`<svg viewBox="0 0 ${this.#width.value} ${height}" height=${height} role="group" aria-label=${this.messages.picture}>
      ${columns.map((column, c) => this.#edges(column, c))}
      ${columns.map((column, c) => svg`<text class="title" x=${this.#place(c, 0).x + width / 2} y="14">${column.title}</text>${this.#names(column, c)}${column.nodes.map((_, unit) => this.#unit(c, unit))}`)}
      ${this.#edgeNumber()}
    </svg>`;
  }

  #known({ nodes }: LensColumn, c: number, unit: number): readonly Shown[] {
    const node = nodes[unit]!;
    const known = knownAt(this.stage, c);
    const forward = known.forward || c === 0;
    if (c === 0) return [{ name: "a", value: node.a }];
    return [
      { name: "z", value: forward ? node.z : undefined },
      { name: "a", value: forward ? node.a : undefined },
      { name: node.dz === undefined ? this.messages.activationGradient : this.messages.sumGradient, value: known.backward ? (node.dz ?? node.da) : undefined },
    ];
  }

  /** What its box shows: all that is known of it or, where there is no room for three, the one that the stage is about. */
  #shown(column: LensColumn, c: number, unit: number): readonly Shown[] {
    const all = this.#known(column, c, unit);
    return this.#box.width >= 108 || c === 0 ? all : [knownAt(this.stage, c).backward ? all[2]! : all[1]!];
  }

  /** Over the numbers of a column their names, in their order. */
  #names(column: LensColumn, c: number): SVGTemplateResult | typeof nothing {
    if (c === 0 || column.nodes.length === 0) return nothing;
    const shown = this.#shown(column, c, 0);
    const { width } = this.#box;
    return svg`<g aria-hidden="true">${shown.map(({ name }, i) => svg`<text class="names" x=${this.#place(c, 0).x + ((i + 0.5) * width) / shown.length} y=${this.#place(c, 0).y - 5}>${name}</text>`)}</g>`;
  }

  /** What lines show: weights on the way forward, on the way back gradients, in the end updates. */
  #edgeValues(column: LensColumn, c: number): Float32Array | undefined {
    const known = knownAt(this.stage, c);
    if (known.update) return column.w?.update;
    return known.backward ? column.w?.gradient : column.w?.value;
  }

  #edges(column: LensColumn, c: number): SVGTemplateResult | typeof nothing {
    const values = this.#edgeValues(column, c);
    const before = this.step.columns[c - 1];
    if (values === undefined || before === undefined) return nothing;
    const inputs = before.nodes.length;
    const most = values.reduce((size, value) => Math.max(size, Math.abs(value)), 1e-30);
    const { width, height } = this.#box;
    const { target } = this;
    const lines: SVGTemplateResult[] = [];
    for (let i = 0; i < values.length; i++) {
      const [to, from] = [Math.floor(i / inputs), i % inputs];
      const chosen = target?.kind === "edge" && target.column === c && target.to === to && target.from === from;
      const near = target?.kind === "unit" && ((target.column === c && target.unit === to) || (target.column === c - 1 && target.unit === from));
      if (values.length > mostEdges && !near && !chosen) continue;
      const share = Math.abs(values[i]!) / most;
      const [a, b] = [this.#place(c - 1, from), this.#place(c, to)];
      const ends = { x1: a.x + width, y1: a.y + height / 2, x2: b.x, y2: b.y + height / 2 };
      const faint = this.stage.kind === "forward" && c > this.stage.column;
      lines.push(svg`<line class=${values[i]! < 0 ? "negative" : "positive"} x1=${ends.x1} y1=${ends.y1} x2=${ends.x2} y2=${ends.y2}
          stroke-width=${chosen ? 5 : 0.5 + 3.5 * share} opacity=${chosen || near ? 1 : faint ? 0.12 : 0.2 + 0.5 * share}></line>
        <line class="hit" x1=${ends.x1} y1=${ends.y1} x2=${ends.x2} y2=${ends.y2} @click=${() => { this.#choose({ kind: "edge", column: c, to, from }); }}></line>`);
    }
    return svg`${lines}`;
  }

  #edgeNumber(): SVGTemplateResult | typeof nothing {
    const { target } = this;
    const column = target?.kind === "edge" ? this.step.columns[target.column] : undefined;
    if (target?.kind !== "edge" || column === undefined) return nothing;
    const values = this.#edgeValues(column, target.column);
    const inputs = this.step.columns[target.column - 1]?.nodes.length ?? 0;
    const value = values?.[target.to * inputs + target.from];
    if (value === undefined) return nothing;
    const { width, height } = this.#box;
    const [a, b] = [this.#place(target.column - 1, target.from), this.#place(target.column, target.to)];
    return svg`<text class="edge-number" x=${(a.x + width + b.x) / 2} y=${(a.y + b.y + height) / 2 - 4}>${this.numbers.figure(value)}</text>`;
  }

  #unit(c: number, unit: number): SVGTemplateResult {
    const column = this.step.columns[c]!;
    const node = column.nodes[unit]!;
    const { x, y } = this.#place(c, unit);
    const { width, height } = this.#box;
    const shown = this.#shown(column, c, unit);
    const name = this.messages.unit(column.title, node.label);
    const said = this.#known(column, c, unit).flatMap(({ name: what, value }) => (value === undefined ? [] : [`${what} ${this.numbers.figure(value)}`]));
    const now = "column" in this.stage && this.stage.column === c;
    const open = this.target?.kind === "unit" && this.target.column === c && this.target.unit === unit;
    const choose = (): void => { this.#choose({ kind: "unit", column: c, unit }); };
    return svg`<g class="unit ${now ? "now" : ""} ${open ? "open" : ""}" data-unit="${c} ${unit}" role="button" tabindex="0" aria-pressed=${open} aria-label=${[name, ...said].join(", ")}
      @click=${choose} @keydown=${(event: KeyboardEvent) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(); } }}>
      <rect class="box" x=${x} y=${y} width=${width} height=${height} rx="4"></rect>
    </g>
    <g class="shown" aria-hidden="true">
      ${shown.map(({ value }, i) => this.#number(value, x + (i * width) / shown.length, y, width / shown.length, height, c))}
      ${c === 0 && width > 60 ? svg`<text class="label" x=${x + 5} y=${y + height / 2 + 3}>${node.label}</text>` : nothing}
    </g>`;
  }

  #number(value: number | undefined, x: number, y: number, width: number, height: number, c: number): SVGTemplateResult | typeof nothing {
    if (value === undefined) return nothing;
    const strip = Math.min(1, Math.abs(value)) * (width - 8);
    const labelled = c === 0 && width > 60;
    const { text, size } = this.#fitting(value, width - (labelled ? 28 : 4));
    return svg`<text class="number" x=${x + width / 2 + (labelled ? 8 : 0)} y=${y + height / 2 + 2} font-size=${size}>${text}</text>
      <rect class="strip ${value < 0 ? "negative" : "positive"}" x=${x + (width - strip) / 2} y=${y + height - 5} width=${strip} height="3"></rect>`;
  }

  /** A number with as many digits as there is room for: fewer of them first, then smaller ones. */
  #fitting(value: number, width: number): { readonly text: string; readonly size: number } {
    const sizeOf = (text: string): number => width / (digitWidth * text.length);
    for (const [digits, least] of [[3, fontSize], [2, fontSize], [2, 8.5], [1, 8.5]] as const) {
      const text = this.numbers.figure(value, digits);
      if (sizeOf(text) >= least) return { text, size: Math.min(fontSize, sizeOf(text)) };
    }
    const text = this.numbers.figure(value, 1);
    return { text, size: Math.max(smallest, Math.min(fontSize, sizeOf(text))) };
  }

  #choose(target: LensTarget): void {
    this.dispatchEvent(new CustomEvent<LensTarget>("target", { detail: target }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-lens-picture": LensPicture;
  }
}
