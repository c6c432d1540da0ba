import { html, noChange, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import "../../control/segments";
import { autoencoderMessagesFor, type AutoencoderMessages } from "../../messages/en-autoencoder";
import "../../view/chart/loss-chart";
import { setNames } from "../digits/kept-digits";
import type { LabModule } from "../lab";
import { labStyles } from "../lab-styles";
import { ModelLab, type LabModelEvents } from "../model-lab";
import { AutoencoderModel, keptAs, type Fault } from "./model";
import { legend, numbersPanel, placeSaid, seesPanel, settingsPanel, type Context } from "./panels";
import "./plane";
import { autoencoderStyles } from "./styles";
import { autoencoderTable, viewNames, type AutoencoderState, type AutoencoderTable } from "./table";

/** For <back-draw>. */
export const lab: LabModule<AutoencoderTable> = {
  table: autoencoderTable,
  view: (store, common, place) => html`<bd-autoencoder-lab data-lab-element .store=${store} .common=${common} .place=${place}></bd-autoencoder-lab>`,
  keptAs,
  keys: (_, common) => autoencoderMessagesFor(common.numbers.language).keyTable,
  linkSentence: (common) => autoencoderMessagesFor(common.numbers.language).share,
};

const tabNames = ["loss", "numbers"] as const;
const showMilliseconds = 50;
const settleMilliseconds = 700;

/** The autoencoder lab: the plane of two numbers that pictures go through, and what the decoder draws of a place in it. */
@customElement("bd-autoencoder-lab")
export class AutoencoderLab extends ModelLab<AutoencoderTable, AutoencoderModel, Fault> {
  static override styles = [labStyles, autoencoderStyles];

  @state() private sets: readonly string[] = [];
  #showing = 0;
  #settling = 0;

  get messages(): AutoencoderMessages { return autoencoderMessagesFor(this.common.numbers.language); }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#showing);
    clearTimeout(this.#settling);
    this.#showing = 0;
  }

  protected override makeModel(events: LabModelEvents<Fault>): AutoencoderModel {
    const failed = (fault: Fault): void => {
      if (fault.kind === "goesOn") this.inform(this.sentence(fault));
      else events.failed(fault);
    };
    const model = new AutoencoderModel(this.store, { ...events, failed }, this.shelf);
    void model.open();
    void setNames().catch(() => []).then((names) => { this.sets = names; });
    return model;
  }

  protected override sentence(fault: Fault): string { return fault.kind === "other" ? this.common.otherFault(fault.text) : this.messages[fault.kind]; }

  protected override render(): TemplateResult | typeof noChange {
    const { model } = this;
    if (model === undefined) return noChange;
    const context = this.#context(model);
    return html`<div class="lab ${this.roomless ? "roomless" : ""}">
      ${this.#plane(context)}${seesPanel(context)}
      ${this.shows("data", "network", "settings", "result", "loss") ? html`<div class="side">${settingsPanel(context)}${this.#result(context)}</div>` : nothing}
      ${this.bar({ numbers: true })}${this.told()}
    </div>`;
  }

  #context(model: AutoencoderModel): Context {
    const { common, messages, sets } = this;
    const choose: Context["choose"] = (source) => {
      this.notice = undefined;
      this.store.set(source);
    };
    return { model, common, messages, sets, choose, shows: (name) => this.shows(name), locks: (name) => this.locks(name) };
  }

  #plane(context: Context): TemplateResult {
    const { model, common, messages } = context;
    const { store, examples, codes, bounds, tiles } = model;
    const { view, x, y } = store.values;
    const summary = examples === undefined ? messages.loading : messages.summary(common.numbers.count(model.count), examples.classes.length, model.count > examples.labels.length ? common.numbers.count(examples.labels.length) : undefined);
    return html`<section class="plane" aria-label=${messages.plane}>
      ${this.shows("tools") ? html`<div class="top">
        <bd-segments label=${messages.view} .value=${view} .options=${viewNames.map((value) => ({ value, label: messages.viewNames[value] }))}
          @choose=${({ detail }: CustomEvent<AutoencoderState["view"]>) => { store.set({ view: detail }); }}></bd-segments>
        <bd-explain name=${common.about(messages.plane)} sentence=${messages.planeExplain}></bd-explain>
        <div class="tools">${this.undoing()}</div>
      </div>` : nothing}
      <div class="frame"><bd-code-plane .messages=${messages} .codes=${codes} .labels=${examples?.labels ?? []} .classes=${examples?.classes ?? []} .bounds=${bounds}
        .tiles=${view === "pictures" ? tiles : undefined} .x=${x} .y=${y} summary="${summary}." @bd-code=${this.pointed}></bd-code-plane></div>
      ${examples === undefined ? html`<p class="aside">${messages.loading}</p>` : legend(context)}
    </section>`;
  }

  #result(context: Context): TemplateResult | typeof nothing {
    const { messages, model: { store } } = context;
    return this.results({
      label: messages.result, names: tabNames, titles: messages.tabs, chosen: store.values.tab, choose: (tab) => { store.set({ tab }); }, panel: () => numbersPanel(context),
    });
  }

  /** Keys are told at once where they have led; a pointer is not followed by words. */
  private readonly pointed = ({ detail: { x, y, by } }: CustomEvent<{ x: number; y: number; by: "pointer" | "keys" }>): void => {
    this.store.set({ x, y });
    clearTimeout(this.#settling);
    if (by === "keys") this.#settling = window.setTimeout(() => { this.#sayPlace(); }, settleMilliseconds);
  };

  #sayPlace(): void {
    const { model } = this;
    if (model !== undefined) this.say(placeSaid(this.#context(model)));
  }

  /** Reports come up to sixty times a second: they are shown a little less often. */
  protected override progressed(): void {
    if (this.#showing !== 0) return;
    this.#showing = window.setTimeout(() => {
      this.#showing = 0;
      this.requestUpdate();
    }, showMilliseconds);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-autoencoder-lab": AutoencoderLab;
  }
}
