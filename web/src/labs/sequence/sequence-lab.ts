import { html, noChange, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { BackdrawError } from "../../api";
import { icons } from "../../control/icons";
import "../../control/segments";
import { sequenceMessagesFor, type SequenceMessages } from "../../messages/en-sequence";
import { setsMessagesFor, type SetsMessages } from "../../messages/en-sets";
import "../../view/chart/loss-chart";
import type { LabModule } from "../lab";
import { labStyles } from "../lab-styles";
import { likeliest } from "../likeliest";
import { labLens, lensMoved } from "../lens/lab-lens";
import { lensSheetStyles } from "../lens/sheet-styles";
import { ModelLab, type LabModelEvents } from "../model-lab";
import { classesPanel } from "../sets/classes-panel";
import { isEmpty, noDrawing } from "../sets/drawing";
import "../sets/pad";
import type { Drawn } from "../sets/pad";
import { SetDesk, type SetForm, type SetNotice } from "../sets/set-desk";
import { setSentence, staysSaid } from "../sets/set-sentence";
import { setsPanel } from "../sets/sets-panel";
import { fileNames, takeFiles, takenSaid } from "../sets/taken-files";
import { setsStyles } from "../sets/styles";
import type { Context } from "./context";
import { learntOf } from "./corpus";
import { keptAs, SequenceModel, type SequenceFault } from "./model";
import { passage } from "./passage";
import { settingsPanel } from "./settings-panel";
import { judgedPanel, mark, stepsPanel, thumbnail } from "./stroke-panels";
import { addDrawing, circles, contentOf, freshStrokes, mostExamples, readStrokeSet, sameStrokes, writeStrokeSet, type StrokeSet } from "./stroke-set";
import { sequenceStyles } from "./styles";
import { modeNames, sequenceTable, type SequenceState, type SequenceTable } from "./table";
import { followsPanel, perplexity, textPanel, writingPanel } from "./text-panels";

/** For <back-draw>. */
export const lab: LabModule<SequenceTable> = {
  table: sequenceTable,
  view: (store, common, place) => html`<bd-sequence-lab data-lab-element .store=${store} .common=${common} .place=${place}></bd-sequence-lab>`,
  keptAs,
  keys: ({ values: { mode } }, common) => sequenceMessagesFor(common.numbers.language).keyTable.filter(([key]) => mode === "strokes" || key === "L"),
  linkSentence: (common) => sequenceMessagesFor(common.numbers.language).share,
};

const tabNames = { text: ["follows", "loss"], strokes: ["steps", "loss", "classes"] } as const;
const speeds = [1, 3, 10, 30, 0];
/** After the last key, before a typed text is learnt. */
const typingMilliseconds = 500;

/** The sequence lab: a text or drawn strokes, and what a recurrent network makes of their order. */
@customElement("bd-sequence-lab")
export class SequenceLab extends ModelLab<SequenceTable, SequenceModel, SequenceFault> {
  static override styles = [labStyles, setsStyles, sequenceStyles, lensSheetStyles];

  @state() private deleting = false;
  @query("input[type=file]") private readonly file!: HTMLInputElement;
  #desk: SetDesk<StrokeSet> | undefined;
  readonly #form: SetForm<StrokeSet> = {
    kind: "strokes", mostExamples, write: writeStrokeSet, read: readStrokeSet, content: contentOf,
    first: () => this.#before() ?? { ...circles(), name: this.messages.circlesName }, fresh: freshStrokes, unnamed: () => this.messages.unnamed,
  };
  #typing = 0;
  #unread: string | undefined;
  #goneSaid: string | undefined;

  get messages(): SequenceMessages { return sequenceMessagesFor(this.common.numbers.language); }
  get sets(): SetsMessages { return setsMessagesFor(this.common.numbers.language); }
  protected override makeModel(events: LabModelEvents<SequenceFault>): SequenceModel {
    const failed = (fault: SequenceFault): void => {
      if (fault instanceof BackdrawError) events.failed(fault);
      else this.#notify(fault);
    };
    return new SequenceModel(this.store, { ...events, failed }, this.shelf);
  }
  protected override sentence(fault: SequenceFault): string {
    if (!(fault instanceof BackdrawError)) return setSentence(this.sets, fault, mostExamples, this.messages.notASet);
    return fault.code === "not-finite" ? this.messages.notFinite : this.common.otherFault(fault.message);
  }
  protected override hindrance(): string | undefined { return this.model?.teaches === false ? this.#nothing() : undefined; }

  lens(): void { this.store.set({ lens: !this.store.values.lens }); }

  #lens(model: SequenceModel): TemplateResult | typeof nothing {
    const { store, common } = this;
    return labLens({
      store, common, load: () => import("./lens/sequence-lens"), lens: html`<bd-sequence-lens .model=${model} lang=${common.numbers.language}></bd-sequence-lens>`,
      failed: () => { this.inform(common.partFailed); },
    });
  }

  protected override progressed(): void {
    super.progressed();
    lensMoved(this.renderRoot);
  }

  /** Adds the drawing to a class. */
  chooseClass(label: number, name: string): void {
    const { mode, collection: { classes } } = this.store.values;
    const named = classes.indexOf(name);
    if (mode === "strokes" && (named >= 0 || label < classes.length)) this.#add(named >= 0 ? named : label);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Both come before the event in which the session keeps its state.
    window.addEventListener("beforeunload", this.#leave);
    window.addEventListener("blur", this.#leave);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("beforeunload", this.#leave);
    window.removeEventListener("blur", this.#leave);
    this.#leave();
    this.#desk?.detach();
    this.#desk = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.store.values.mode === "strokes" && this.#desk === undefined && this.isConnected) void this.#openSets();
    if (this.model?.teaches === true && this.notice === this.#nothing()) this.notice = undefined;
  }

  /** Sets of strokes are asked for once strokes are shown. */
  async #openSets(): Promise<void> {
    const desk = SetDesk.of(this.store, this.#form, { notice: (notice) => { this.#notify(notice); }, changed: () => { this.requestUpdate(); } });
    this.#desk = desk;
    await desk.open();
    this.model?.begin();
    const before = this.#before();
    if (before !== undefined && !sameStrokes(before, this.store.values.collection)) await desk.begin(before);
    if (this.store.values.strokes !== "" && (before === undefined || (await desk.settle()))) this.store.set({ strokes: "" });
  }

  /** The set of before sets had names, where it is there and not just the circles. */
  #before(): StrokeSet | undefined {
    const { strokes } = this.store.values;
    try {
      const set = strokes === "" ? undefined : readStrokeSet(strokes);
      return set === undefined || sameStrokes(set, circles()) ? undefined : set;
    } catch {
      return undefined;
    }
  }

  #notify(notice: SetNotice): void {
    const sentence = this.sentence(notice);
    if (notice.kind === "classGone") this.#goneSaid = sentence;
    if (staysSaid(notice)) this.notice = sentence;
    // A class that went can be undone yet.
    else this.inform(sentence, notice.kind === "startedAfresh" ? this.#goneSaid : undefined);
  }

  protected override render(): TemplateResult | typeof noChange {
    const { model } = this;
    if (model === undefined) return noChange;
    const { store, common, messages } = this;
    const context: Context = { store, common, messages, model, shows: (name) => this.shows(name), locks: (name) => this.locks(name) };
    const text = store.values.mode === "text";
    return html`<div class="lab sequence ${this.roomless ? "roomless" : ""}" ?data-lens=${store.values.lens} @dragover=${(event: DragEvent) => { event.preventDefault(); }} @drop=${this.dropped}>
      <section class="own ${store.values.mode}" aria-label=${text ? messages.text : messages.pad}>
        ${this.shows("data") ? html`<div class="top"><bd-segments label=${messages.mode} ?disabled=${this.locks("data")} .value=${store.values.mode} .options=${modeNames.map((value) => ({ value, label: messages.modeNames[value] }))}
          @choose=${({ detail }: CustomEvent<SequenceState["mode"]>) => { this.#chooseMode(detail); }}></bd-segments></div>` : nothing}
        ${text ? this.#text(context) : this.#strokes(context)}
        ${text ? html`<input type="file" hidden multiple accept=".txt,text/*" aria-label=${messages.openFile} @change=${() => { void this.#take([...(this.file.files ?? [])]); this.file.value = ""; }}>` : nothing}
      </section>
      ${this.shows("network", "settings", "result", "loss") ? html`<div class="side scrolls">${settingsPanel(context)}${this.#result(context)}</div>` : nothing}
      ${this.bar({ numbers: false, speed: { chosen: store.values.speed, offered: speeds, choose: (speed) => { store.set({ speed }); } } })}${this.#lens(model)}${this.told()}
    </div>`;
  }

  #text(context: Context): TemplateResult {
    return html`${!this.shows("data") ? nothing : textPanel(context, {
      typed: (event) => { this.#typed((event.target as HTMLTextAreaElement).value); },
      open: () => { this.file.click(); },
      rhyme: () => { this.store.set({ text: passage, prompt: "This is" }); },
    })}${writingPanel(context)}`;
  }

  #strokes(context: Context): TemplateResult {
    const { messages, store, model } = context;
    const { sets } = this;
    const empty = isEmpty(store.values.drawing);
    const shares = model.report === undefined ? undefined : model.guesses?.shares.at(-1);
    return html`<div class="frame"><bd-pad label=${messages.pad} .messages=${sets} .drawing=${store.values.drawing} @bd-strokes=${this.stroked} @bd-said=${(event: CustomEvent<string>) => { this.say(event.detail); }}></bd-pad>
        ${empty ? html`<p class="hint">${messages.hint}</p>` : nothing}</div>
      ${this.#answer(context)}
      <div class="tools">
        ${this.undoing()}
        <button type="button" class="icon" title=${sets.clear} aria-label=${sets.clear} data-then="bd-pad" ?disabled=${empty} @click=${() => { store.set({ drawing: noDrawing }); }}>${icons.clear}</button>
      </div>
      ${classesPanel<StrokeSet>({
        store, messages: sets, shares, percent: (share) => this.common.numbers.percent(share, 0), best: shares === undefined ? undefined : likeliest(shares), drawn: !empty, locked: this.locks("data"), mark, thumbnail,
      }, { add: (label) => this.#add(label), notice: (notice) => { this.#notify(notice); } })}
      ${this.#setsPanel(context)}`;
  }

  #setsPanel({ messages, store }: Context): TemplateResult | typeof nothing {
    const desk = this.#desk;
    if (desk === undefined || !this.shows("data") || this.locks("data")) return nothing;
    const more = html`<button type="button" class="plain" data-act="circles" data-then=".sets bd-choice" ?disabled=${sameStrokes(store.values.collection, circles())}
      @click=${() => { void desk.begin(circles(), messages.circlesName); }}>${messages.circles}</button>`;
    return setsPanel({ messages: this.sets, desk, deleting: this.deleting, more, accept: ".json" }, {
      read: (files) => { void this.#take(files); },
      ask: (deleting) => { this.deleting = deleting; },
    });
  }

  #answer({ model, messages, common, store }: Context): TemplateResult {
    const last = model.guesses?.shares.at(-1);
    if (!model.teaches) return html`<p class="answer quiet">${messages.fewest}</p>`;
    if (model.report === undefined) return html`<p class="answer quiet">${messages.untrained}</p>`;
    if (last === undefined) return html`<p class="answer quiet"></p>`;
    const best = likeliest(last);
    return html`<p class="answer">${messages.guess(store.values.collection.classes[best] ?? "", common.numbers.percent(last[best] ?? 0, 0))}</p>`;
  }

  #result(context: Context): TemplateResult | typeof nothing {
    const { store, messages } = context;
    const { mode } = store.values;
    const names: readonly SequenceState["tab"][] = tabNames[mode];
    const chosen = names.includes(store.values.tab) ? store.values.tab : names[0]!;
    const panels = { follows: followsPanel, steps: stepsPanel, classes: judgedPanel };
    return this.results({
      label: messages.result, names, titles: messages.tabs, chosen, choose: (tab) => { store.set({ tab }); }, panel: (name) => panels[name as keyof typeof panels](context),
      underLoss: mode === "text" ? html`<p class="perplexity aside">${perplexity(context)}</p>` : nothing,
    });
  }

  #nothing(): string {
    return this.store.values.mode === "text" ? this.messages.nothing : this.messages.fewest;
  }

  #chooseMode(mode: SequenceState["mode"]): void {
    this.notice = undefined;
    this.store.set({ mode, tab: tabNames[mode][0] });
  }

  #typed(text: string): void {
    clearTimeout(this.#typing);
    this.#unread = text;
    this.#typing = window.setTimeout(this.#leave, typingMilliseconds);
  }

  /** Takes what was typed last, whether the typing is over or the lab is left. */
  readonly #leave = (): void => {
    clearTimeout(this.#typing);
    const text = this.#unread;
    this.#unread = undefined;
    if (text !== undefined) this.#setText(text);
  };

  #setText(text: string): void {
    const learnt = learntOf(text);
    this.notice = learnt.length < text.length ? this.messages.tooLong : undefined;
    this.store.set({ text: learnt });
  }

  /** The drawing becomes an example of a class, in one step that can be gone back. */
  #add(label: number): boolean {
    if (this.locks("data")) return false;
    const { drawing, collection } = this.store.values;
    const added = addDrawing(collection, label, drawing);
    if (added === collection) return false;
    if (collection.examples.length >= mostExamples) {
      this.#notify({ kind: "fullSet" });
      return false;
    }
    this.store.set({ collection: added, drawing: noDrawing });
    this.say(this.sets.added(collection.classes[label] ?? "", added.examples.filter((each) => each.label === label).length));
    return true;
  }

  /** A text to learn from, or other people's strokes to add. */
  async #take(files: readonly File[]): Promise<void> {
    if (this.locks("data")) return;
    if (this.store.values.mode === "strokes") await this.#takeStrokes(files);
    else await this.#takeTexts(files);
  }

  /** Several are learnt as one text, in the order that they come. */
  async #takeTexts(files: readonly File[]): Promise<void> {
    const texts: string[] = [], refused: string[] = [];
    for (const file of files) {
      const written = await file.text();
      if (written.includes("\0")) refused.push(file.name);
      else texts.push(written);
    }
    if (texts.length > 0) this.#setText(texts.join("\n"));
    const { messages, notice } = this;
    if (refused.length > 0 && texts.length === 0) this.notice = messages.unreadable(fileNames(refused));
    else if (refused.length > 0) this.notice = [...(notice === undefined ? [] : [notice]), messages.textsLeftOut(fileNames(refused))].join(" ");
  }

  async #takeStrokes(files: readonly File[]): Promise<void> {
    const desk = this.#desk;
    if (desk === undefined || files.length === 0) return;
    const taken = await takeFiles(files, async (file) => desk.take(await file.text()));
    this.inform(takenSaid(taken, this.sets, mostExamples, this.messages, files.length === 1).join(" "));
  }

  private readonly stroked = ({ detail: { drawing, change } }: CustomEvent<Drawn>): void => {
    this.store.set({ drawing }, { merge: `drawing ${change}` });
  };

  private readonly dropped = (event: DragEvent): void => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void this.#take(files);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-sequence-lab": SequenceLab;
  }
}
