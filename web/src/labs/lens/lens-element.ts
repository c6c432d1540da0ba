import { html, LitElement, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { BackdrawError, type Examples, type Trace, type Trainer } from "../../api";
import "../../control/choice";
import { icons } from "../../control/icons";
import { messagesFor } from "../../messages";
import { lensMessagesFor, type LensMessages } from "../../messages/lens/en";
import type { Numbers } from "../../view/figures";
import { checkView, type Checked, type Checking } from "./check-view";
import { lensStyles } from "./styles";
import { weightsMark } from "./weights-mark";

/** What a lens asks of the lab that it looks into. */
export interface LensModel {
  readonly trainer: Trainer | undefined;
  readonly playing: boolean;
  pause(): void;
  stepOn(examples: Examples): void;
}

/** A key that the slider takes is no key of the page. */
function keptByTheSlider(event: KeyboardEvent): void {
  if (/^(Arrow|Page|Home|End)/.test(event.key)) event.stopPropagation();
}

const speeds = { slow: 2400, medium: 1200, fast: 500 } as const;
type Speed = keyof typeof speeds;

/** A check that lasts as long tells how far it is, and can be stopped. */
const longMilliseconds = 500;

/** Between two traces while training goes on: often enough to follow, seldom enough to cost no frame. */
const traceMilliseconds = 250;

/**
 * A look into one training step of a lab's own network, stage by stage: what every lens does, whatever it draws. Every number
 * comes from trainer.trace and trainer.checkGradients, and none is asked for while the lens is closed.
 */
export abstract class LensElement extends LitElement {
  static override styles = [lensStyles];

  /** A property that is always taken for changed: the lab gives it whenever it shows itself anew, for what is looked at may be another. */
  abstract model: LensModel;
  @property() override lang = "";
  @state() protected at = 0;
  @state() private check: Checked | undefined;
  @state() private checking: Checking | undefined;
  /** Of the newest trace. */
  @state() private weights: number | undefined;
  @state() protected fault = "";
  @state() private auto = false;
  @state() private speed: Speed = "medium";
  #stale = true;
  #busy = false;
  #timer = 0;
  #autoTimer = 0;

  /** In epochs, how far the network has come. */
  protected abstract get epochs(): number;
  /** Of the step that is shown; 0 where there is none. */
  protected abstract get stages(): number;
  /** Reads what is shown from the network, which may be replaced meanwhile; by which trace. */
  protected abstract read(trainer: Trainer): Promise<Trace | undefined>;
  /** What is looked at: a step is taken on it, and gradients are checked on it. */
  protected abstract get examples(): Examples | undefined;
  /** About so many parameters are checked, where each takes long. */
  protected get mostChecked(): number | undefined { return undefined; }
  /** Whether what is seen comes from traces. */
  protected get reads(): boolean { return true; }
  /** Whether stages are seen, so that keys go through them. */
  protected get steps(): boolean { return true; }
  /** Of so many times the usual tempo; many stages go by faster. */
  protected get tempo(): number { return 1; }

  protected get lensMessages(): LensMessages { return lensMessagesFor(this.lang); }
  protected get numbers(): Numbers { return messagesFor(this.lang).numbers; }

  /** The weights, or what is looked at, are not those of the last trace any more. */
  moved(): void {
    this.#stale = true;
    if (this.#timer !== 0 || !this.isConnected) return;
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      void this.#refresh();
    }, this.model.playing ? traceMilliseconds : 0);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("keydown", this.#pressed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("keydown", this.#pressed);
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.run(false);
    this.checking?.stop();
  }

  async #refresh(): Promise<void> {
    const { trainer } = this.model;
    if (this.#busy || !this.#stale || trainer === undefined || !this.reads) return;
    this.#busy = true;
    this.#stale = false;
    try {
      const trace = await this.read(trainer);
      // No more is asked of the weights than whether they are those that were checked.
      if (trace !== undefined && this.check !== undefined) this.weights = weightsMark(trace);
      this.fault = "";
    } catch (error) {
      // A network that is being replaced is traced again when the new one is there.
      if (!(error instanceof BackdrawError)) throw error;
      if (error.code !== "closed") this.fault = error.message;
    } finally {
      this.#busy = false;
    }
    this.at = Math.max(0, Math.min(this.at, this.stages - 1));
    if (this.#isStale()) this.moved();
  }

  /** A call, so that it is asked anew after what was awaited. */
  #isStale(): boolean {
    return this.#stale;
  }

  protected views<View extends string>(names: readonly View[], titles: Readonly<Record<View, string>>, chosen: View, choose: (view: View) => void): TemplateResult {
    const messages = this.lensMessages;
    return html`<div class="views" role="group" aria-label=${messages.views}>
        ${names.map((view) => html`<button type="button" data-view=${view} aria-pressed=${chosen === view} @click=${() => {
          choose(view);
          this.run(false);
          this.moved();
        }}>${titles[view]}</button>`)}
      </div>
      ${this.fault === "" ? nothing : html`<p role="alert">${messages.fault(this.fault)}</p>`}`;
  }

  /** Back, next, by itself and at once through the stages; and the step itself. */
  protected stepper(): TemplateResult {
    const messages = this.lensMessages;
    const last = this.stages - 1;
    return html`<div class="stepper" role="group" aria-label=${messages.viewNames.steps}>
        <button type="button" class="back" title="${messages.back} ([)" ?disabled=${this.at === 0} @click=${() => { this.go(this.at - 1); }}>${messages.back}</button>
        <button type="button" class="next primary" title="${messages.next} (])" ?disabled=${this.at >= last} @click=${() => { this.go(this.at + 1); }}>${messages.next}</button>
        <button type="button" class="auto" aria-pressed=${this.auto} @click=${() => { this.run(!this.auto); }}>${this.auto ? icons.pause : icons.play}<span>${this.auto ? messages.stop : messages.auto}</span></button>
        <bd-choice label=${messages.speed} bare .value=${this.speed} .options=${(Object.keys(speeds) as Speed[]).map((value) => ({ value, label: messages.speedNames[value] }))}
          @choose=${(event: CustomEvent<Speed>) => { this.speed = event.detail; }}></bd-choice>
        <span class="spring"></span>
        <button type="button" class="take" title=${messages.takeExplain} ?disabled=${this.model.playing || this.examples === undefined} @click=${() => { this.#take(); }}>${messages.take}</button>
      </div>
      <input class="stages" type="range" min="1" max=${last + 1} step="1" .value=${String(this.at + 1)} aria-label=${messages.stages} aria-valuetext=${messages.stageOf(this.at + 1, last + 1)} title=${messages.stages}
        @input=${(event: Event) => {
          this.run(false);
          this.go(Number((event.target as HTMLInputElement).value) - 1);
        }} @keydown=${keptByTheSlider}>`;
  }

  #take(): void {
    const { examples } = this;
    if (examples !== undefined) this.model.stepOn(examples);
  }

  protected checkPanel(): TemplateResult {
    const { check, checking, weights, lensMessages: messages, numbers } = this;
    return checkView({ check, checking, weights, messages, numbers, run: (most) => { void this.#check(most); } });
  }

  /** Something else is looked at: what was checked means nothing for it. */
  protected forgetCheck(): void {
    this.check = undefined;
    this.checking?.stop();
  }

  async #check(most = this.mostChecked): Promise<void> {
    const { trainer } = this.model;
    const { examples } = this;
    if (trainer === undefined || examples === undefined || this.checking !== undefined) return;
    this.model.pause();
    const abort = new AbortController();
    const stop = (): void => {
      abort.abort();
      this.checking = undefined;
    };
    const begun = performance.now();
    this.checking = { stop };
    try {
      const { parameters } = trainer;
      const result = await trainer.checkGradients(examples, { most, signal: abort.signal, onProgress: (progress) => {
        if (!abort.signal.aborted && performance.now() - begun >= longMilliseconds) this.checking = { stop, progress };
      } });
      const milliseconds = performance.now() - begun;
      const weights = weightsMark(await trainer.trace(examples));
      if (abort.signal.aborted) return;
      this.weights = weights;
      this.check = { ...result, most, parameters, milliseconds, weights, epochs: this.epochs };
    } catch (error) {
      if (abort.signal.aborted) return;
      this.check = undefined;
      this.fault = error instanceof Error ? error.message : String(error);
    }
    this.checking = undefined;
  }

  protected go(to: number): void {
    this.at = Math.max(0, Math.min(this.stages - 1, to));
  }

  protected run(on: boolean): void {
    clearTimeout(this.#autoTimer);
    this.auto = on;
    if (!on) return;
    if (this.at === this.stages - 1) this.at = 0;
    const later = (): void => { this.#autoTimer = window.setTimeout(next, speeds[this.speed] / this.tempo); };
    const next = (): void => {
      this.go(this.at + 1);
      if (this.at === this.stages - 1) this.run(false);
      else later();
    };
    later();
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !this.steps) return;
    const [innermost] = event.composedPath();
    if (innermost instanceof Element && innermost.matches("input:not([type=range]), textarea, select")) return;
    const by = { "[": -1, "]": 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    this.run(false);
    this.go(this.at + by);
  };
}
