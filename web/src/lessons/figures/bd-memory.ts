import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { BackdrawError, type Spec } from "../../api";
import { messagesFor } from "../../messages";
import { faultSentence } from "../../messages/fault-sentence";
import { figureMessagesFor, type FigureMessages } from "../../messages/figures/en";
import type { Numbers } from "../../view";
import "../../view/lens/bd-unrolled";
import { decades, type UnrolledColumn } from "../../view/lens/bd-unrolled";
import { cutsOf, rowNorms } from "../../view/lens/sequence";
import type { Facts } from "./index";
import { FigureLearner } from "./learner";
import { markedBits } from "./marked-bits";
import { figureStyles } from "./styles";

const steps = 20;
const units = 8;
const [learnt, held] = [markedBits(400, steps, 7), markedBits(200, steps, 8)];
const data = { x: learnt.x, y: learnt.y, shape: learnt.shape, testX: held.x, testY: held.y, testShape: held.shape };

const cells = ["rnn", "gru", "lstm"] as const;
type Cell = (typeof cells)[number];
const truncations = [0, 10, 5, 2, 1];

/** One sequence on its way through the network, step by step. */
interface Unrolled {
  readonly x: Float32Array;
  readonly target: number;
  /** [T, H], the cell's memory where it has one. */
  readonly states: Float32Array;
  /** Norm of the loss's gradient by them, of each step. */
  readonly gradients: readonly number[];
}

/** A recurrent network unrolled through time, on a task that wants a memory; which cell it has and where gradients are cut is chosen by hand. */
@customElement("bd-memory")
export class MemoryFigure extends LitElement {
  static override styles = figureStyles;

  @property() override lang = "";
  @state() private cell: Cell = "rnn";
  @state() private truncate = 0;
  @state() private example = 0;
  @state() private unrolled: Unrolled | undefined;
  #busy = false;
  #stale = false;
  readonly #learner = new FigureLearner(() => { this.#moved(); });

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#learner.make(this.#spec, data);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#learner.close();
  }

  get #spec(): Spec {
    return {
      seed: 1, input: ["T", 2], layers: [{ type: this.cell, units, truncate: this.truncate }, { type: "dense", units: 1 }],
      loss: "binary-cross-entropy", optimizer: { type: "adam", learningRate: 0.01 }, batchSize: 20,
    };
  }

  #moved(): void {
    const { report } = this.#learner;
    this.requestUpdate();
    const facts: Facts = { "memory.cell": this.cell, "memory.truncate": this.truncate, "memory.epochs": report?.epochs ?? 0, ...(report?.testAccuracy === undefined ? {} : { "memory.accuracy": report.testAccuracy }) };
    this.dispatchEvent(new CustomEvent("facts", { detail: facts, bubbles: true }));
    this.#stale = true;
    void this.#look();
  }

  /** Traces the sequence that is shown, one trace at a time. */
  async #look(): Promise<void> {
    const { trainer } = this.#learner;
    if (this.#busy || !this.#stale || trainer === undefined) return;
    this.#busy = true;
    this.#stale = false;
    try {
      const x = held.x.slice(this.example * steps * 2, (this.example + 1) * steps * 2);
      const target = held.y[this.example]!;
      const { layers } = await trainer.trace({ x, y: Float32Array.of(target), shape: [1, steps, 2] });
      const { states, stateGradients } = layers[0]!;
      const name = states?.["c"] === undefined ? "h" : "c";
      if (states?.[name] !== undefined && stateGradients?.[name] !== undefined) this.unrolled = { x, target, states: states[name].data, gradients: rowNorms(stateGradients[name].data, units) };
    } catch (error) {
      if (!(error instanceof BackdrawError)) throw error;
    } finally {
      this.#busy = false;
    }
    if (this.#again()) void this.#look();
  }

  /** A call, so that it is asked anew after what was awaited. */
  #again(): boolean {
    return this.#stale;
  }

  /** Another cell begins anew; the same cell with another truncation goes on from its weights. */
  async #make(cell: Cell, truncate: number): Promise<void> {
    const kept = cell === this.cell ? await this.#learner.trainer?.getParameters() : undefined;
    this.cell = cell;
    this.truncate = truncate;
    await this.#learner.make(this.#spec, data, kept);
  }

  protected override render(): TemplateResult {
    const messages = figureMessagesFor(this.lang);
    const page = messagesFor(this.lang);
    const { numbers, play, pause } = page;
    const { report, training, trainer, fault } = this.#learner;
    const choice = (label: string, value: string, options: readonly (readonly [value: string, label: string])[], choose: (value: string) => void): TemplateResult => html`<label>${label}<select
      @change=${(event: Event) => { choose((event.target as HTMLSelectElement).value); }}>${options.map(([each, name]) => html`<option value=${each} .selected=${each === value}>${name}</option>`)}</select></label>`;
    return html`
      <div class="ways">
        ${choice(messages.cell, this.cell, cells.map((name) => [name, name] as const), (cell) => { void this.#make(cell as Cell, this.truncate); })}
        ${choice(messages.truncate, String(this.truncate), truncations.map((k) => [String(k), messages.truncateNames(k)] as const), (k) => { void this.#make(this.cell, Number(k)); })}
      </div>
      <div class="ways">
        <button type="button" class="train primary" ?disabled=${trainer === undefined} @click=${() => { if (training) this.#learner.pause(); else void this.#learner.train(); this.requestUpdate(); }}>${training ? pause : play}</button>
        <button type="button" class="another" @click=${() => { this.example = (this.example + 1) % held.y.length; this.#moved(); }}>${messages.anotherSequence}</button>
      </div>
      <p class="state" role="status">${fault !== undefined ? faultSentence(page, fault, messages.notFinite) : report === undefined ? messages.untrained : messages.memoryState(numbers.figure(report.epochs), numbers.percent(report.testAccuracy ?? 0, 0))}</p>
      ${this.unrolled === undefined ? nothing : this.#picture(this.unrolled, messages, numbers)}`;
  }

  #picture({ x, target, states, gradients }: Unrolled, messages: FigureMessages, numbers: Numbers): TemplateResult {
    const columns = gradients.map((_, t): UnrolledColumn => ({ input: x[2 * t]! > 0 ? "+1" : "−1", framed: x[2 * t + 1] === 1 }));
    return html`
      <bd-unrolled .columns=${columns} .states=${states} units=${units} .gradients=${gradients} .cuts=${cutsOf(steps, this.truncate)} label=${messages.unrolled}></bd-unrolled>
      <p class="aside">${messages.unrolledExplain(target === 1 ? "+1" : "−1", String(decades))}</p>
      <details><summary>${messages.table}</summary><div class="scroll" tabindex="0" role="region" aria-label=${messages.unrolledTable}><table><caption>${messages.unrolledTable}</caption>
        <thead><tr><th scope="col">${messages.step}</th><th scope="col">${messages.bit}</th><th scope="col">${messages.marked}</th><th scope="col">${messages.stateNorm}</th><th scope="col">${messages.gradientNorm}</th></tr></thead>
        <tbody>${gradients.map((gradient, t) => html`<tr><th scope="row">${t + 1}</th><td>${x[2 * t]! > 0 ? "+1" : "−1"}</td><td>${x[2 * t + 1] === 1 ? "✓" : ""}</td>
          <td>${numbers.figure(Math.hypot(...states.subarray(t * units, (t + 1) * units)))}</td><td>${numbers.figure(gradient)}</td></tr>`)}</tbody></table></div></details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-memory": MemoryFigure;
  }
}
