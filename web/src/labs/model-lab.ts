import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import type { Report, Spec, Trainer } from "../api";
import "../control/choice";
import { icons } from "../control/icons";
import type { Messages } from "../messages";
import type { Table } from "../state/field";
import type { Store } from "../state/store";
import type { History, LossChartElement, ReadoutElement } from "../view";
import { FocusKeeper } from "./focus-keeper";
import type { KeptModel } from "./kept-models";
import type { LabElement, LabPlace } from "./lab";
import { lastingShelf, passingShelf, type Shelf } from "./shelf";
import { PauseUnseen } from "./pause-unseen";
import { isLocked, isShown, type ControlName } from "./points/shown-controls";
import { tabKey } from "./tab-keys";

/** A lab without its looks: what it trains, and how far that is. */
export interface LabModel {
  readonly trainer: Trainer | undefined;
  readonly spec: Spec;
  readonly playing: boolean;
  readonly report: Report | undefined;
  readonly history: History;
  play(): void;
  pause(): void;
  step(): void;
  epoch(): void;
  reset(): void;
  learnt(): Promise<KeptModel | undefined>;
  bring(model: KeptModel): void;
  close(): void;
}

/** What such a model tells. */
export interface LabModelEvents<Fault> {
  /** Anything that is shown. */
  changed(): void;
  /** What moves with training. */
  progressed(): void;
  failed(fault: Fault): void;
  /** What was learnt could not be kept for the next visit. */
  notKept(): void;
  /** What was learnt before of what is shown now is of no use. */
  unfit(): void;
  /** An event of the element. */
  tell(type: string, detail: unknown): void;
}

/** In epochs a second; 0 is as fast as it goes. */
export interface Speed {
  readonly chosen: number;
  readonly offered: readonly number[];
  readonly choose: (speed: number) => void;
}

/** Tabs of what came out, and what is behind those that are not the loss. */
export interface Results<Name extends string> {
  readonly label: string;
  readonly names: readonly Name[];
  readonly titles: Readonly<Record<Name, string>>;
  readonly chosen: Name;
  readonly choose: (name: Name) => void;
  readonly panel: (name: Name) => TemplateResult;
  readonly underLoss?: TemplateResult | typeof nothing;
}

const quietMilliseconds = 5000;
/** In which a sentence has been read. */
const readMilliseconds = 10_000;

/**
 * The element of a lab around its model, which lives while the element is on a page and pauses while nobody sees it: its
 * buttons, its notice, and what is said of training.
 */
export abstract class ModelLab<T extends Table, M extends LabModel, Fault> extends LitElement implements LabElement {
  @property({ attribute: false }) store!: Store<T>;
  @property({ attribute: false }) common!: Messages;
  @property({ attribute: false }) place: LabPlace = { seen: true, page: false, controls: "", locked: "no" };
  @state() protected notice: string | undefined;
  @query("bd-readout") private readonly readout!: ReadoutElement | null;
  @query("bd-loss-chart") private readonly chart!: LossChartElement | null;
  #model: M | undefined;
  #spoke = 0;
  #told = false;
  #reading = 0;
  #shelf: Shelf | undefined;
  readonly #unseen = new PauseUnseen();
  protected readonly focusKeeper = new FocusKeeper(this);

  protected abstract makeModel(events: LabModelEvents<Fault>): M;
  protected abstract sentence(fault: Fault): string;
  /** Why there is nothing to play. */
  protected hindrance(): string | undefined { return undefined; }
  protected progressed(): void { this.requestUpdate(); }

  get model(): M | undefined { return this.#model; }
  get trainer(): Trainer | undefined { return this.#model?.trainer; }
  get spec(): Spec | undefined { return this.#model?.spec; }
  get playing(): boolean { return this.#model?.playing ?? false; }

  play(): void {
    this.notice = this.hindrance();
    this.#model?.play();
  }

  pause(): void { this.#model?.pause(); }

  step(): void {
    this.notice = this.hindrance();
    this.#model?.step();
  }

  epoch(): void {
    this.notice = this.hindrance();
    this.#model?.epoch();
  }

  reset(): void { this.#model?.reset(); }
  undo(): void { this.store.undo(); }
  redo(): void { this.store.redo(); }
  learnt(): Promise<KeptModel | undefined> { return this.#model?.learnt() ?? Promise.resolve(undefined); }
  bring(model: KeptModel): void { this.#model?.bring(model); }

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
    if (changed.has("place") && this.#model !== undefined) this.#unseen.follow(this.place.seen, this.#model);
  }

  #open(): void {
    if (this.#model !== undefined || !this.isConnected) return;
    this.#model = this.makeModel({
      changed: () => { this.requestUpdate(); },
      progressed: () => {
        this.progressed();
        this.#speak();
      },
      failed: (fault) => { this.notice = this.sentence(fault); },
      notKept: () => { this.#notKept(); },
      unfit: () => { this.inform(this.common.unfit); },
      tell: (type, detail) => { this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true })); },
    });
  }

  protected override updated(): void {
    const model = this.#model;
    if (this.readout !== null) this.readout.report = model?.report;
    if (this.chart !== null && model !== undefined) this.chart.history = model.history;
  }

  /** Whether an embedder's attributes leave a part of the lab there, and whether they let nobody change it. */
  protected shows(...anyOf: readonly ControlName[]): boolean { return anyOf.some((name) => isShown(this.place.controls, name)); }
  protected locks(name: "drawing" | "data" | "network" | "settings"): boolean { return isLocked(this.place.locked, name); }
  /** In an article, without a word on what to show, there is room for what is most looked at. */
  protected get roomless(): boolean { return !this.place.page && this.place.controls.trim() === ""; }

  protected button(name: "step" | "epoch" | "reset" | "undo" | "redo", title: string, enabled = true): TemplateResult {
    return html`<button type="button" class="icon" title=${title} aria-label=${this.common[name]} ?disabled=${!enabled} @click=${() => { this[name](); }}>${icons[name]}</button>`;
  }

  /** Back and forth through what was drawn and set. */
  protected undoing(): TemplateResult {
    const { common, store } = this;
    const free = !this.locks("drawing");
    return html`${this.button("undo", common.undo, free && store.canUndo)}${this.button("redo", common.redo, free && store.canRedo)}`;
  }

  /** Tabs of what came out, by their names. */
  protected tabs<Name extends string>(label: string, names: readonly Name[], titles: Readonly<Record<Name, string>>, chosen: Name, choose: (name: Name) => void): TemplateResult {
    return html`<div class="segments" role="tablist" aria-label=${label} @keydown=${tabKey}>${names.map((name) => html`<button type="button" role="tab" id="tab-${name}" aria-controls="panel" aria-selected=${name === chosen} tabindex=${name === chosen ? 0 : -1}
      @click=${() => { choose(name); }}>${titles[name]}</button>`)}</div>`;
  }

  /** What came out: loss over time, or what another tab has; without tabs where the loss alone is wanted. */
  protected results<Name extends string>({ label, names, titles, chosen, choose, panel, underLoss = nothing }: Results<Name>): TemplateResult | typeof nothing {
    if (!this.shows("result", "loss")) return nothing;
    const all = this.shows("result");
    const shown = all ? chosen : "loss";
    return html`<section class="result" aria-label=${label}>
      ${all ? this.tabs(label, names, titles, chosen, choose) : nothing}
      <div class="panel" id="panel" role=${all ? "tabpanel" : nothing} aria-labelledby=${all ? `tab-${chosen}` : nothing}>
        ${shown === "loss" ? html`<bd-loss-chart .messages=${this.common.views.chart}></bd-loss-chart>${underLoss}` : panel(shown)}</div>
    </section>`;
  }

  /** The buttons of training, with the speed where one can be chosen; `numbers` are the losses of numbers, not of classes. */
  protected bar({ numbers, speed }: { numbers: boolean; speed?: Speed }): TemplateResult | typeof nothing {
    const { common, playing } = this;
    if (!this.shows("play", "step", "epoch", "reset", "speed", "figures", "loss", "accuracy")) return nothing;
    const button = (name: "step" | "epoch" | "reset", title: string): TemplateResult | typeof nothing => (this.shows(name) ? this.button(name, title) : nothing);
    return html`<div class="bar">
      ${this.shows("play") ? html`<button type="button" class="play" @click=${() => { if (this.playing) this.pause(); else this.play(); }}>${playing ? icons.pause : icons.play}${playing ? common.pause : common.play}</button>` : nothing}
      ${button("step", `${common.step} (.)`)}${button("epoch", `${common.epoch} (E)`)}${button("reset", `${common.resetExplain} (R)`)}
      ${speed === undefined || !this.shows("speed") ? nothing : this.#speed(speed)}
      ${this.shows("figures", "loss", "accuracy") ? html`<bd-readout ?numbers=${numbers} .messages=${common.views.readout}></bd-readout>` : nothing}
    </div>`;
  }

  #speed({ chosen, offered, choose }: Speed): TemplateResult {
    const { common } = this;
    const all = offered.includes(chosen) ? offered : [chosen, ...offered];
    return html`<bd-choice class="speed" bare label=${common.speed} .value=${String(chosen)} .options=${all.map((each) => ({ value: String(each), label: common.speedNames(each) }))}
      @choose=${({ detail }: CustomEvent<string>) => { choose(Number(detail)); }}></bd-choice>`;
  }

  /** What is wrong, until it is dismissed, and what is said for those who do not see. */
  protected told(): TemplateResult {
    return html`${this.notice === undefined ? nothing : html`<div class="notice" role="alert"><p>${this.notice}</p>
        <button type="button" class="icon" data-then=".play" aria-label=${this.common.dismiss} @click=${() => { this.notice = undefined; }}>${icons.close}</button></div>`}
      <p class="unseen spoken" role="status" aria-live="polite"></p>`;
  }

  /** Says what was done or refused, after what brought it about where that is still said; it goes by itself, unless the pointer or the focus rests on it. */
  protected inform(sentence: string, because?: string): void {
    clearTimeout(this.#reading);
    const said = because !== undefined && this.notice === because ? `${because} ${sentence}` : sentence;
    this.notice = said;
    this.#reading = window.setTimeout(() => {
      if (this.notice !== said) return;
      if (this.renderRoot.querySelector(".notice:is(:hover, :focus-within)") === null) this.notice = undefined;
      else this.inform(said);
    }, readMilliseconds);
  }

  protected say(sentence: string): void {
    const region = this.renderRoot.querySelector(".spoken");
    if (region !== null) region.textContent = sentence;
  }

  /** Said once: what cannot be kept now could not be a moment ago either. */
  #notKept(): void {
    if (!this.#told) this.notice ??= this.common.weightsNotKept;
    this.#told = true;
  }

  /** Where networks are kept: the page remembers them from one visit to the next, an element in an article does not. */
  protected get shelf(): Shelf { return this.place.page ? lastingShelf : (this.#shelf ??= passingShelf()); }

  #speak(): void {
    const { report, playing } = this.#model ?? {};
    const now = performance.now();
    if (report === undefined || playing !== true || now - this.#spoke < quietMilliseconds) return;
    this.#spoke = now;
    const { numbers } = this.common;
    const accuracy = report.testAccuracy ?? report.accuracy;
    this.say(this.common.spoken(numbers.count(Math.floor(report.epochs)), numbers.figure(report.loss), report.testLoss === undefined ? undefined : numbers.figure(report.testLoss),
      accuracy === undefined ? undefined : numbers.percent(accuracy)));
  }
}
