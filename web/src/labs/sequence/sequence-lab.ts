import { html, noChange, nothing, type TemplateResult } from "lit";
import { customElement, query } from "lit/decorators.js";
import type { BackdrawError } from "../../api";
import { icons } from "../../control/icons";
import "../../control/segments";
import { sequenceMessagesFor, type SequenceMessages } from "../../messages/en-sequence";
import "../../view/chart/loss-chart";
import "../sets/pad";
import type { Pad } from "../sets/pad";
import type { LabModule } from "../lab";
import { labStyles } from "../lab-styles";
import { lensSheetStyles } from "../lens/sheet-styles";
import { ModelLab, type LabModelEvents } from "../model-lab";
import type { Context } from "./context";
import { learntOf } from "./corpus";
import { lensMoved, openLens } from "./lens";
import { likeliest, SequenceModel } from "./model";
import { passage } from "./passage";
import { settingsPanel } from "./settings-panel";
import { classesPanel, judgedPanel, stepsPanel } from "./stroke-panels";
import { addExample, circles, merge, mostExamples, readStrokeSet, writeStrokeSet } from "./stroke-set";
import { stepsOf } from "./strokes";
import { sequenceStyles } from "./styles";
import { modeNames, sequenceTable, type SequenceState, type SequenceTable } from "./table";
import { followsPanel, perplexity, textPanel, writingPanel } from "./text-panels";

/** For <back-draw>. */
export const lab: LabModule<SequenceTable> = {
  table: sequenceTable,
  view: (store, common, place) => html`<bd-sequence-lab data-lab-element .store=${store} .common=${common} .place=${place}></bd-sequence-lab>`,
  keys: ({ values: { mode } }, common) => sequenceMessagesFor(common.numbers.language).keyTable.filter(([key]) => mode === "strokes" || key === "L"),
  linkSentence: (common) => sequenceMessagesFor(common.numbers.language).share,
};

const tabNames = { text: ["follows", "loss"], strokes: ["steps", "loss", "classes"] } as const;
const speeds = [1, 3, 10, 30, 0];
/** After the last key, before a typed text is learnt. */
const typingMilliseconds = 500;

/** The sequence lab: a text or drawn strokes, and what a recurrent network makes of their order. */
@customElement("bd-sequence-lab")
export class SequenceLab extends ModelLab<SequenceTable, SequenceModel, BackdrawError> {
  static override styles = [labStyles, sequenceStyles, lensSheetStyles];

  @query("bd-pad") private readonly pad!: Pad | null;
  @query("input[type=file]") private readonly file!: HTMLInputElement;
  #typing = 0;
  #unread: string | undefined;

  get messages(): SequenceMessages { return sequenceMessagesFor(this.common.numbers.language); }
  protected override makeModel(events: LabModelEvents<BackdrawError>): SequenceModel { return new SequenceModel(this.store, events, this.keptAs("sequence")); }
  protected override sentence(error: BackdrawError): string { return error.code === "not-finite" ? this.messages.notFinite : this.common.otherFault(error.message); }
  protected override hindrance(): string | undefined { return this.model?.teaches === false ? this.#nothing() : undefined; }

  lens(): void { this.store.set({ lens: !this.store.values.lens }); }

  protected override progressed(): void {
    super.progressed();
    lensMoved(this.renderRoot);
  }

  /** Takes back the last stroke or, where nothing is drawn, the last change. */
  override undo(): void {
    if (this.pad?.undo() !== true) this.store.undo();
  }

  /** Adds the drawing to a class. */
  chooseClass(label: number, name: string): void {
    const { mode, strokes: { classes } } = this.store.values;
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
        <input type="file" hidden multiple accept=${text ? ".txt,text/*" : ".json"} aria-label=${text ? messages.openFile : messages.importSet} @change=${() => { void this.#take([...(this.file.files ?? [])]); }}>
      </section>
      ${this.shows("network", "settings", "result", "loss") ? html`<div class="side scrolls">${settingsPanel(context)}${this.#result(context)}</div>` : nothing}
      ${this.bar({ numbers: false, speed: { chosen: store.values.speed, offered: speeds, choose: (speed) => { store.set({ speed }); } } })}${openLens(model, common)}${this.told()}
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
    const { messages, store } = context;
    const drawn = this.pad?.empty === false;
    return html`<div class="frame"><bd-pad .messages=${messages} @bd-strokes=${this.stroked} @bd-said=${(event: CustomEvent<string>) => { this.say(event.detail); }}></bd-pad>
        ${drawn ? nothing : html`<p class="hint">${messages.hint}</p>`}</div>
      ${this.#answer(context)}
      <div class="tools">
        <button type="button" class="icon" title=${messages.undoStroke} aria-label=${messages.undoStroke} ?disabled=${!drawn} @click=${() => { this.pad?.undo(); }}>${icons.undo}</button>
        <button type="button" class="icon" title=${messages.clear} aria-label=${messages.clear} ?disabled=${!drawn} @click=${() => { this.pad?.clear(); }}>${icons.clear}</button>
        <button type="button" class="plain" @click=${() => { store.set({ strokes: { classes: ["A", "B"], examples: [] } }); }}>${messages.startAnew}</button>
        <button type="button" class="plain" @click=${() => { store.set({ strokes: circles() }); }}>${messages.circles}</button>
        <button type="button" class="plain" @click=${() => { this.#export(); }}>${messages.exportSet}</button>
        <button type="button" class="plain" @click=${() => { this.file.click(); }}>${messages.importSet}</button>
      </div>
      ${classesPanel(context, drawn, (label) => { this.#add(label); })}`;
  }

  #answer({ model, messages, common, store }: Context): TemplateResult {
    const last = model.guesses?.shares.at(-1);
    if (!model.teaches) return html`<p class="answer quiet">${messages.fewest}</p>`;
    if (model.report === undefined) return html`<p class="answer quiet">${messages.untrained}</p>`;
    if (last === undefined) return html`<p class="answer quiet"></p>`;
    const best = likeliest(last);
    return html`<p class="answer">${messages.guess(store.values.strokes.classes[best] ?? "", common.numbers.percent(last[best] ?? 0, 0))}</p>`;
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

  #add(label: number): void {
    const { pad, store, messages } = this;
    if (pad === null || pad.empty || this.locks("data")) return;
    const { strokes } = store.values;
    const steps = stepsOf(pad.drawing);
    if (steps.length === 0) return;
    if (strokes.examples.length >= mostExamples) {
      this.notice = messages.fullSet;
      return;
    }
    const added = addExample(strokes, label, steps);
    store.set({ strokes: added });
    pad.clear();
    this.say(messages.added(strokes.classes[label] ?? "", added.examples.filter((each) => each.label === label).length));
  }

  #export(): void {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([writeStrokeSet(this.store.values.strokes)], { type: "application/json" }));
    link.download = `${this.store.values.strokes.classes.join("-")}.json`;
    link.click();
    setTimeout(() => { URL.revokeObjectURL(link.href); }, 1000);
  }

  /** A text to learn from, or other people's strokes to add. */
  async #take(files: readonly File[]): Promise<void> {
    this.file.value = "";
    if (this.locks("data")) return;
    for (const file of files) {
      const written = await file.text();
      if (this.store.values.mode === "text") this.#takeText(file, written);
      else this.#takeStrokes(file, written);
    }
  }

  #takeText(file: File, written: string): void {
    if (written.includes("\0")) this.notice = this.messages.unreadable(file.name);
    else this.#setText(written);
  }

  #takeStrokes(file: File, written: string): void {
    try {
      const other = readStrokeSet(written);
      this.store.set({ strokes: merge(this.store.values.strokes, other) });
      this.notice = this.messages.imported(other.examples.length);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.notice = this.messages.notASet(file.name);
    }
  }

  private readonly stroked = (): void => {
    const { pad } = this;
    if (pad === null) return;
    this.model?.see(pad.empty ? undefined : pad.drawing);
    this.requestUpdate();
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
