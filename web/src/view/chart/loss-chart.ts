import { html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";
import uPlot from "uplot";
import { frames } from "../frames";
import { ThemeController } from "../theme-colours";
import { curveNames, curvesOf, valueAt, type ChartMeasure, type Curves } from "./curves";
import type { History } from "./history";
import { historyTable } from "./history-table";
import { englishChartMessages, type ChartMessages } from "./messages";
import { chartOptions, curveStyles, type DrawnCurve } from "./options";
import { lossChartStyles } from "./styles";
import { uplotStyles } from "./uplot-styles";
import { Pinch, scaled, shifted, type Range } from "./zoom";

const tableMilliseconds = 3000;
/** Where there are more moments than that, they are summed up. */
const pixelsPerPoint = 1.5;
/** Below that nothing is drawn. */
const leastWidth = 80;
const leastHeight = 60;
/** Keyboard steps across the chart. */
const keySteps = 50;
const zoomStep = 1.25;

/**
 * Training and test loss, or accuracy, over epochs. Assign `history` anew, or call `refresh`, after pushes; it redraws
 * once in the next frame. It fills the box that CSS gives it. The reader may zoom by dragging, wheel, two fingers or
 * keys, and read values by pointer or keys.
 *
 * Events, after the property has been changed: `bd-logarithmic` and `bd-rate`, CustomEvent<boolean>, the reader's choice;
 * `bd-zoom`, CustomEvent<Range | null>, and `bd-at`, CustomEvent<number | null>, so that charts side by side can
 * go together.
 */
@customElement("bd-loss-chart")
export class LossChartElement extends LitElement {
  static override styles = [uplotStyles, lossChartStyles];

  @property({ attribute: false, hasChanged: () => true }) history: History | undefined;
  @property({ attribute: false }) measure: ChartMeasure = "loss";
  /** The run before, as a ghost. */
  @property({ attribute: false }) previous: History | undefined;
  @property({ type: Boolean, reflect: true }) logarithmic = false;
  /** Shows the learning rate, on an axis of its own. */
  @property({ type: Boolean }) rate = false;
  /** The loss's name and unit, as the axis says it: "Loss (nats)". */
  @property() unit = "";
  @property({ attribute: false }) messages: ChartMessages = englishChartMessages;

  /** Without a choice of scale and learning rate, as beside another chart that has it. */
  @property({ type: Boolean }) bare = false;
  /** Epochs zoomed to; undefined: all. */
  @property({ attribute: false }) zoom: Range | undefined;
  /** The epoch where values are read; undefined: the last. */
  @property({ attribute: false }) at: number | undefined;
  @query(".plot") private readonly plot!: HTMLElement;

  readonly #theme = new ThemeController(this, () => { this.#discard(); });
  readonly #observer = new ResizeObserver(() => { this.#resize(); });
  #chart: uPlot | undefined;
  #frame = 0;
  #curves: Curves = curvesOf({ history: undefined, previous: undefined, range: undefined, logarithmic: false, most: 1 });
  #size = { width: 0, height: 0 };
  #tableNumber = 0;
  #tableTimer = 0;
  /** A mouse reads, and keeps its place as more epochs come; what keys and fingers read is an epoch, and keeps that. */
  #hovering = false;
  /** A mouse or a pen selects: until it lets go the chart stays as it is. */
  #selecting = false;
  readonly #pinch = new Pinch((factor, middle) => { this.#scale(factor, middle); });

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
    this.#letGo();
    this.#discard();
    clearTimeout(this.#tableTimer);
    frames().cancel(this.#frame);
    this.#tableTimer = this.#frame = 0;
  }

  protected override firstUpdated(): void {
    this.#observer.observe(this.plot);
  }

  protected override willUpdate(changed: PropertyValues): void {
    // `refresh` names no property.
    if (changed.size === 0) changed.set("history", this.history);
    // A part of another run is none of this one's.
    const before = changed.get("history") as History | undefined;
    if (before !== undefined && before !== this.history && this.zoom !== undefined) this.#zoomTo(undefined);
    if (changed.has("logarithmic") || changed.has("rate") || changed.has("messages") || changed.has("measure")) this.#discard();
    if ([...changed.keys()].some((name) => name !== "at")) this.#summarise();
    if (changed.has("history") && this.#tableTimer === 0)
      this.#tableTimer = setTimeout(() => {
        this.#tableTimer = 0;
        this.#tableNumber++;
        this.requestUpdate();
      }, tableMilliseconds);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("at") && this.#chart !== undefined) this.#placeCursor(this.#chart);
    if ([...changed.keys()].every((name) => name === "at") && changed.size > 0) return;
    if (this.#frame === 0) this.#frame = frames().request(() => { this.#draw(); });
  }

  /** The epochs shown: all of both runs, unless zoomed. */
  #range(): [from: number, to: number] {
    return this.zoom === undefined ? this.#all() : [...this.zoom];
  }

  #all(): [from: number, to: number] {
    const last = Math.max(this.history?.epochs.at(-1) ?? 0, this.previous?.epochs.at(-1) ?? 0);
    return [0, last > 0 ? last : 1];
  }

  #draw(): void {
    this.#frame = 0;
    const { width, height } = this.#size;
    if (width < leastWidth || height < leastHeight || this.#selecting) return;
    if (this.#chart === undefined) this.#make();
    else this.#chart.setData(this.#curves);
  }

  #summarise(): void {
    const most = Math.ceil(Math.max(leastWidth, this.#size.width) / pixelsPerPoint);
    const { history, previous, zoom: range, logarithmic, measure } = this;
    this.#curves = curvesOf({ history, previous, range, logarithmic, most, measure });
  }

  #make(): void {
    const options = chartOptions({
      ...this.#size,
      measure: this.measure,
      logarithmic: this.logarithmic,
      rate: this.rate,
      epoch: this.messages.epoch,
      numbers: this.messages.numbers,
      range: () => this.#range(),
      colours: () => this.#theme.colours,
      onCursor: (chart) => { this.#cursorMoved(chart); },
      onDraw: (chart) => { if (!this.#hovering) this.#placeCursor(chart); },
      onSelect: (chart) => { this.#selected(chart); },
      selecting: () => this.#selecting,
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
    if (!this.#hovering) return;
    const left = chart.cursor.left ?? -1;
    this.#read(left < 0 ? undefined : chart.posToVal(left, "x"));
  }

  #read(at: number | undefined): void {
    this.at = at;
    this.#tell("bd-at", at);
  }

  /** At the epoch that keys, a finger or another chart's reader are at; away where that is not shown. */
  #placeCursor(chart: uPlot): void {
    if (this.#selecting) return;
    const [from, to] = this.#range();
    const seen = this.at !== undefined && this.at >= from && this.at <= to;
    const left = seen ? chart.valToPos(this.at!, "x") : -10;
    if (Math.abs(left - (chart.cursor.left ?? -10)) >= 1) chart.setCursor({ left, top: seen ? 0 : -10 }, false);
  }

  #zoomTo(zoom: Range | undefined): void {
    this.zoom = zoom;
    this.#tell("bd-zoom", zoom);
  }

  /** Shows `factor` times as many epochs around a place in client pixels. */
  #scale(factor: number, clientX: number): void {
    const chart = this.#chart;
    if (chart === undefined) return;
    chart.syncRect();
    const left = Math.min(chart.rect.width, Math.max(0, clientX - chart.rect.left));
    this.#zoomTo(scaled(this.#range(), this.#all(), chart.posToVal(left, "x"), factor));
  }

  /** A page that scrolls keeps its wheel, unless the chart has the focus or the fingers pinch (which is told as Ctrl). */
  readonly #wheeled = (event: WheelEvent): void => {
    const scrolls = document.documentElement.scrollHeight > innerHeight;
    const focused = this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement === this.plot;
    if (event.deltaY === 0 || (scrolls && !event.ctrlKey && !focused)) return;
    event.preventDefault();
    this.#scale(zoomStep ** Math.sign(event.deltaY), event.clientX);
  };

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail: detail ?? null }));
  }

  #selected(chart: uPlot): void {
    const { left, width } = chart.select;
    if (width < 4) return;
    this.#zoomTo([chart.posToVal(left, "x"), chart.posToVal(left + width, "x")]);
    chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  }

  /** Captured, the pointer is followed beyond the chart's edges, too. */
  #press({ button, pointerType, pointerId }: PointerEvent, chart: uPlot): void {
    if (button !== 0 || pointerType === "touch") return;
    chart.over.setPointerCapture(pointerId);
    this.#selecting = true;
    // uPlot listens at the document, so it has told of what was selected by then.
    addEventListener("mouseup", this.#letGo);
  }

  readonly #letGo = (): void => {
    removeEventListener("mouseup", this.#letGo);
    if (!this.#selecting) return;
    this.#selecting = false;
    this.requestUpdate();
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    if (this.#chart === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const [from, to] = this.#range();
    const here = this.at ?? to;
    const step = (to - from) / keySteps;
    const targets: Record<string, number> = {
      ArrowLeft: here - step, ArrowDown: here - step, ArrowRight: here + step, ArrowUp: here + step,
      PageDown: here - 10 * step, PageUp: here + 10 * step, Home: from, End: to,
    };
    const target = targets[event.key];
    const factor = { "+": 1 / zoomStep, "=": 1 / zoomStep, "-": zoomStep }[event.key];
    if (factor !== undefined) {
      this.#zoomTo(scaled([from, to], this.#all(), Math.min(to, Math.max(from, here)), factor));
    } else if (target === undefined) {
      if (event.key !== "Escape") return;
      this.#hovering = false;
      this.#zoomTo(undefined);
      this.#read(undefined);
    } else if (event.shiftKey && this.zoom !== undefined && event.key.startsWith("Arrow")) {
      this.#zoomTo(shifted(this.zoom, this.#all(), 5 * (target - here)));
    } else {
      this.#hovering = false;
      this.#read(Math.min(to, Math.max(from, target)));
    }
    event.preventDefault();
    event.stopPropagation();
  };

  /** uPlot follows mice alone; it also keeps its place on the page in mind, which may have changed. */
  readonly #pointed = (event: PointerEvent): void => {
    const chart = this.#chart;
    if (chart === undefined) return;
    chart.syncRect();
    const touches = event.pointerType === "touch";
    this.#hovering = !touches;
    if (event.type === "pointerdown") {
      this.#pinch.down(event);
      this.#press(event, chart);
    } else this.#pinch.move(event);
    if (!touches || this.#pinch.active) return;
    const [from, to] = this.#range();
    this.#read(Math.min(to, Math.max(from, chart.posToVal(event.clientX - chart.rect.left, "x"))));
  };

  readonly #lifted = (event: PointerEvent): void => {
    this.#pinch.up(event);
    if (event.type === "pointerleave") this.#left(event);
  };

  /** A finger leaves its reading behind, a mouse takes it along. */
  #left({ pointerType }: PointerEvent): void {
    if (pointerType === "touch") return;
    this.#hovering = false;
    this.#read(undefined);
  }

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
          ${has.previous ? this.#previousKeys() : nothing}
          ${this.bare ? nothing : html`<button class="toggle" aria-pressed=${this.rate} @click=${() => { this.#toggleRate(); }}>${this.#key("rate", messages.learningRate)}</button>`}
        </div>
        ${this.bare ? nothing : html`<div class="choice" role="group" aria-label=${messages.scale}>
          ${[false, true].map((logarithmic) => html`<button aria-pressed=${this.logarithmic === logarithmic}
            @click=${() => { this.#choose(logarithmic); }}>${logarithmic ? messages.logarithmic : messages.linear}</button>`)}
        </div>`}
      </div>
      <div class="titles">
        <span>${this.unit === "" ? messages[this.measure] : this.unit}</span>
        ${this.at === undefined ? nothing : html`<span class="at">${messages.epoch} ${messages.numbers.figure(this.at)}</span>`}
        ${this.zoom === undefined ? nothing : html`<button class="reset" @click=${() => { this.#zoomTo(undefined); }}>${messages.showAll}</button>`}
        ${this.rate ? html`<span>${messages.learningRate}</span>` : nothing}
      </div>
      <div class="plot" role="slider" tabindex="0" aria-label=${this.#title()} aria-describedby="keys"
        aria-valuemin=${from} aria-valuemax=${to} aria-valuenow=${this.at ?? to} aria-valuetext=${this.#spoken(to)}
        @keydown=${this.#pressed} @pointerenter=${this.#pointed} @pointerdown=${this.#pointed} @pointermove=${this.#pointed}
        @dblclick=${() => { this.#zoomTo(undefined); }} @wheel=${this.#wheeled}
        @pointerup=${this.#lifted} @pointercancel=${this.#lifted} @pointerleave=${this.#lifted}></div>
      ${has.now || has.previous || this.measure !== "loss" ? nothing : html`<p class="empty">${messages.empty}</p>`}
      <span id="keys" class="unseen">${messages.keys}</span>
      <div class="unseen">${guard([this.#tableNumber, this.previous, messages], () => historyTable(this.history, this.previous, messages, this.measure))}</div>`;
  }

  /** Beside the name of the run before stands what it came to on the test set, where there was one, with a line of its own. */
  #previousKeys(): TemplateResult {
    const { messages } = this;
    return html`${this.#key("previousTraining", messages.previous)}
      ${this.#valueOf("previousTest") === null ? nothing : this.#key("previousTest", html`<span class="unseen">${messages.previous}, </span>${messages.test}`)}`;
  }

  #key(name: DrawnCurve, label: string | TemplateResult): TemplateResult {
    const { colour, width, dash } = curveStyles[name];
    const value = this.#valueOf(name);
    return html`<span class="key">
      <svg width="24" height="8" aria-hidden="true">${svg`<path d="M0 4H24" fill="none" stroke="var(--back-draw-${colour})" stroke-width=${width} stroke-dasharray=${dash.join(" ")}></path>`}</svg>
      ${label} <span class="value">${value === null ? "" : this.#written(name, value)}</span>
    </span>`;
  }

  #title(): string {
    return this.measure === "accuracy" ? this.messages.accuracyChart : this.messages.chart;
  }

  #written(name: DrawnCurve, value: number): string {
    const { numbers } = this.messages;
    return this.measure === "accuracy" && name !== "rate" ? numbers.percent(value) : numbers.figure(value);
  }

  #toggleRate(): void {
    this.rate = !this.rate;
    this.#tell("bd-rate", this.rate);
  }

  #spoken(last: number): string {
    const { messages } = this;
    const part = (name: DrawnCurve, label: string): string => {
      const value = this.#valueOf(name);
      return value === null ? "" : `, ${label} ${this.#written(name, value)}`;
    };
    return `${messages.epoch} ${messages.numbers.figure(this.at ?? last)}${part("training", messages.training)}${part("test", messages.test)}${part("previousTraining", `${messages.previous}, ${messages.training}`)}${part("previousTest", `${messages.previous}, ${messages.test}`)}`;
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
