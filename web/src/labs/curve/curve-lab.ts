import { html, LitElement, noChange, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { BackdrawError, Spec, Trainer } from "../../api";
import { icons } from "../../control/icons";
import "../../control/segments";
import type { Messages } from "../../messages";
import { curveMessagesFor, type CurveMessages } from "../../messages/en-curve";
import type { Store } from "../../state/store";
import "../../view/chart/loss-chart";
import type { LossChartElement, ReadoutElement } from "../../view";
import type { LabElement, LabModule } from "../lab";
import { labStyles } from "../lab-styles";
import { PauseUnseen } from "../pause-unseen";
import { tabKey } from "../tab-keys";
import { drawLine, drawnColumns, eraseLine, noCurve, sameCurves, xOf } from "./curve";
import { CurveModel } from "./model";
import { legend, meanError, numbersPanel, settingsPanel, type Context } from "./panels";
import type { PlotEvent } from "./plot";
import "./plot";
import { readyMade, readyMadeNames, type ReadyMadeName } from "./ready-made";
import { placeOf, seriesOf } from "./series";
import { curveStyles } from "./styles";
import { curveTable, modeNames, type CurveState, type CurveTable } from "./table";

/** For <back-draw>. */
export const lab: LabModule<CurveTable> = {
  table: curveTable,
  view: (store, common, seen) => html`<bd-curve-lab data-lab-element .store=${store} .common=${common} .seen=${seen}></bd-curve-lab>`,
  linkSentence: (common) => curveMessagesFor(common.numbers.language).share,
};

const tabNames = ["loss", "numbers"] as const;
const speeds = [3, 10, 30, 100, 300, 1000, 0];
const quietMilliseconds = 5000;

/** The curve lab: a plane in which a function is drawn, what several networks make of it, and their settings. */
@customElement("bd-curve-lab")
export class CurveLab extends LitElement implements LabElement {
  static override styles = [labStyles, curveStyles];

  @property({ attribute: false }) store!: Store<CurveTable>;
  @property({ attribute: false }) common!: Messages;
  @property({ type: Boolean }) seen = true;
  @state() private fault: string | undefined;
  @state() private erases = false;
  @query("bd-readout") private readonly readout!: ReadoutElement | null;
  @query("bd-loss-chart") private readonly chart!: LossChartElement | null;
  #model: CurveModel | undefined;
  #stroke = 0;
  #spoke = 0;
  readonly #unseen = new PauseUnseen();

  get messages(): CurveMessages { return curveMessagesFor(this.common.numbers.language); }
  get model(): CurveModel | undefined { return this.#model; }
  get trainer(): Trainer | undefined { return this.#model?.trainer; }
  get spec(): Spec | undefined { return this.#model?.spec; }
  get playing(): boolean { return this.#model?.playing ?? false; }

  play(): void {
    this.fault = this.#model?.teaches === false ? this.#nothing() : undefined;
    this.#model?.play();
  }

  pause(): void { this.#model?.pause(); }
  step(): void { this.#model?.step(); }
  epoch(): void { this.#model?.epoch(); }
  reset(): void { this.#model?.reset(); }
  undo(): void { this.store.undo(); }
  redo(): void { this.store.redo(); }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#model?.close();
    this.#model = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#open();
    if (changed.has("seen") && this.#model !== undefined) this.#unseen.follow(this.seen, this.#model);
  }

  #open(): void {
    if (this.#model !== undefined || !this.isConnected) return;
    this.#model = new CurveModel(this.store, {
      changed: () => { this.requestUpdate(); },
      progressed: () => { this.#progressed(); },
      failed: (error) => { this.fault = this.#sentence(error); },
      tell: (type, detail) => { this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true })); },
    });
  }

  protected override render(): TemplateResult | typeof noChange {
    const model = this.#model;
    if (model === undefined) return noChange;
    const { store, common, messages } = this;
    const context: Context = { store, common, messages };
    return html`<div class="lab">
      ${this.#drawing(context, model)}
      <div class="side scrolls">${settingsPanel(context)}${this.#result(context, model)}</div>
      ${this.#bar(model)}
      ${this.fault === undefined ? nothing : html`<div class="notice" role="alert"><p>${this.fault}</p>
        <button type="button" class="icon" aria-label=${common.dismiss} @click=${() => { this.fault = undefined; }}>${icons.close}</button></div>`}
      <p class="unseen spoken" role="status" aria-live="polite"></p>
    </div>`;
  }

  protected override updated(): void {
    const model = this.#model;
    if (this.readout !== null) this.readout.report = model?.report;
    if (this.chart !== null && model !== undefined) this.chart.history = model.history;
  }

  #drawing(context: Context, model: CurveModel): TemplateResult {
    const { store, common, messages } = context;
    const { mode, curve } = store.values;
    const empty = drawnColumns(curve).length === 0;
    const tool = (name: "undo" | "redo", enabled: boolean): TemplateResult => html`<button type="button" class="icon" title=${common[name]} aria-label=${common[name]} ?disabled=${!enabled}
      @click=${() => { this[name](); }}>${icons[name]}</button>`;
    return html`<section class="drawing" aria-label=${messages.plot}>
      <div class="top">
        <bd-segments label=${messages.mode} .value=${mode} .options=${modeNames.map((value) => ({ value, label: messages.modeNames[value] }))}
          @choose=${({ detail }: CustomEvent<CurveState["mode"]>) => { store.set({ mode: detail }); }}></bd-segments>
        <bd-choice class="ready-made" bare label=${messages.readyMade} .value=${this.#madeName() ?? ""}
          .options=${[...(this.#madeName() === undefined ? [{ value: "", label: messages.drawn }] : []), ...readyMadeNames.map((value) => ({ value, label: messages.readyMadeNames[value] }))]}
          @choose=${({ detail }: CustomEvent<ReadyMadeName | "">) => { if (detail !== "") store.set({ curve: readyMade(detail) }); }}></bd-choice>
        <div class="tools">
          <button type="button" class="icon" title=${messages.erase} aria-label=${messages.erase} aria-pressed=${this.erases} @click=${() => { this.erases = !this.erases; }}>${icons.eraser}</button>
          <button type="button" class="icon" title=${messages.clear} aria-label=${messages.clear} ?disabled=${empty} @click=${() => { this.#clear(); }}>${icons.clear}</button>
          ${tool("undo", store.canUndo)}${tool("redo", store.canRedo)}
        </div>
      </div>
      <div class="frame"><bd-curve-plot .messages=${messages} .tick=${(value: number) => common.numbers.tick(value)} .curve=${curve} .band=${model.band} .cut=${this.#cut()} ?erases=${this.erases}
        summary=${this.#summary(model)} @plot=${this.drawn} @bd-said=${(event: CustomEvent<string>) => { this.#say(event.detail); }}></bd-curve-plot>
        ${empty ? html`<p class="hint">${messages.hint}</p>` : nothing}</div>
      ${legend(context)}
      <p class="answer aside">${this.#answer(model)}</p>
    </section>`;
  }

  #result(context: Context, model: CurveModel): TemplateResult {
    const { store, common, messages } = context;
    const { tab } = store.values;
    return html`<section class="result" aria-label=${messages.result}>
      <div class="segments" role="tablist" aria-label=${messages.result} @keydown=${tabKey}>${tabNames.map((name) => html`<button type="button" role="tab" id="tab-${name}" aria-selected=${name === tab} tabindex=${name === tab ? 0 : -1}
        @click=${() => { store.set({ tab: name }); }}>${messages.tabs[name]}</button>`)}</div>
      ${tab === "loss" ? html`<bd-loss-chart .messages=${common.views.chart}></bd-loss-chart>` : numbersPanel(context, model.band)}
    </section>`;
  }

  #bar(model: CurveModel): TemplateResult {
    const { common, store } = this;
    const { speed } = store.values;
    const offered = speeds.includes(speed) ? speeds : [speed, ...speeds];
    const button = (name: "step" | "epoch" | "reset", title: string): TemplateResult => html`<button type="button" class="icon" title=${title} aria-label=${common[name]}
      @click=${() => { this[name](); }}>${icons[name]}</button>`;
    return html`<div class="bar">
      <button type="button" class="play" @click=${() => { if (model.playing) this.pause(); else this.play(); }}>${model.playing ? icons.pause : icons.play}${model.playing ? common.pause : common.play}</button>
      ${button("step", `${common.step} (.)`)}${button("epoch", `${common.epoch} (E)`)}${button("reset", `${common.resetExplain} (R)`)}
      <bd-choice class="speed" bare label=${common.speed} .value=${String(speed)} .options=${offered.map((each) => ({ value: String(each), label: common.speedNames(each) }))}
        @choose=${({ detail }: CustomEvent<string>) => { store.set({ speed: Number(detail) }); }}></bd-choice>
      <bd-readout numbers .messages=${common.views.readout}></bd-readout>
    </div>`;
  }

  /** The ready-made curve that is there untouched. */
  #madeName(): ReadyMadeName | undefined {
    return readyMadeNames.find((name) => sameCurves(readyMade(name), this.store.values.curve));
  }

  #cut(): number | undefined {
    const { mode, curve, learnt } = this.store.values;
    if (mode === "function") return undefined;
    const series = seriesOf(curve, learnt);
    return series.values.length === 0 ? undefined : placeOf(series, series.learnt - 0.5);
  }

  #answer(model: CurveModel): string {
    const { messages, common, store: { values } } = this;
    if (!model.teaches) return this.#nothing();
    const error = model.report === undefined ? undefined : meanError(values, model.band);
    if (error === undefined) return "";
    return values.mode === "function" ? messages.error(common.numbers.figure(error, 2)) : messages.seriesError(common.numbers.figure(error, 2));
  }

  #nothing(): string {
    const { messages, store: { values } } = this;
    return values.mode === "series" && drawnColumns(values.curve).length > 0 ? messages.tooShort : messages.nothing;
  }

  #summary(model: CurveModel): string {
    const { messages, common, store: { values: { curve } } } = this;
    const columns = drawnColumns(curve);
    if (columns.length === 0) return `${messages.empty}.`;
    return `${messages.range(common.numbers.tick(xOf(columns[0]!)), common.numbers.tick(xOf(columns.at(-1)!)))}. ${this.#answer(model)}`;
  }

  #clear(): void {
    this.store.set({ curve: noCurve() });
  }

  private readonly drawn = ({ detail }: CustomEvent<PlotEvent>): void => {
    const { curve } = this.store.values;
    this.fault = undefined;
    if (detail.kind === "cleared") this.#clear();
    else if (detail.kind === "lifted") this.#stroke++;
    else this.store.set({ curve: (detail.erases ? eraseLine : drawLine)(curve, detail.from, detail.to) }, { merge: `stroke ${this.#stroke}` });
  };

  #progressed(): void {
    this.requestUpdate();
    const { report, playing } = this.#model ?? {};
    const now = performance.now();
    if (report === undefined || playing !== true || now - this.#spoke < quietMilliseconds) return;
    this.#spoke = now;
    const { numbers } = this.common;
    this.#say(this.common.spoken(numbers.count(Math.floor(report.epochs)), numbers.figure(report.loss), report.testLoss === undefined ? undefined : numbers.figure(report.testLoss), undefined));
  }

  #sentence(error: BackdrawError): string {
    return error.code === "not-finite" ? this.messages.notFinite : this.common.otherFault(error.message);
  }

  #say(sentence: string): void {
    const region = this.renderRoot.querySelector(".spoken");
    if (region !== null) region.textContent = sentence;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-curve-lab": CurveLab;
  }
}
