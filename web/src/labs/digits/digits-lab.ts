import { html, LitElement, noChange, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { BackdrawError, type Spec, type Trainer } from "../../api";
import { icons } from "../../control/icons";
import { digitsMessagesFor, type DigitsMessages } from "../../messages/en-digits";
import type { Messages } from "../../messages";
import type { Store } from "../../state/store";
import "../../view/chart/loss-chart";
import type { LossChartElement, ReadoutElement } from "../../view";
import type { LabElement, LabModule } from "../lab";
import { labStyles } from "../lab-styles";
import { lensSheetStyles } from "../lens/sheet-styles";
import { PauseUnseen } from "../pause-unseen";
import { tabKey } from "../tab-keys";
import { startCollection, writeCollection } from "./collection";
import { lensMoved, openLens } from "./lens";
import { DigitsModel, likeliest, type Mistake, type Notice, type Sight } from "./model";
import { setNames } from "./kept-sets";
import type { Pad } from "../sets/pad";
import "../sets/pad";
import { classesPanel, confusionPanel, mistakesPanel, settingsPanel, sightPanel, type Context } from "./panels";
import { setsPanel } from "../sets/sets-panel";
import { digitsStyles } from "./styles";
import { digitsTable, type DigitsTable } from "./table";

/** For <back-draw>. */
export const lab: LabModule<DigitsTable> = {
  table: digitsTable,
  view: (store, common, { seen }) => html`<bd-digits-lab data-lab-element .store=${store} .common=${common} .seen=${seen}></bd-digits-lab>`,
  keys: (_, common) => digitsMessagesFor(common.numbers.language).keyTable,
};

const tabs = digitsTable.tab;
const tabNames = ["sees", "loss", "classes", "mistakes"] as const;
const quietMilliseconds = 5000;
/** Between two looks at what the network sees, while it trains or a line is drawn. */
const lookMilliseconds = 250;

/** The digits lab: a surface to draw on, classes with their guesses and examples, what the network makes of them. */
@customElement("bd-digits-lab")
export class DigitsLab extends LitElement implements LabElement {
  static override styles = [labStyles, digitsStyles, lensSheetStyles];

  @property({ attribute: false }) store!: Store<DigitsTable>;
  @property({ attribute: false }) common!: Messages;
  @property({ type: Boolean }) seen = true;
  @state() private notice: Notice | undefined;
  @state() private chosen = 0;
  @state() private names: readonly string[] = [];
  @state() private deleting = false;
  @query("bd-pad") private readonly pad!: Pad | null;
  @query("bd-readout") private readonly readout!: ReadoutElement | null;
  @query("bd-loss-chart") private readonly chart!: LossChartElement | null;
  @query("input[type=file]") private readonly file!: HTMLInputElement;
  #model: DigitsModel | undefined;
  #sight: Sight | undefined;
  #confusion: number[][] | undefined;
  #mistakes: { wrong: Mistake[]; all: number } | undefined;
  #looking = 0;
  #spoke = 0;
  #guessTimer = 0;
  readonly #unseen = new PauseUnseen();

  get messages(): DigitsMessages { return digitsMessagesFor(this.common.numbers.language); }
  get model(): DigitsModel | undefined { return this.#model; }
  get trainer(): Trainer | undefined { return this.#model?.trainer; }
  get spec(): Spec | undefined { return this.#model?.spec; }
  /** The class that dropped images go to: the one chosen last or, where there are fewer by now, the last. */
  get #target(): number { return Math.min(this.chosen, this.store.values.collection.classes.length - 1); }
  get playing(): boolean { return this.#model?.playing ?? false; }

  play(): void { this.notice = undefined; this.#model?.play(); }
  pause(): void { this.#model?.pause(); }
  step(): void { this.#model?.step(); }
  epoch(): void { this.#model?.epoch(); }
  reset(): void { this.#model?.reset(); }
  lens(): void { this.store.set({ lens: !this.store.values.lens }); }

  /** Takes back the last stroke or, where nothing is drawn, the last change of the set. */
  undo(): void {
    if (this.pad?.undo() !== true) this.store.undo();
  }

  redo(): void {
    this.store.redo();
  }

  /** Adds the drawing to a class. */
  chooseClass(label: number, name: string): void {
    const { classes } = this.store.values.collection;
    const named = classes.indexOf(name);
    if (named >= 0 || label < classes.length) void this.#add(named >= 0 ? named : label);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#looking);
    this.#model?.close();
    this.#model = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#open();
    if (changed.has("seen") && this.#model !== undefined) this.#unseen.follow(this.seen, this.#model);
  }

  #open(): void {
    if (this.#model !== undefined || !this.isConnected) return;
    if (this.store.values.set === "") this.store.set({ set: this.messages.unnamed });
    this.#model = new DigitsModel(this.store, {
      changed: () => { this.requestUpdate(); this.#lookSoon(); },
      progressed: () => { this.#progressed(); },
      notice: (notice) => { this.notice = notice; },
      tell: (type, detail) => { this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true })); },
    });
    void this.#model.open();
    void this.#listSets();
  }

  async #listSets(): Promise<void> {
    this.names = await setNames().catch(() => []);
  }

  protected override render(): TemplateResult | typeof noChange {
    const model = this.#model;
    if (model === undefined) return noChange;
    const { messages } = this;
    const context: Context = {
      model, messages, numbers: this.common.numbers, drawn: this.pad?.empty === false, chosen: this.chosen,
      choose: (label) => { this.chosen = label; }, add: (label) => { void this.#add(label); },
    };
    return html`<div class="lab digits" ?data-lens=${this.store.values.lens} @dragover=${(event: DragEvent) => { event.preventDefault(); }} @drop=${this.dropped}>
      ${this.#drawing(context)}${classesPanel(context)}${this.#result(context)}${this.#bar(model)}${openLens(model, this.common)}${this.#notices()}
      <p class="unseen spoken" role="status" aria-live="polite"></p>
    </div>`;
  }

  protected override updated(): void {
    this.#showFigures();
  }

  #drawing(context: Context): TemplateResult {
    const { messages } = this;
    return html`<section class="pad" aria-label=${messages.pad}>
      <div class="frame"><bd-pad .messages=${messages} @bd-strokes=${this.stroked} @bd-said=${(event: CustomEvent<string>) => { this.#say(event.detail); }}></bd-pad>
        ${context.drawn ? nothing : html`<p class="hint">${context.model.examples === undefined ? messages.loading : messages.hint}</p>`}</div>
      ${this.#answer(context)}
      <div class="tools">
        <button type="button" class="icon" title=${messages.undoStroke} aria-label=${messages.undoStroke} ?disabled=${!context.drawn} @click=${() => { this.pad?.undo(); }}>${icons.undo}</button>
        <button type="button" class="icon" title=${messages.clear} aria-label=${messages.clear} ?disabled=${!context.drawn} @click=${() => { this.pad?.clear(); }}>${icons.clear}</button>
        <span class="aside">${messages.chosen(context.model.store.values.collection.classes[this.#target] ?? "")}</span>
      </div>
      ${settingsPanel(context)}
      ${this.#sets()}
    </section>`;
  }

  #answer({ model }: Context): TemplateResult {
    const { messages } = this;
    const { guess } = model;
    if (model.report === undefined) return html`<p class="answer quiet">${messages.untrained}</p>`;
    if (guess === undefined) return html`<p class="answer quiet"></p>`;
    const best = likeliest(guess);
    return html`<p class="answer">${messages.guess(model.store.values.collection.classes[best] ?? "", this.common.numbers.percent(guess[best] ?? 0))}</p>`;
  }

  #sets(): TemplateResult {
    const { messages } = this;
    const { set } = this.store.values;
    const names = this.names.includes(set) ? this.names : [set, ...this.names];
    return html`${setsPanel({ messages, set, names, deleting: this.deleting }, {
      open: (name) => { this.#openSet(name); },
      rename: (name) => { void this.#rename(name.trim()); },
      begin: () => { this.#newSet(); },
      write: () => { this.#export(); },
      read: () => { this.file.click(); },
      remove: () => { void this.#remove(); },
      keep: () => { this.deleting = false; },
    })}<input type="file" hidden multiple accept="image/*,.json" aria-label=${messages.importSet} @change=${() => { this.#take([...(this.file.files ?? [])]); }}>`;
  }

  #result({ model }: Context): TemplateResult {
    const { messages, store: { values: { tab, collection } } } = this;
    const panel = {
      sees: () => sightPanel(messages, this.#sight),
      loss: () => html`<bd-loss-chart .messages=${this.common.views.chart}></bd-loss-chart>`,
      classes: () => confusionPanel(messages, collection.classes, this.#confusion),
      mistakes: () => mistakesPanel(messages, collection.classes, model.report === undefined ? undefined : this.#mistakes),
    }[tab];
    return html`<section class="result" aria-label=${messages.result}>
      <div class="segments" role="tablist" aria-label=${messages.result} @keydown=${tabKey}>${tabNames.map((name) => html`<button type="button" role="tab" id="tab-${name}" aria-selected=${name === tab} tabindex=${name === tab ? 0 : -1}
        @click=${() => { this.store.set({ tab: tabs.read(name) }); }}>${messages.tabs[name]}</button>`)}</div>
      ${panel()}
    </section>`;
  }

  #bar(model: DigitsModel): TemplateResult {
    const { messages } = this;
    return html`<div class="bar">
      <button type="button" class="play" @click=${() => { if (model.playing) model.pause(); else this.play(); }}>${model.playing ? icons.pause : icons.play}${model.playing ? messages.pause : messages.play}</button>
      <button type="button" class="icon" title=${messages.epoch} aria-label=${messages.epoch} @click=${() => { model.epoch(); }}>${icons.epoch}</button>
      <button type="button" class="icon" title=${messages.reset} aria-label=${messages.reset} @click=${() => { model.reset(); }}>${icons.reset}</button>
      <bd-readout .messages=${this.common.views.readout}></bd-readout>
    </div>`;
  }

  #notices(): TemplateResult | typeof nothing {
    const { notice, messages } = this;
    if (notice === undefined) return nothing;
    const classes = this.store.values.collection.classes;
    const sentence = notice.kind === "imported" ? messages.imported(notice.count)
      : notice.kind === "importedImages" ? messages.importedImages(notice.count, classes[notice.label] ?? "")
      : notice.kind === "fault" || notice.kind === "notASet" ? messages[notice.kind](notice.text) : messages[notice.kind];
    return html`<div class="notice" role="alert"><p>${sentence}</p>
      <button type="button" class="icon" aria-label=${messages.dismiss} @click=${() => { this.notice = undefined; }}>${icons.close}</button></div>`;
  }

  async #add(label: number): Promise<void> {
    const { pad } = this;
    if (pad === null || pad.empty || this.#model === undefined) return;
    const { drawing } = pad;
    if (!(await this.#model.add(label, drawing))) return;
    pad.clear();
    this.chosen = label;
    this.#say(this.messages.added(this.store.values.collection.classes[label] ?? "", this.#model.examplesOf(label).length));
  }

  #take(files: readonly File[]): void {
    void this.#model?.take(files, this.#target);
    this.file.value = "";
  }

  #openSet(set: string): void {
    this.store.set({ set });
    void this.#listSets();
  }

  /** Two classes to begin with, nothing drawn, under a name of its own. */
  #newSet(): void {
    let number = 2;
    while (this.names.includes(`${this.messages.unnamed} ${number}`)) number++;
    this.store.set({ set: `${this.messages.unnamed} ${number}` });
    this.store.set({ base: "none", collection: { classes: ["A", "B"], examples: [] } }, { undo: "no" });
    void this.#listSets();
  }

  async #rename(name: string): Promise<void> {
    if (name === "" || name === this.store.values.set) return;
    if (this.names.includes(name)) this.notice = { kind: "taken" };
    else await this.#model?.rename(name);
    await this.#listSets();
  }

  /** At the second press; another set opens or, without one, an empty one. */
  async #remove(): Promise<void> {
    if (!this.deleting) {
      this.deleting = true;
      return;
    }
    this.deleting = false;
    const { set } = this.store.values;
    const next = this.names.find((name) => name !== set);
    if ((await this.#model?.drop()) !== true) return;
    this.store.set({ set: next ?? this.messages.unnamed });
    if (next === undefined) this.store.set({ base: "optical", collection: startCollection() }, { undo: "no" });
    this.store.forget();
    await this.#listSets();
  }

  #export(): void {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([writeCollection(this.store.values.collection)], { type: "application/json" }));
    link.download = `${this.store.values.set}.json`;
    link.click();
    setTimeout(() => { URL.revokeObjectURL(link.href); }, 1000);
  }

  #progressed(): void {
    clearTimeout(this.#guessTimer);
    this.requestUpdate();
    lensMoved(this.renderRoot);
    this.#lookSoon();
    const { guess, report } = this.#model ?? {};
    const now = performance.now();
    if (report !== undefined && this.playing && now - this.#spoke > quietMilliseconds) {
      this.#spoke = now;
      this.#say(this.messages.training(Math.floor(report.epochs), this.common.numbers.percent(report.testAccuracy ?? report.accuracy ?? 0, 0)));
    } else if (guess !== undefined && !this.playing) {
      this.#guessTimer = window.setTimeout(() => { this.#sayGuess(); }, 1000);
    }
  }

  #sayGuess(): void {
    const guess = this.#model?.guess;
    if (guess === undefined) return;
    const best = likeliest(guess);
    this.#say(this.messages.guess(this.store.values.collection.classes[best] ?? "", this.common.numbers.percent(guess[best] ?? 0)));
  }

  /** What stands in the result column comes from calls of its own, no oftener than it can be seen. */
  #lookSoon(): void {
    if (this.#looking === 0) this.#looking = window.setTimeout(() => { void this.#look(); }, lookMilliseconds);
  }

  async #look(): Promise<void> {
    const model = this.#model;
    const { tab } = this.store.values;
    try {
      if (tab === "sees") this.#sight = await model?.sight();
      else if (tab === "classes" && model?.playing === false) this.#confusion = await model.confusion();
      else if (tab === "mistakes" && model?.playing === false) this.#mistakes = await model.mistakes();
    } catch (error) {
      // Of a trainer that was replaced meanwhile.
      if (!(error instanceof BackdrawError)) throw error;
    } finally {
      this.#looking = 0;
    }
    this.requestUpdate();
  }

  #showFigures(): void {
    const model = this.#model;
    if (model === undefined) return;
    if (this.readout !== null) this.readout.report = model.report;
    if (this.chart !== null) this.chart.history = model.history;
  }

  #say(sentence: string): void {
    const region = this.renderRoot.querySelector(".spoken");
    if (region !== null) region.textContent = sentence;
  }

  private readonly stroked = (): void => {
    const { pad } = this;
    if (pad === null) return;
    this.#model?.look(pad.empty ? undefined : pad.drawing);
    this.requestUpdate();
  };

  private readonly dropped = (event: DragEvent): void => {
    event.preventDefault();
    this.#take([...(event.dataTransfer?.files ?? [])]);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-digits-lab": DigitsLab;
  }
}
