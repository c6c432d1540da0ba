import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import "../../../control/explain";
import "../../../control/segments";
import type { Messages } from "../../../messages";
import type { EpochRange, History, LossChartElement } from "../../../view";
import type { PointsModel } from "../model";
import { confusionOf, judged, wrongOf, type Answers } from "../training/answers";
import { calibrationOf } from "./calibration";
import type { LayerFigures } from "./layer-figures";
import { layerTitle } from "./layer-title";
import { regressionOf } from "./regression";
import { resultViews, type ResultView } from "./views";

/** What a reader chose there. */
export interface ResultChoice {
  readonly view?: ResultView;
  readonly logarithmic?: boolean;
  readonly rate?: boolean;
}

/** What came of training, in one of three views: its course, the answers at the points, the layers' numbers. */
@customElement("bd-result")
export class ResultElement extends LitElement {
  static override styles = css`
    :host { display: flex; flex-direction: column; gap: 8px; min-height: 0; min-width: 0; }
    :host([hidden]) { display: none; }
    .top { display: flex; align-items: center; gap: 4px; flex: none; }
    .top bd-segments { flex: 1; }
    .view { flex: 1; display: flex; flex-direction: column; gap: 12px; min-height: 0; overflow: auto; scrollbar-width: thin; }
    /* As high as what it shows, where what is around scrolls. */
    :host([grow]) .view { flex: 1 0 auto; overflow: visible; }
    bd-loss-chart { flex: 3 1 200px; min-height: 180px; max-height: 480px; }
    bd-loss-chart.accuracy { flex: 2 1 140px; min-height: 140px; max-height: 320px; }
    dl { display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 0; font-variant-numeric: tabular-nums; }
    dt { color: var(--back-draw-muted); font-size: 12px; line-height: 16px; }
    dd { margin: 0; font-size: 16px; line-height: 22px; }
    p { margin: 0; color: var(--back-draw-muted); font-size: 12px; line-height: 16px; }
  `;

  @property({ attribute: false }) model!: PointsModel;
  @property({ attribute: false }) messages!: Messages;
  /** The chart of the loss alone. */
  @property({ type: Boolean }) compact = false;
  @property({ attribute: false }) view: ResultView = "loss";
  @property({ type: Boolean }) logarithmic = false;
  @property({ type: Boolean }) rate = false;
  /** Undefined where there are no points, or nothing was answered yet. */
  @property({ attribute: false }) answers: Answers | undefined;
  @property({ attribute: false }) layers: readonly LayerFigures[] = [];
  /** The run before, for its accuracy, and for its loss where that is measured as this run's. */
  @property({ attribute: false }) previous: History | undefined;
  @property({ attribute: false }) previousLoss: History | undefined;
  /** The epoch that is gone back to, marked in the charts. */
  @property({ attribute: false }) mark: number | undefined;
  @state() private zoom: EpochRange | undefined;
  @state() private at: number | undefined;
  @query("bd-loss-chart:not(.accuracy)") private readonly chart!: LossChartElement | null;
  @query("bd-loss-chart.accuracy") private readonly accuracy!: LossChartElement | null;

  readonly #loaded = new Set<ResultView>();
  /** What the zoom is of. */
  #zoomed: History | undefined;

  /** What is seen of it; nothing while it is hidden. */
  get seen(): ResultView | undefined {
    if (this.offsetWidth === 0) return undefined;
    return this.compact ? "loss" : this.view;
  }

  /** Draws what the history has now. */
  progressed(): void {
    this.#load();
    if (this.#zoomed !== this.model.history) this.zoom = undefined;
    this.#zoomed = this.model.history;
    if (this.seen !== "loss") return;
    for (const chart of [this.chart, this.accuracy]) if (chart !== null) chart.history = this.model.history;
  }

  /** Each view comes once it is seen: the first load is for the drawing. */
  #load(): void {
    const { seen } = this;
    if (seen === undefined || this.#loaded.has(seen)) return;
    this.#loaded.add(seen);
    if (seen === "loss") void import("../../../view/chart/loss-chart");
    else void import("../../../view/result-views");
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#load();
    if (changed.has("view") || changed.has("model")) this.progressed();
  }

  protected override render(): TemplateResult {
    const { messages, compact } = this;
    const values = this.model.head.kind === "values";
    const names: Readonly<Record<ResultView, string>> = {
      loss: messages.views.chart.loss, classes: values ? messages.resultValues : messages.resultClasses, layers: messages.resultLayers,
    };
    const view = compact ? "loss" : this.view;
    return html`
      ${compact ? nothing : html`<div class="top">
        <bd-segments label=${messages.result} .value=${view} .options=${resultViews.map((value) => ({ value, label: names[value] }))}
          @choose=${(event: CustomEvent<ResultView>) => { this.#choose({ view: event.detail }); }}></bd-segments>
        <bd-explain name=${messages.about(names[view])} sentence=${{ loss: messages.resultExplain, classes: values ? messages.valuesExplain : messages.classesExplain, layers: messages.layersExplain }[view]}></bd-explain>
      </div>`}
      <div class="view" data-view=${view}>${this.#view(view, values)}</div>`;
  }

  #view(view: ResultView, values: boolean): TemplateResult {
    if (view === "loss") return this.#course(values);
    if (view === "layers") return this.#layers();
    // Those of points whose targets were of the other kind say nothing any more.
    if (this.answers === undefined || (this.answers.points.kind === "values") !== values) return html`<p>${this.messages.noAnswers}</p>`;
    return values ? this.#values(this.answers) : this.#classes(this.answers);
  }

  #course(values: boolean): TemplateResult {
    const { messages: { views }, zoom } = this;
    const at = this.at ?? this.mark;
    const zoomed = (event: CustomEvent<EpochRange | null>): void => { this.zoom = event.detail ?? undefined; };
    const moved = (event: CustomEvent<number | null>): void => { this.at = event.detail ?? undefined; };
    return html`
      <bd-loss-chart .previous=${this.previousLoss} .messages=${views.chart} .zoom=${zoom} .at=${at} ?logarithmic=${this.logarithmic} ?rate=${this.rate}
        @bd-zoom=${zoomed} @bd-at=${moved} @bd-logarithmic=${(event: CustomEvent<boolean>) => { this.#choose({ logarithmic: event.detail }); }}
        @bd-rate=${(event: CustomEvent<boolean>) => { this.#choose({ rate: event.detail }); }}></bd-loss-chart>
      ${values || this.compact ? nothing : html`<bd-loss-chart class="accuracy" bare .measure=${"accuracy"} .previous=${this.previous} .messages=${views.chart}
        .zoom=${zoom} .at=${at} @bd-zoom=${zoomed} @bd-at=${moved}></bd-loss-chart>`}`;
  }

  #classes(answers: Answers): TemplateResult {
    const { messages } = this;
    const { views, numbers } = messages;
    const indices = judged(answers);
    const wrong = wrongOf(answers);
    const mistakes = indices.reduce((sum, i) => sum + wrong[i]!, 0);
    const confusion = { ...views.confusion, ...(this.model.hasTestSet ? {} : { caption: messages.trainingConfusion }) };
    const calibration = answers.probable ? calibrationOf(answers, indices) : undefined;
    return html`
      <dl>${this.#figure(this.#ofSet(messages.views.chart.accuracy), indices.length === 0 ? "–" : numbers.percent(1 - mistakes / indices.length))}
        ${this.#figure(this.#ofSet(messages.wrong), messages.wrongOf(numbers.count(mistakes), numbers.count(indices.length)))}</dl>
      <bd-confusion .messages=${confusion} .matrix=${confusionOf(answers, indices)}></bd-confusion>
      ${calibration === undefined ? nothing : html`<bd-calibration .messages=${views.calibration} .bins=${calibration.bins} .error=${calibration.expectedError}></bd-calibration>`}`;
  }

  #values(answers: Answers): TemplateResult {
    const { messages } = this;
    const { numbers } = messages;
    const indices = judged(answers);
    const { r2, mae, rmse } = regressionOf(answers, indices);
    const pairs = { target: indices.map((i) => answers.points.target[i]!), predicted: indices.map((i) => answers.values[i * answers.channels]!) };
    return html`
      <p>${this.model.hasTestSet ? messages.ofTest : messages.ofTraining}</p>
      <dl>${this.#figure("r²", numbers.figure(r2))}${this.#figure(messages.meanError, numbers.figure(mae))}${this.#figure(messages.rootError, numbers.figure(rmse))}</dl>
      <bd-scatter .messages=${messages.views.scatter} .pairs=${pairs}></bd-scatter>`;
  }

  #layers(): TemplateResult {
    const { messages, layers } = this;
    const last = layers.at(-1)?.path;
    return html`<bd-layer-histograms .messages=${messages.views.layers}
      .layers=${layers.map((layer, i) => ({ ...layer, title: layerTitle(messages, layer, i, layer.path === last) }))}></bd-layer-histograms>`;
  }

  #figure(name: string, value: string): TemplateResult {
    return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  }

  /** A figure's name, and what it is of. */
  #ofSet(name: string): string {
    const { readout } = this.messages.views;
    return `${name}, ${this.model.hasTestSet ? readout.test : readout.training}`;
  }

  #choose(choice: ResultChoice): void {
    this.dispatchEvent(new CustomEvent("choose", { detail: choice }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-result": ResultElement;
  }
}
