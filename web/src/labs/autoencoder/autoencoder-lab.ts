import { html, LitElement, noChange, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Spec, Trainer } from "../../api";
import { icons } from "../../control/icons";
import "../../control/segments";
import type { Messages } from "../../messages";
import { autoencoderMessagesFor, type AutoencoderMessages } from "../../messages/en-autoencoder";
import type { Store } from "../../state/store";
import "../../view/chart/loss-chart";
import type { LossChartElement, ReadoutElement } from "../../view";
import { setNames } from "../digits/kept-sets";
import type { LabElement, LabModule } from "../lab";
import { labStyles } from "../lab-styles";
import { PauseUnseen } from "../pause-unseen";
import { tabKey } from "../tab-keys";
import { AutoencoderModel, type Fault } from "./model";
import { legend, numbersPanel, placeSaid, seesPanel, settingsPanel, type Context } from "./panels";
import "./plane";
import { autoencoderStyles } from "./styles";
import { autoencoderTable, viewNames, type AutoencoderState, type AutoencoderTable } from "./table";

/** For <back-draw>. */
export const lab: LabModule<AutoencoderTable> = {
  table: autoencoderTable,
  view: (store, common, seen) => html`<bd-autoencoder-lab data-lab-element .store=${store} .common=${common} .seen=${seen}></bd-autoencoder-lab>`,
  linkSentence: (common) => autoencoderMessagesFor(common.numbers.language).share,
};

const tabNames = ["loss", "numbers"] as const;
const quietMilliseconds = 5000;
const showMilliseconds = 50;
const settleMilliseconds = 700;

/** The autoencoder lab: the plane of two numbers that pictures go through, and what the decoder draws of a place in it. */
@customElement("bd-autoencoder-lab")
export class AutoencoderLab extends LitElement implements LabElement {
  static override styles = [labStyles, autoencoderStyles];

  @property({ attribute: false }) store!: Store<AutoencoderTable>;
  @property({ attribute: false }) common!: Messages;
  @property({ type: Boolean }) seen = true;
  @state() private fault: Fault | undefined;
  @state() private sets: readonly string[] = [];
  @query("bd-readout") private readonly readout!: ReadoutElement | null;
  @query("bd-loss-chart") private readonly chart!: LossChartElement | null;
  #model: AutoencoderModel | undefined;
  #spoke = 0;
  #showing = 0;
  #settling = 0;
  readonly #unseen = new PauseUnseen();

  get messages(): AutoencoderMessages { return autoencoderMessagesFor(this.common.numbers.language); }
  get model(): AutoencoderModel | undefined { return this.#model; }
  get trainer(): Trainer | undefined { return this.#model?.trainer; }
  get spec(): Spec | undefined { return this.#model?.spec; }
  get playing(): boolean { return this.#model?.playing ?? false; }

  play(): void { this.fault = undefined; this.#model?.play(); }
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
    clearTimeout(this.#showing);
    clearTimeout(this.#settling);
    this.#showing = 0;
    this.#model?.close();
    this.#model = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#open();
    if (changed.has("seen") && this.#model !== undefined) this.#unseen.follow(this.seen, this.#model);
  }

  #open(): void {
    if (this.#model !== undefined || !this.isConnected) return;
    this.#model = new AutoencoderModel(this.store, {
      changed: () => { this.requestUpdate(); },
      progressed: () => { this.#progressed(); },
      failed: (fault) => { this.fault = fault; },
      tell: (type, detail) => { this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true })); },
    });
    void this.#model.open();
    void setNames().catch(() => []).then((names) => { this.sets = names; });
  }

  protected override render(): TemplateResult | typeof noChange {
    const model = this.#model;
    if (model === undefined) return noChange;
    const { common, messages, sets } = this;
    const context: Context = { model, common, messages, sets };
    return html`<div class="lab">
      ${this.#plane(context)}${seesPanel(context)}
      <div class="side">${settingsPanel(context)}${this.#result(context)}</div>
      ${this.#bar(model)}${this.#notice()}
      <p class="unseen spoken" role="status" aria-live="polite"></p>
    </div>`;
  }

  protected override updated(): void {
    const model = this.#model;
    if (this.readout !== null) this.readout.report = model?.report;
    if (this.chart !== null && model !== undefined) this.chart.history = model.history;
  }

  #plane(context: Context): TemplateResult {
    const { model, common, messages } = context;
    const { store, examples, codes, bounds, tiles } = model;
    const { view, x, y } = store.values;
    const summary = examples === undefined ? messages.loading : messages.summary(common.numbers.count(examples.labels.length), examples.classes.length);
    const tool = (name: "undo" | "redo", enabled: boolean): TemplateResult => html`<button type="button" class="icon" title=${common[name]} aria-label=${common[name]} ?disabled=${!enabled}
      @click=${() => { this[name](); }}>${icons[name]}</button>`;
    return html`<section class="plane" aria-label=${messages.plane}>
      <div class="top">
        <bd-segments label=${messages.view} .value=${view} .options=${viewNames.map((value) => ({ value, label: messages.viewNames[value] }))}
          @choose=${({ detail }: CustomEvent<AutoencoderState["view"]>) => { store.set({ view: detail }); }}></bd-segments>
        <bd-explain name=${common.about(messages.plane)} sentence=${messages.planeExplain}></bd-explain>
        <div class="tools">${tool("undo", store.canUndo)}${tool("redo", store.canRedo)}</div>
      </div>
      <div class="frame"><bd-code-plane .messages=${messages} .codes=${codes} .labels=${examples?.labels ?? []} .classes=${examples?.classes ?? []} .bounds=${bounds}
        .tiles=${view === "pictures" ? tiles : undefined} .x=${x} .y=${y} summary="${summary}." @bd-code=${this.pointed}></bd-code-plane></div>
      ${examples === undefined ? html`<p class="aside">${messages.loading}</p>` : legend(context)}
    </section>`;
  }

  #result(context: Context): TemplateResult {
    const { common, messages, model: { store } } = context;
    const { tab } = store.values;
    return html`<section class="result" aria-label=${messages.result}>
      <div class="segments" role="tablist" aria-label=${messages.result} @keydown=${tabKey}>${tabNames.map((name) => html`<button type="button" role="tab" id="tab-${name}" aria-selected=${name === tab} tabindex=${name === tab ? 0 : -1}
        @click=${() => { store.set({ tab: name }); }}>${messages.tabs[name]}</button>`)}</div>
      ${tab === "loss" ? html`<bd-loss-chart .messages=${common.views.chart}></bd-loss-chart>` : numbersPanel(context)}
    </section>`;
  }

  #bar(model: AutoencoderModel): TemplateResult {
    const { common } = this;
    const button = (name: "step" | "epoch" | "reset", title: string): TemplateResult => html`<button type="button" class="icon" title=${title} aria-label=${common[name]}
      @click=${() => { this[name](); }}>${icons[name]}</button>`;
    return html`<div class="bar">
      <button type="button" class="play" @click=${() => { if (model.playing) this.pause(); else this.play(); }}>${model.playing ? icons.pause : icons.play}${model.playing ? common.pause : common.play}</button>
      ${button("step", `${common.step} (.)`)}${button("epoch", `${common.epoch} (E)`)}${button("reset", `${common.resetExplain} (R)`)}
      <bd-readout numbers .messages=${common.views.readout}></bd-readout>
    </div>`;
  }

  #notice(): TemplateResult | typeof nothing {
    const { fault, common, messages } = this;
    if (fault === undefined) return nothing;
    return html`<div class="notice" role="alert"><p>${fault.kind === "other" ? common.otherFault(fault.text) : messages[fault.kind]}</p>
      <button type="button" class="icon" aria-label=${common.dismiss} @click=${() => { this.fault = undefined; }}>${icons.close}</button></div>`;
  }

  /** Keys are told at once where they have led; a pointer is not followed by words. */
  private readonly pointed = ({ detail: { x, y, by } }: CustomEvent<{ x: number; y: number; by: "pointer" | "keys" }>): void => {
    this.store.set({ x, y });
    clearTimeout(this.#settling);
    if (by === "keys") this.#settling = window.setTimeout(() => { this.#sayPlace(); }, settleMilliseconds);
  };

  #sayPlace(): void {
    const model = this.#model;
    if (model !== undefined) this.#say(placeSaid({ model, common: this.common, messages: this.messages, sets: this.sets }));
  }

  /** Reports come up to sixty times a second: they are shown a little less often. */
  #progressed(): void {
    if (this.#showing === 0) {
      this.#showing = window.setTimeout(() => {
        this.#showing = 0;
        this.requestUpdate();
      }, showMilliseconds);
    }
    const { report, playing } = this.#model ?? {};
    const now = performance.now();
    if (report === undefined || playing !== true || now - this.#spoke < quietMilliseconds) return;
    this.#spoke = now;
    const { numbers } = this.common;
    this.#say(this.common.spoken(numbers.count(Math.floor(report.epochs)), numbers.figure(report.loss), report.testLoss === undefined ? undefined : numbers.figure(report.testLoss), undefined));
  }

  #say(sentence: string): void {
    const region = this.renderRoot.querySelector(".spoken");
    if (region !== null) region.textContent = sentence;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-autoencoder-lab": AutoencoderLab;
  }
}
