import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Examples, Trace, Trainer } from "../../../api";
import { messagesFor } from "../../../messages";
import { withClassNames } from "../../../messages/class-names";
import type { LensMessages } from "../../../messages/lens/en";
import "../../../view/lens/formulas/bd-formula";
import { formulas } from "../../../view/lens/formulas/dense";
import { knownAt, stagesOf, type LensStep, type LensTarget, type Stage } from "../../../view/lens/model";
import "../../../view/lens/picture";
import type { Numbers } from "../../../view/figures";
import { LensElement } from "../../lens/lens-element";
import type { LandscapeElement } from "../landscape/bd-landscape";
import type { PointsModel } from "../model";
import { stepOf } from "./columns";
import { healthOf, type LayerHealth } from "./health";
import { healthView } from "./health-view";
import { sampleOf, subjectOf, type Subject } from "./subject";
import { stepTables } from "./tables";

const views = ["steps", "check", "health", "race", "landscape"] as const;
type View = (typeof views)[number];

/** Examples that health is judged by, and that gradients are checked on. */
const sampleSize = 200;

/**
 * See backpropagation: the numbers of one training step on the learner's own network, stage by stage; the check by
 * finite differences; the health of each layer. Every number comes from trainer.trace and trainer.checkGradients.
 */
@customElement("bd-points-lens")
export class PointsLens extends LensElement {
  @property({ attribute: false, hasChanged: () => true }) model!: PointsModel;
  @state() private view: View = "steps";
  @state() private step: LensStep | undefined;
  @state() private target: LensTarget | undefined;
  @state() private health: readonly LayerHealth[] | undefined;
  @state() private healthCount = 0;
  /** While training goes on, thousands of cells are drawn for nobody where they are not. */
  @state() private tablesOpen = false;
  @query("bd-landscape") private readonly landscape!: LandscapeElement | null;
  #fallback = 0;
  #points = 0;
  #key = "";
  #toolBefore: PointsModel["store"]["values"]["tool"] | undefined;

  protected override get stages(): number { return this.#stages.length; }
  protected override get reads(): boolean { return this.view === "steps" || this.view === "health" || this.view === "check"; }
  protected override get steps(): boolean { return this.view === "steps"; }
  protected override get epochs(): number { return this.model.moment?.epochs ?? 0; }
  protected override get examples(): Examples | undefined { return this.#subject?.examples; }

  override moved(): void {
    super.moved();
    if (this.landscape !== null && "moved" in this.landscape) this.landscape.moved();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const { store } = this.model;
    if (this.#toolBefore !== undefined && store.values.tool === "select") store.set({ tool: this.#toolBefore });
    this.#toolBefore = undefined;
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
    }
    const count = model.points.x.length;
    if (count > this.#points && this.#points > 0) this.#fallback = count - 1;
    this.#points = count;
    // So that the drawing shows which one it is.
    if (count > 0 && model.selection.size === 0 && model.store.values.tool === "select") model.selection.choose([Math.min(this.#fallback, count - 1)], false);
    const subject = this.#subject;
    const key = JSON.stringify([subject?.numbers, subject === undefined ? [] : [...subject.examples.x, ...subject.examples.y], model.spec]);
    if (key === this.#key) return;
    this.#key = key;
    this.forgetCheck();
    this.moved();
  }

  restart(): void {
    this.view = "steps";
    this.target = undefined;
    this.run(false);
    this.go(0);
    this.moved();
  }

  protected override async read(trainer: Trainer): Promise<Trace | undefined> {
    return this.view === "health" ? this.#judge(trainer) : this.#trace(trainer);
  }

  async #trace(trainer: Trainer): Promise<Trace | undefined> {
    const subject = this.#subject;
    if (subject === undefined) {
      this.step = undefined;
      return undefined;
    }
    const trace = await trainer.trace(subject.examples);
    if (trainer !== this.model.trainer) return undefined;
    this.step = stepOf(trace, trainer.spec, subject.count, subject.count === 1 ? subject.examples.y[0] : undefined, this.lensMessages);
    if (!isThere(this.step, this.target)) this.target = undefined;
    this.target ??= { kind: "unit", column: 1, unit: 0 };
    return trace;
  }

  async #judge(trainer: Trainer): Promise<Trace | undefined> {
    const data = this.model.examples;
    if (data === undefined) return undefined;
    const { examples, count } = sampleOf(data, sampleSize);
    const trace = await trainer.trace(examples);
    this.health = healthOf(trace, trainer.spec);
    this.healthCount = count;
    return trace;
  }

  protected override render(): TemplateResult {
    const messages = this.lensMessages;
    return html`${this.views(views, messages.viewNames, this.view, (view) => { this.view = view; })}${this.#shown(messages)}`;
  }

  #shown(messages: LensMessages): TemplateResult {
    switch (this.view) {
      case "steps": return this.#steps(messages);
      case "check": return this.checkPanel();
      case "health": return this.#health(messages);
      case "race":
        void import("../race/bd-race");
        return html`<bd-race .model=${this.model} lang=${this.lang}></bd-race>`;
      case "landscape":
        void import("../landscape/bd-landscape");
        return html`<bd-landscape .model=${this.model} lang=${this.lang}></bd-landscape>`;
    }
  }

  #steps(messages: LensMessages): TemplateResult {
    const { step } = this;
    const stages = this.#stages;
    const stage = stages[this.at];
    if (step === undefined || stage === undefined) return html`${this.#who(messages)}<p>${this.#subject === undefined ? messages.nothing : ""}</p>`;
    const known = this.target === undefined ? undefined : knownAt(stage, this.target.column);
    return html`
      ${this.#who(messages)}
      ${this.stepper()}
      <p class="stage" role="status"><b>${messages.stage(this.at + 1, stages.length, stageName(stage, step, messages))}</b> ${stageSentence(stage, step, messages, this.numbers)}</p>
      <bd-lens-picture .step=${step} .stage=${stage} .target=${this.target} .messages=${messages} .numbers=${this.numbers} @target=${(event: CustomEvent<LensTarget>) => { this.target = event.detail; }}></bd-lens-picture>
      ${this.target === undefined || known === undefined
        ? html`<p class="aside">${messages.open}</p>`
        : html`<section class="formulas" tabindex="0" aria-label=${messages.formula(targetName(step, this.target, messages))}>
            <h3>${targetName(step, this.target, messages)}</h3>
            ${formulas(step, this.target, known).map((line) => html`<bd-formula .line=${line} .numbers=${this.numbers} .allTerms=${messages.allTerms}></bd-formula>`)}
          </section>
          ${this.#incoming(step, this.target, messages)}`}
      <p class="aside">${messages.legend} ${step.examples > 1 ? messages.inBatch : ""} ${messages.takeExplain}</p>
      <details @toggle=${(event: Event) => { this.tablesOpen = (event.target as HTMLDetailsElement).open; }}><summary>${messages.table}</summary>${this.tablesOpen || !this.model.playing ? stepTables(step, messages, this.numbers) : nothing}</details>`;
  }

  /** The weights of what comes into a unit, for who opens none of the lines with a pointer. */
  #incoming({ columns }: LensStep, target: LensTarget, messages: LensMessages): TemplateResult | typeof nothing {
    const { column } = target;
    const to = target.kind === "unit" ? target.unit : target.to;
    const [here, before] = [columns[column], columns[column - 1]];
    if (here?.w === undefined || before === undefined) return nothing;
    const { value } = here.w;
    return html`<div class="incoming" role="group" aria-label=${messages.incoming(messages.unit(here.title, here.nodes[to]!.label))}>${before.nodes.map(({ label }, from) => html`<button type="button" title=${targetName({ columns }, { kind: "edge", column, to, from }, messages)}
      aria-pressed=${target.kind === "edge" && target.from === from} @click=${() => { this.target = { kind: "edge", column, to, from }; }}>${label} → ${here.nodes[to]!.label}: ${this.numbers.figure(value[to * before.nodes.length + from]!)}</button>`)}</div>`;
  }

  /** Which example, or how many. */
  #who(messages: LensMessages): TemplateResult {
    const subject = this.#subject;
    const size = this.model.store.values.batch;
    const numbers = this.numbers;
    const one = subject?.count === 1 ? subject.examples : undefined;
    return html`<div class="who">
      <p>${subject === undefined ? "" : one === undefined ? messages.manyPoints(subject.count) : messages.onePoint(numbers.figure(one.x[0]!), numbers.figure(one.x[1]!), this.#targetOf(one.y[0]!))}
        <span class="aside">${messages.choose}</span></p>
      <button type="button" class="another" @click=${() => { this.#another(1); }}>${messages.nextPoint}</button>
      <button type="button" class="batch" @click=${() => { this.#another(size); }}>${messages.batch(size)}</button>
    </div>`;
  }

  /** Of several classes by its name, for what is learnt is its index; else as the number that the formulas have. */
  #targetOf(value: number): string {
    const { head, store } = this.model;
    if (head.kind === "values" || head.classes <= 2) return this.numbers.figure(value);
    return withClassNames(messagesFor(this.lang), store.values.classNames).className(value + 1);
  }

  /** Chooses the next points that are trained on. */
  #another(count: number): void {
    const { model } = this;
    const subject = this.#subject;
    const trained = [...model.points.x.keys()].filter((i) => !model.isTest(i));
    if (subject === undefined || trained.length === 0) return;
    const start = trained.findIndex((i) => i > subject.numbers.at(-1)!);
    const from = Math.max(0, start);
    model.selection.choose(Array.from({ length: Math.min(count, trained.length) }, (_, i) => trained[(from + i) % trained.length]!), false);
  }

  #health(messages: LensMessages): TemplateResult {
    const { health } = this;
    if (health === undefined) return html`<p>${this.model.examples === undefined ? messages.nothing : ""}</p>`;
    const offset = health[0]?.layer ?? 0;
    return healthView(health, this.healthCount, (layer) => messages.title(layer - offset + 1, layer === health.at(-1)!.layer), messages, this.numbers);
  }
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

function stageSentence(stage: Stage, { loss, rule }: LensStep, messages: LensMessages, numbers: Numbers): string {
  switch (stage.kind) {
    case "forward": return messages.forwardSentence;
    case "loss": return messages.lossSentence(numbers.figure(loss, 4));
    case "backward": return messages.backwardSentence;
    case "update": return `${messages.updateSentence} ${rule === undefined ? "" : messages.stepRate(numbers.tick(rule.rate))}`;
  }
}

function targetName({ columns }: Pick<LensStep, "columns">, target: LensTarget, messages: LensMessages): string {
  const unit = (column: number, i: number): string => messages.unit(columns[column]!.title, columns[column]!.nodes[i]!.label);
  return target.kind === "unit" ? unit(target.column, target.unit) : messages.edge(unit(target.column - 1, target.from), unit(target.column, target.to));
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-points-lens": PointsLens;
  }
}
