import { html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";
import uPlot from "uplot";
import { figure } from "../figures";
import { ThemeController } from "../theme-colours";
import { curveNames, curvesOf, valueAt, type Curves } from "./curves";
import type { History } from "./history";
import { historyTable } from "./history-table";
import { englishChartMessages, type ChartMessages } from "./messages";
import { chartOptions, curveStyles, type DrawnCurve } from "./options";
import { lossChartStyles } from "./styles";
import { uplotStyles } from "./uplot-styles";

const tableMilliseconds = 3000;
/** Where there are more moments than that, they are summed up. */
const pixelsPerPoint = 1.5;
/** Below that nothing is drawn. */
const leastWidth = 80;
const leastHeight = 60;
/** Keyboard steps across the chart. */
const keySteps = 50;

/**
 * Training and test loss over epochs. Assign `history` anew, or call `refresh`, after pushes; it redraws once in the
 * next frame. It fills the box that CSS gives it. The reader may zoom by dragging, and read values by pointer or keys.
 *
 * Event `bd-logarithmic`: CustomEvent<boolean>, the reader's choice; `logarithmic` has been changed already.
 */
@customElement("bd-loss-chart")
export class LossChartElement extends LitElement {
  static override styles = [uplotStyles, lossChartStyles];

  @property({ attribute: false, hasChanged: () => true }) history: History | undefined;
  /** The run before, as a ghost. */
  @property({ attribute: false }) previous: History | undefined;
  @property({ type: Boolean, reflect: true }) logarithmic = false;
  /** Shows the learning rate, on an axis of its own. */
  @property({ type: Boolean }) rate = false;
  /** The loss's name and unit, as the axis says it: "Loss (nats)". */
  @property() unit = "";
  @property({ attribute: false }) messages: ChartMessages = englishChartMessages;

  /** Epochs zoomed to. */
  @state() private zoom: readonly [from: number, to: number] | undefined;
  /** Where values are read. */
  @state() private at: number | undefined;
  @query(".plot") private readonly plot!: HTMLElement;

  readonly #theme = new ThemeController(this, () => { this.#discard(); });
  readonly #observer = new ResizeObserver(() => { this.#resize(); });
  #chart: uPlot | undefined;
  #frame = 0;
  #curves: Curves = curvesOf({ history: undefined, previous: undefined, range: undefined, logarithmic: false, most: 1 });
  #size = { width: 0, height: 0 };
  #tableNumber = 0;
  #tableTimer = 0;

  /** Draws what was pushed since. */
  refresh(): void {
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#observer.observe(this.plot);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
    this.#discard();
    clearTimeout(this.#tableTimer);
    cancelAnimationFrame(this.#frame);
    this.#tableTimer = this.#frame = 0;
  }

  protected override firstUpdated(): void {
    this.#observer.observe(this.plot);
  }

  protected override willUpdate(changed: PropertyValues): void {
    // `refresh` names no property.
    if (changed.size === 0) changed.set("history", this.history);
    if (changed.has("logarithmic") || changed.has("rate") || changed.has("messages")) this.#discard();
    if ([...changed.keys()].some((name) => name !== "at")) this.#summarise();
    if (changed.has("history") && this.#tableTimer === 0)
      this.#tableTimer = setTimeout(() => {
        this.#tableTimer = 0;
        this.#tableNumber++;
        this.requestUpdate();
      }, tableMilliseconds);
  }

  protected override updated(changed: PropertyValues): void {
    if ([...changed.keys()].every((name) => name === "at") && changed.size > 0) return;
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => { this.#draw(); });
  }

  /** The epochs shown: all of both runs, unless zoomed. */
  #range(): [from: number, to: number] {
    if (this.zoom !== undefined) return [...this.zoom];
    const last = Math.max(this.history?.epochs.at(-1) ?? 0, this.previous?.epochs.at(-1) ?? 0);
    return [0, last > 0 ? last : 1];
  }

  #draw(): void {
    this.#frame = 0;
    const { width, height } = this.#size;
    if (width < leastWidth || height < leastHeight) return;
    if (this.#chart === undefined) this.#make();
    else this.#chart.setData(this.#curves);
  }

  #summarise(): void {
    const most = Math.ceil(Math.max(leastWidth, this.#size.width) / pixelsPerPoint);
    const { history, previous, zoom: range, logarithmic } = this;
    this.#curves = curvesOf({ history, previous, range, logarithmic, most });
  }

  #make(): void {
    const options = chartOptions({
      ...this.#size,
      logarithmic: this.logarithmic,
      rate: this.rate,
      epoch: this.messages.epoch,
      range: () => this.#range(),
      colours: () => this.#theme.colours,
      onCursor: (chart) => { this.#cursorMoved(chart); },
      onSelect: (chart) => { this.#selected(chart); },
    });
    this.#chart = new uPlot(options, this.#curves, this.plot);
  }

  #discard(): void {
    this.#chart?.destroy();
    this.#chart = undefined;
    this.requestUpdate();
  }

  #resize(): void {
    const { clientWidth: width, clientHeight: height } = this.plot;
    if (width === this.#size.width && height === this.#size.height) return;
    this.#size = { width, height };
    if (this.#chart !== undefined && width >= leastWidth && height >= leastHeight) this.#chart.setSize(this.#size);
    this.requestUpdate();
  }

  #cursorMoved(chart: uPlot): void {
    const left = chart.cursor.left ?? -1;
    this.at = left < 0 ? undefined : chart.posToVal(left, "x");
  }

  #selected(chart: uPlot): void {
    const { left, width } = chart.select;
    if (width < 4) return;
    this.zoom = [chart.posToVal(left, "x"), chart.posToVal(left + width, "x")];
    chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    const chart = this.#chart;
    if (chart === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const [from, to] = this.#range();
    const here = this.at ?? to;
    const step = (to - from) / keySteps;
    const targets: Record<string, number> = {
      ArrowLeft: here - step, ArrowDown: here - step, ArrowRight: here + step, ArrowUp: here + step,
      PageDown: here - 10 * step, PageUp: here + 10 * step, Home: from, End: to,
    };
    const target = targets[event.key];
    if (target === undefined) {
      if (event.key !== "Escape") return;
      this.zoom = undefined;
      chart.setCursor({ left: -10, top: -10 });
    } else {
      chart.setCursor({ left: chart.valToPos(Math.min(to, Math.max(from, target)), "x"), top: 0 });
    }
    event.preventDefault();
    event.stopPropagation();
  };

  /** uPlot follows mice alone; it also keeps its place on the page in mind, which may have changed. */
  readonly #pointed = (event: PointerEvent): void => {
    const chart = this.#chart;
    if (chart === undefined) return;
    chart.syncRect();
    if (event.pointerType === "touch") chart.setCursor({ left: event.clientX - chart.rect.left, top: 0 });
  };

  #valueOf(name: DrawnCurve): number | null {
    const line = this.#curves[curveNames.indexOf(name) + 1] as (number | null)[];
    if (this.at !== undefined) return valueAt(this.#curves[0], line, this.at);
    return line.findLast((value) => value !== null) ?? null;
  }

  protected override render(): TemplateResult {
    const { messages } = this;
    const has = { previous: (this.previous?.length ?? 0) > 0, now: (this.history?.length ?? 0) > 0 };
    const [from, to] = this.#range();
    return html`
      <div class="top">
        <div class="legend">
          ${this.#key("training", messages.training)}
          ${this.#key("test", messages.test)}
          ${has.previous ? this.#key("previousTraining", messages.previous) : nothing}
          ${this.rate ? this.#key("rate", messages.learningRate) : nothing}
        </div>
        <div class="choice" role="group" aria-label=${messages.scale}>
          ${[false, true].map((logarithmic) => html`<button aria-pressed=${this.logarithmic === logarithmic}
            @click=${() => { this.#choose(logarithmic); }}>${logarithmic ? messages.logarithmic : messages.linear}</button>`)}
        </div>
      </div>
      <div class="titles">
        <span>${this.unit === "" ? messages.loss : this.unit}</span>
        ${this.at === undefined ? nothing : html`<span class="at">${messages.epoch} ${figure(this.at)}</span>`}
        ${this.zoom === undefined ? nothing : html`<button class="reset" @click=${() => { this.zoom = undefined; }}>${messages.showAll}</button>`}
        ${this.rate ? html`<span>${messages.learningRate}</span>` : nothing}
      </div>
      <div class="plot" role="slider" tabindex="0" aria-label=${messages.chart} aria-describedby="keys"
        aria-valuemin=${from} aria-valuemax=${to} aria-valuenow=${this.at ?? to} aria-valuetext=${this.#spoken(to)}
        @keydown=${this.#pressed} @pointerenter=${this.#pointed} @pointerdown=${this.#pointed} @pointermove=${this.#pointed}
        @dblclick=${() => { this.zoom = undefined; }}></div>
      ${has.now || has.previous ? nothing : html`<p class="empty">${messages.empty}</p>`}
      <span id="keys" class="unseen">${messages.keys}</span>
      <div class="unseen">${guard([this.#tableNumber, messages], () => historyTable(this.history, messages))}</div>`;
  }

  #key(name: DrawnCurve, label: string): TemplateResult {
    const { colour, width, dash } = curveStyles[name];
    const value = this.#valueOf(name);
    return html`<span class="key">
      <svg width="24" height="8" aria-hidden="true">${svg`<path d="M0 4H24" fill="none" stroke="var(--back-draw-${colour})" stroke-width=${width} stroke-dasharray=${dash.join(" ")}></path>`}</svg>
      ${label} <span class="value">${value === null ? "" : figure(value)}</span>
    </span>`;
  }

  #spoken(last: number): string {
    const { messages } = this;
    const part = (name: DrawnCurve, label: string): string => {
      const value = this.#valueOf(name);
      return value === null ? "" : `, ${label} ${figure(value)}`;
    };
    return `${messages.epoch} ${figure(this.at ?? last)}${part("training", messages.training)}${part("test", messages.test)}`;
  }

  #choose(logarithmic: boolean): void {
    if (this.logarithmic === logarithmic) return;
    this.logarithmic = logarithmic;
    this.dispatchEvent(new CustomEvent("bd-logarithmic", { detail: logarithmic, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-loss-chart": LossChartElement;
  }
}
