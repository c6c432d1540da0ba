import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { BackdrawError, type GradientCheck, type Trace, type Trainer } from "../../../api";
import "../../../control/choice";
import { icons } from "../../../control/icons";
import { messagesFor } from "../../../messages";
import { lensMessagesFor, type LensMessages } from "../../../messages/lens/en";
import { formula } from "../../../view/lens/formula";
import { formulas } from "../../../view/lens/formulas";
import { knownAt, stagesOf, type LensStep, type LensTarget, type Stage } from "../../../view/lens/model";
import "../../../view/lens/picture";
import type { Numbers } from "../../../view/figures";
import type { PointsModel } from "../model";
import { checkView } from "./check-view";
import { stepOf } from "./columns";
import { healthOf, type LayerHealth } from "./health";
import { healthView } from "./health-view";
import { lensStyles } from "./styles";
import { sampleOf, subjectOf, type Subject } from "./subject";
import { stepTables } from "./tables";

const views = ["steps", "check", "health", "race", "landscape"] as const;
type View = (typeof views)[number];

const speeds = { slow: 2400, medium: 1200, fast: 500 } as const;
type Speed = keyof typeof speeds;

/** Between two traces while training goes on: often enough to follow, seldom enough to cost no frame. */
const traceMilliseconds = 250;
/** Examples that health is judged by, and that gradients are checked on. */
const sampleSize = 200;

/**
 * See backpropagation: the numbers of one training step on the learner's own network, stage by stage; the check by
 * finite differences; the health of each layer. Every number comes from trainer.trace and trainer.checkGradients.
 */
@customElement("bd-points-lens")
export class PointsLens extends LitElement {
  static override styles = lensStyles;

  /** Given anew whenever the lab shows itself anew: points or selection may have changed. */
  @property({ attribute: false, hasChanged: () => true }) model!: PointsModel;
  @property() override lang = "";
  @state() private view: View = "steps";
  @state() private step: LensStep | undefined;
  @state() private at = 0;
  @state() private target: LensTarget | undefined;
  @state() private auto = false;
  @state() private speed: Speed = "medium";
  @state() private check: GradientCheck | "running" | undefined;
  @state() private health: readonly LayerHealth[] | undefined;
  @state() private healthCount = 0;
  @state() private fault = "";
  /** While training goes on, thousands of cells are drawn for nobody where they are not. */
  @state() private tablesOpen = false;
  #fallback = 0;
  #points = 0;
  #stale = true;
  #busy = false;
  #timer = 0;
  #autoTimer = 0;
  #key = "";
  #toolBefore: PointsModel["store"]["values"]["tool"] | undefined;

  /** The weights are not those of the last trace any more. */
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
    this.#play(false);
    const { store } = this.model;
    if (this.#toolBefore !== undefined && store.values.tool === "select") store.set({ tool: this.#toolBefore });
    this.#toolBefore = undefined;
  }

  get #messages(): LensMessages {
    return lensMessagesFor(this.lang);
  }

  get #numbers(): Numbers {
    return messagesFor(this.lang).numbers;
  }

  get #stages(): Stage[] {
    return stagesOf(this.step?.columns.length ?? 0);
  }

  get #subject(): Subject | undefined {
    return subjectOf(this.model, this.#fallback);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("model")) return;
    const { model } = this;
    // A click is to choose a point while the lens is open.
    if (this.#toolBefore === undefined) {
      this.#toolBefore = model.store.values.tool;
      if (model.points.x.length > 0) model.store.set({ tool: "select" });
      // So that the drawing shows which one it is.
      if (model.points.x.length > 0 && model.selection.size === 0) model.selection.choose([0]);
    }
    const count = model.points.x.length;
    if (count > this.#points && this.#points > 0) this.#fallback = count - 1;
    this.#points = count;
    const subject = this.#subject;
    const key = JSON.stringify([subject?.numbers, subject === undefined ? [] : [...subject.examples.x, ...subject.examples.y], model.spec]);
    if (key === this.#key) return;
    this.#key = key;
    this.check = undefined;
    this.moved();
  }

  async #refresh(): Promise<void> {
    const { trainer } = this.model;
    if (this.#busy || !this.#stale || trainer === undefined || this.view === "race" || this.view === "landscape") return;
    this.#busy = true;
    this.#stale = false;
    try {
      await (this.view === "health" ? this.#judge(trainer) : this.#trace(trainer));
      this.fault = "";
    } catch (error) {
      // A network that is being replaced is traced again when the new one is there.
      if (!(error instanceof BackdrawError)) throw error;
      if (error.code !== "closed") this.fault = error.message;
    } finally {
      this.#busy = false;
    }
    if (this.#isStale()) this.moved();
  }

  /** A call, so that it is asked anew after what was awaited. */
  #isStale(): boolean {
    return this.#stale;
  }

  async #trace(trainer: Trainer): Promise<void> {
    const subject = this.#subject;
    if (subject === undefined) {
      this.step = undefined;
      return;
    }
    const trace = await trainer.trace(subject.examples);
    if (trainer !== this.model.trainer) return;
    this.step = stepOf(trace, trainer.spec, subject.count, subject.count === 1 ? subject.examples.y[0] : undefined, this.#messages);
    this.at = Math.min(this.at, this.#stages.length - 1);
    if (!isThere(this.step, this.target)) this.target = undefined;
    this.target ??= { kind: "unit", column: 1, unit: 0 };
  }

  async #judge(trainer: Trainer): Promise<void> {
    const data = this.model.examples;
    if (data === undefined) return;
    const { examples, count } = sampleOf(data, sampleSize);
    const trace: Trace = await trainer.trace(examples);
    this.health = healthOf(trace, trainer.spec);
    this.healthCount = count;
  }

  protected override render(): TemplateResult {
    const messages = this.#messages;
    return html`
      <div class="views" role="group" aria-label=${messages.views}>
        ${views.map((view) => html`<button type="button" data-view=${view} aria-pressed=${this.view === view} @click=${() => { this.#look(view); }}>${messages.viewNames[view]}</button>`)}
      </div>
      ${this.fault === "" ? nothing : html`<p role="alert">${messages.fault(this.fault)}</p>`}
      ${this.#shown(messages)}`;
  }

  #shown(messages: LensMessages): TemplateResult {
    switch (this.view) {
      case "steps": return this.#steps(messages);
      case "check": return this.#check(messages);
      case "health": return this.#health(messages);
      case "race":
        void import("../race/bd-race");
        return html`<bd-race .model=${this.model} lang=${this.lang}></bd-race>`;
      case "landscape":
        void import("../landscape/bd-landscape");
        return html`<bd-landscape .model=${this.model} lang=${this.lang}></bd-landscape>`;
    }
  }

  #look(view: View): void {
    this.view = view;
    this.#play(false);
    this.moved();
  }

  #steps(messages: LensMessages): TemplateResult {
    const { step } = this;
    const stages = this.#stages;
    const stage = stages[this.at];
    if (step === undefined || stage === undefined) return html`${this.#who(messages)}<p>${this.#subject === undefined ? messages.nothing : ""}</p>`;
    const known = this.target === undefined ? undefined : knownAt(stage, this.target.column);
    return html`
      ${this.#who(messages)}
      <div class="stepper" role="group" aria-label=${messages.viewNames.steps}>
        <button type="button" class="back" title="${messages.back} ([)" ?disabled=${this.at === 0} @click=${() => { this.#go(-1); }}>${messages.back}</button>
        <button type="button" class="next primary" title="${messages.next} (])" ?disabled=${this.at === stages.length - 1} @click=${() => { this.#go(1); }}>${messages.next}</button>
        <button type="button" class="auto" aria-pressed=${this.auto} @click=${() => { this.#play(!this.auto); }}>${this.auto ? icons.pause : icons.play}<span>${this.auto ? messages.stop : messages.auto}</span></button>
        <bd-choice label=${messages.speed} bare .value=${this.speed} .options=${(Object.keys(speeds) as Speed[]).map((value) => ({ value, label: messages.speedNames[value] }))}
          @choose=${(event: CustomEvent<Speed>) => { this.speed = event.detail; }}></bd-choice>
        <span class="spring"></span>
        <button type="button" class="take" title=${messages.takeExplain} ?disabled=${this.model.playing} @click=${() => { this.#take(); }}>${messages.take}</button>
      </div>
      <p class="stage" role="status"><b>${messages.stage(this.at + 1, stages.length, stageName(stage, step, messages))}</b> ${stageSentence(stage, step, messages, this.#numbers)}</p>
      <bd-lens-picture .step=${step} .stage=${stage} .target=${this.target} .messages=${messages} .numbers=${this.#numbers} @target=${(event: CustomEvent<LensTarget>) => { this.target = event.detail; }}></bd-lens-picture>
      ${this.target === undefined || known === undefined
        ? html`<p class="aside">${messages.open}</p>`
        : html`<section class="formulas" tabindex="0" aria-label=${messages.formula(targetName(step, this.target, messages))}>
            <h3>${targetName(step, this.target, messages)}</h3>
            ${formulas(step, this.target, known).map((tex) => html`<div class="formula">${formula(tex, this.#numbers)}</div>`)}
          </section>`}
      <p class="aside">${messages.legend} ${step.examples > 1 ? messages.inBatch : ""} ${messages.takeExplain}</p>
      <details @toggle=${(event: Event) => { this.tablesOpen = (event.target as HTMLDetailsElement).open; }}><summary>${messages.table}</summary>${this.tablesOpen || !this.model.playing ? stepTables(step, messages, this.#numbers) : nothing}</details>`;
  }

  /** Which example, or how many. */
  #who(messages: LensMessages): TemplateResult {
    const subject = this.#subject;
    const size = this.model.store.values.batch;
    const numbers = this.#numbers;
    const one = subject?.count === 1 ? subject.examples : undefined;
    return html`<div class="who">
      <p>${subject === undefined ? "" : one === undefined ? messages.manyPoints(subject.count) : messages.onePoint(numbers.figure(one.x[0]!), numbers.figure(one.x[1]!), numbers.figure(one.y[0]!))}
        <span class="aside">${messages.choose}</span></p>
      <button type="button" class="another" @click=${() => { this.#another(1); }}>${messages.nextPoint}</button>
      <button type="button" class="batch" @click=${() => { this.#another(size); }}>${messages.batch(size)}</button>
    </div>`;
  }

  /** Chooses the next points that are trained on. */
  #another(count: number): void {
    const { model } = this;
    const subject = this.#subject;
    const trained = [...model.points.x.keys()].filter((i) => !model.isTest(i));
    if (subject === undefined || trained.length === 0) return;
    const start = trained.findIndex((i) => i > subject.numbers.at(-1)!);
    const from = Math.max(0, start);
    model.selection.choose(Array.from({ length: Math.min(count, trained.length) }, (_, i) => trained[(from + i) % trained.length]!));
  }

  #check(messages: LensMessages): TemplateResult {
    return checkView(this.check, messages, this.#numbers, () => { void this.#runCheck(); });
  }

  async #runCheck(): Promise<void> {
    const { trainer } = this.model;
    const subject = this.#subject;
    if (trainer === undefined || subject === undefined || this.check === "running") return;
    this.model.pause();
    this.check = "running";
    try {
      this.check = await trainer.checkGradients(subject.examples);
    } catch (error) {
      this.check = undefined;
      this.fault = error instanceof Error ? error.message : String(error);
    }
  }

  #health(messages: LensMessages): TemplateResult {
    const { health } = this;
    if (health === undefined) return html`<p>${this.model.examples === undefined ? messages.nothing : ""}</p>`;
    const offset = health[0]?.layer ?? 0;
    return healthView(health, this.healthCount, (layer) => messages.title(layer - offset + 1, layer === health.at(-1)!.layer), messages, this.#numbers);
  }

  #go(by: 1 | -1): void {
    this.at = Math.max(0, Math.min(this.#stages.length - 1, this.at + by));
  }

  #play(on: boolean): void {
    clearTimeout(this.#autoTimer);
    this.auto = on;
    if (!on) return;
    if (this.at === this.#stages.length - 1) this.at = 0;
    const next = (): void => {
      this.#go(1);
      if (this.at === this.#stages.length - 1) this.#play(false);
      else this.#autoTimer = window.setTimeout(next, speeds[this.speed]);
    };
    this.#autoTimer = window.setTimeout(next, speeds[this.speed]);
  }

  #take(): void {
    const subject = this.#subject;
    if (subject !== undefined) this.model.stepOn(subject.examples);
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || this.view !== "steps") return;
    const [innermost] = event.composedPath();
    if (innermost instanceof Element && innermost.matches("input, textarea, select")) return;
    const by = { "[": -1, "]": 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    this.#play(false);
    this.#go(by as 1 | -1);
  };
}

function isThere({ columns }: LensStep, target: LensTarget | undefined): boolean {
  if (target === undefined) return false;
  const units = columns[target.column]?.nodes.length ?? 0;
  if (target.kind === "unit") return target.unit < units;
  return target.to < units && target.from < (columns[target.column - 1]?.nodes.length ?? 0);
}

function stageName(stage: Stage, { columns }: LensStep, messages: LensMessages): string {
  return "column" in stage ? messages[stage.kind](columns[stage.column]!.title) : messages[stage.kind];
}

function stageSentence(stage: Stage, { loss }: LensStep, messages: LensMessages, numbers: Numbers): string {
  switch (stage.kind) {
    case "forward": return messages.forwardSentence;
    case "loss": return messages.lossSentence(numbers.figure(loss, 4));
    case "backward": return messages.backwardSentence;
    case "update": return messages.updateSentence;
  }
}

function targetName({ columns }: LensStep, target: LensTarget, messages: LensMessages): string {
  const unit = (column: number, i: number): string => messages.unit(columns[column]!.title, columns[column]!.nodes[i]!.label);
  return target.kind === "unit" ? unit(target.column, target.unit) : messages.edge(unit(target.column - 1, target.from), unit(target.column, target.to));
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-points-lens": PointsLens;
  }
}
