import { html, noChange, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { BackdrawError } from "../../api";
import { icons } from "../../control/icons";
import { digitsMessagesFor, type DigitsMessages } from "../../messages/en-digits";
import { setsMessagesFor, type SetsMessages } from "../../messages/en-sets";
import "../../view/chart/loss-chart";
import type { LabModule } from "../lab";
import { nameOfSet } from "../kept-models";
import { labStyles } from "../lab-styles";
import { likeliest } from "../likeliest";
import { labLens, lensMoved } from "../lens/lab-lens";
import { lensSheetStyles } from "../lens/sheet-styles";
import { ModelLab, type LabModelEvents } from "../model-lab";
import { classesPanel } from "../sets/classes-panel";
import type { Drawn } from "../sets/pad";
import "../sets/pad";
import { isEmpty, noDrawing } from "../sets/drawing";
import { SetDesk, type SetForm } from "../sets/set-desk";
import { setSentence, staysSaid } from "../sets/set-sentence";
import { setsPanel } from "../sets/sets-panel";
import { takenSaid } from "../sets/taken-files";
import { setsStyles } from "../sets/styles";
import { contentOf, freshCollection, mostExamples, readCollection, startCollection, writeCollection, type Collection } from "./collection";
import { DigitsModel, type Mistake, type Notice, type Sight } from "./model";
import { confusionPanel, mistakesPanel, settingsPanel, sightPanel, type Context } from "./panels";
import { digitsStyles } from "./styles";
import { digitsTable, type DigitsTable } from "./table";

/** For <back-draw>. */
export const lab: LabModule<DigitsTable> = {
  table: digitsTable,
  view: (store, common, place) => html`<bd-digits-lab data-lab-element .store=${store} .common=${common} .place=${place}></bd-digits-lab>`,
  keptAs: ({ set }) => nameOfSet("digits", set),
  keys: (_, common) => digitsMessagesFor(common.numbers.language).keyTable,
};

const tabNames = ["sees", "loss", "classes", "mistakes"] as const;
/** Between two looks at what the network sees, while it trains or a line is drawn. */
const lookMilliseconds = 250;
/** Between two times that all examples are read while training goes on: so long at least, and so many times as long as that took. */
const readMilliseconds = 1500;
const readShare = 8;

/** The digits lab: a surface to draw on, classes with their guesses and examples, what the network makes of them. */
@customElement("bd-digits-lab")
export class DigitsLab extends ModelLab<DigitsTable, DigitsModel, Notice> {
  static override styles = [labStyles, setsStyles, digitsStyles, lensSheetStyles];

  @state() private chosen = 0;
  @state() private deleting = false;
  #sight: Sight | undefined;
  #confusion: number[][] | undefined;
  #mistakes: { wrong: Mistake[]; all: number } | undefined;
  #looking = 0;
  #readNext = 0;
  #guessTimer = 0;
  #guessSaid: string | undefined;
  #goneSaid: string | undefined;
  /** What is said while files are read: all at once, or the last would stand for all. */
  #gathered: Set<string> | undefined;
  #desk: SetDesk<Collection> | undefined;
  readonly #form: SetForm<Collection> = {
    kind: "digits", mostExamples, write: writeCollection, read: readCollection, content: contentOf,
    first: () => startCollection(this.store.values.base), fresh: freshCollection, unnamed: () => this.messages.unnamed,
  };

  get messages(): DigitsMessages { return digitsMessagesFor(this.common.numbers.language); }
  get sets(): SetsMessages { return setsMessagesFor(this.common.numbers.language); }
  /** The class that dropped images go to: the one chosen last or, where there are fewer by now, the last. */
  get #target(): number { return Math.min(this.chosen, this.store.values.collection.classes.length - 1); }

  protected override makeModel(events: LabModelEvents<Notice>): DigitsModel {
    const notice = (told: Notice): void => { this.#notify(told); };
    const model = new DigitsModel(this.store, { ...events, failed: notice, changed: () => { events.changed(); this.#forgetUntrained(); this.#lookSoon(); } }, this.shelf);
    const desk = SetDesk.of(this.store, this.#form, { notice, changed: () => { this.requestUpdate(); } });
    this.#desk = desk;
    void desk.open().then(() => { model.begin(); });
    return model;
  }

  protected override hindrance(): string | undefined {
    return this.model?.teaches === false ? this.messages.nothing : undefined;
  }

  protected override sentence(notice: Notice): string {
    const { messages } = this;
    switch (notice.kind) {
      case "fault": return messages.fault(notice.text);
      case "notFinite":
      case "mnistMissing":
      case "mnistFailed": return messages[notice.kind];
      default: return setSentence(this.sets, notice, mostExamples, messages.notASet);
    }
  }

  #notify(notice: Notice): void {
    const sentence = this.sentence(notice);
    if (notice.kind === "classGone") this.#goneSaid = sentence;
    if (staysSaid(notice) || notice.kind === "fault" || notice.kind === "notFinite") this.notice = sentence;
    else if (this.#gathered !== undefined) this.#gathered.add(sentence);
    // A class that went can be undone yet.
    else this.inform(sentence, notice.kind === "startedAfresh" ? this.#goneSaid : undefined);
  }

  lens(): void { this.store.set({ lens: !this.store.values.lens }); }

  #lens(model: DigitsModel): TemplateResult | typeof nothing {
    const { store, common } = this;
    return labLens({
      store, common, load: () => import("./lens/digits-lens"), lens: html`<bd-digits-lens .model=${model} lang=${common.numbers.language}></bd-digits-lens>`,
      failed: () => { this.inform(common.partFailed); },
    });
  }

  /** Adds the drawing to a class. */
  chooseClass(label: number, name: string): void {
    const { classes } = this.store.values.collection;
    const named = classes.indexOf(name);
    if (named >= 0 || label < classes.length) void this.#add(named >= 0 ? named : label);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#looking);
    clearTimeout(this.#guessTimer);
    this.#looking = 0;
    this.#desk?.detach();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.model?.teaches === true && this.notice === this.messages.nothing) this.notice = undefined;
  }

  protected override render(): TemplateResult | typeof noChange {
    const { model } = this;
    if (model === undefined) return noChange;
    const { messages, common } = this;
    const context: Context = { model, messages, common, locks: (name) => this.locks(name) };
    return html`<div class="lab digits" ?data-lens=${this.store.values.lens} @dragover=${(event: DragEvent) => { event.preventDefault(); }} @drop=${this.dropped}>
      ${this.#drawing(context)}${this.#classes()}${this.#result(context)}${this.bar({ numbers: false })}${this.#lens(model)}${this.told()}
    </div>`;
  }

  #drawing(context: Context): TemplateResult {
    const { messages, sets, store } = this;
    const { drawing, collection } = store.values;
    return html`<section class="pad" aria-label=${messages.pad}>
      <div class="frame"><bd-pad label=${messages.pad} .messages=${sets} .drawing=${drawing} @bd-strokes=${this.stroked} @bd-said=${(event: CustomEvent<string>) => { this.say(event.detail); }}></bd-pad>
        ${isEmpty(drawing) ? html`<p class="hint">${context.model.examples === undefined ? messages.loading : messages.hint}</p>` : nothing}</div>
      ${this.#answer(context)}
      <div class="tools">
        ${this.undoing()}
        <button type="button" class="icon" title=${sets.clear} aria-label=${sets.clear} data-then="bd-pad" ?disabled=${isEmpty(drawing)} @click=${() => { store.set({ drawing: noDrawing }); }}>${icons.clear}</button>
        <span class="aside">${messages.chosen(collection.classes[this.#target] ?? "")}</span>
      </div>
      ${this.shows("settings") ? settingsPanel(context) : nothing}
      ${this.#setsPanel()}
    </section>`;
  }

  #classes(): TemplateResult {
    const { store, common: { numbers } } = this;
    const guess = this.#learnt;
    return classesPanel<Collection>({
      store, messages: this.sets, shares: guess, percent: (share) => numbers.percent(share), best: guess === undefined ? undefined : likeliest(guess),
      drawn: !isEmpty(store.values.drawing), locked: this.locks("data"), chosen: this.chosen,
      thumbnail: ({ picture }) => html`<bd-thumbnail .numbers=${picture} .full=${255}></bd-thumbnail>`,
    }, {
      choose: (label) => { this.chosen = label; },
      add: (label) => this.#add(label),
      notice: (notice) => { this.#notify(notice); },
    });
  }

  #answer({ model }: Context): TemplateResult {
    const { messages } = this;
    const guess = this.#learnt;
    if (model.teaches === false) return html`<p class="answer quiet">${messages.nothing}</p>`;
    if (model.report === undefined) return html`<p class="answer quiet">${messages.untrained}</p>`;
    if (guess === undefined) return html`<p class="answer quiet"></p>`;
    const best = likeliest(guess);
    return html`<p class="answer">${messages.guess(model.store.values.collection.classes[best] ?? "", this.common.numbers.percent(guess[best] ?? 0))}</p>`;
  }

  #setsPanel(): TemplateResult | typeof nothing {
    if (this.#desk === undefined || !this.shows("data") || this.locks("data")) return nothing;
    return html`${setsPanel({ messages: this.sets, desk: this.#desk, deleting: this.deleting, accept: "image/*,.json" }, {
      read: (files) => { void this.#take(files); },
      ask: (deleting) => { this.deleting = deleting; },
    })}<p class="aside">${this.messages.dropHere}</p>`;
  }

  #result({ model }: Context): TemplateResult | typeof nothing {
    const { messages, store: { values: { tab, collection } } } = this;
    const panels = {
      sees: () => sightPanel(this, model.report !== undefined, this.#sight),
      classes: () => confusionPanel(messages, collection.classes, { learnt: model.report !== undefined, held: model.examples?.test.y.length !== 0, counts: this.#confusion }),
      mistakes: () => mistakesPanel(messages, collection.classes, model.report !== undefined, this.#mistakes),
    };
    return this.results({ label: messages.result, names: tabNames, titles: messages.tabs, chosen: tab, choose: (name) => { this.store.set({ tab: name }); }, panel: (name) => panels[name as keyof typeof panels]() });
  }

  async #add(label: number): Promise<boolean> {
    if (this.locks("data") || (await this.model?.add(label)) !== true) return false;
    this.chosen = label;
    const { classes, examples } = this.store.values.collection;
    this.say(this.sets.added(classes[label] ?? "", examples.filter((each) => each.label === label).length));
    return true;
  }

  async #take(files: readonly File[]): Promise<void> {
    if (this.locks("data")) return;
    const { model } = this;
    const desk = this.#desk;
    if (model === undefined || desk === undefined) return;
    const label = this.#target;
    const said = (this.#gathered = new Set<string>());
    const { images, ...taken } = await model.take(files, label, (text) => desk.take(text));
    if (this.#gathered === said) this.#gathered = undefined;
    const { messages } = this;
    const came = images === 0 ? [] : [messages.importedImages(images, this.store.values.collection.classes[label] ?? "")];
    const sentences = [...came, ...takenSaid(taken, this.sets, mostExamples, messages, files.length === 1), ...said];
    if (sentences.length > 0) this.inform(sentences.join(" "));
  }

  protected override progressed(): void {
    clearTimeout(this.#guessTimer);
    this.requestUpdate();
    lensMoved(this.renderRoot);
    this.#lookSoon();
    this.#unsayGuess();
    if (this.#learnt !== undefined && !this.playing) this.#guessTimer = window.setTimeout(() => { this.#sayGuess(); }, 1000);
  }

  /** The guess at the drawing, once anything was learnt: what random weights make of it is no guess. */
  get #learnt(): Float32Array | undefined { return this.model?.report === undefined ? undefined : this.model.guess; }

  #sayGuess(): void {
    const guess = this.#learnt;
    if (guess === undefined) return;
    const best = likeliest(guess);
    this.#guessSaid = this.messages.guess(this.store.values.collection.classes[best] ?? "", this.common.numbers.percent(guess[best] ?? 0));
    this.say(this.#guessSaid);
  }

  /** Of a drawing that is gone. */
  #unsayGuess(): void {
    if (this.#learnt !== undefined || this.#guessSaid === undefined) return;
    if (this.renderRoot.querySelector(".spoken")?.textContent === this.#guessSaid) this.say("");
    this.#guessSaid = undefined;
  }

  /** What stands in the result column comes from calls of its own, no oftener than it can be seen. */
  #lookSoon(): void {
    if (this.#looking === 0) this.#looking = window.setTimeout(() => { void this.#look(); }, lookMilliseconds);
  }

  async #look(): Promise<void> {
    const { model } = this;
    const { tab } = this.store.values;
    try {
      if (tab === "sees") this.#sight = await model?.sight();
      else if (tab !== "loss" && model?.report !== undefined && this.shows("result")) await this.#read(model, tab);
    } catch (error) {
      // Of a trainer that was replaced meanwhile.
      if (!(error instanceof BackdrawError)) throw error;
    } finally {
      this.#looking = 0;
    }
    this.requestUpdate();
  }

  async #read(model: DigitsModel, tab: "classes" | "mistakes"): Promise<void> {
    const began = performance.now();
    if (model.playing && (tab === "classes" ? this.#confusion : this.#mistakes) !== undefined && began < this.#readNext) return;
    if (tab === "classes") this.#confusion = await model.confusion();
    else this.#mistakes = await model.mistakes();
    const ended = performance.now();
    this.#readNext = ended + Math.max(readMilliseconds, readShare * (ended - began));
    this.#forgetUntrained();
  }

  /** What was read of a network that began anew meanwhile. */
  #forgetUntrained(): void {
    if (this.model?.report === undefined) this.#confusion = this.#mistakes = undefined;
  }

  private readonly stroked = ({ detail: { drawing, change } }: CustomEvent<Drawn>): void => {
    this.store.set({ drawing }, { merge: `drawing ${change}` });
  };

  private readonly dropped = (event: DragEvent): void => {
    event.preventDefault();
    void this.#take([...(event.dataTransfer?.files ?? [])]);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-digits-lab": DigitsLab;
  }
}
