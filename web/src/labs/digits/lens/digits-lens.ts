import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Examples, Spec, Trace, Trainer } from "../../../api";
import { imageLensMessagesFor, type ImageLensMessages } from "../../../messages/image-lens/en";
import type { ImageNode, ImageStep } from "../../../view/lens/images";
import { knownAt, stagesOf, type Stage } from "../../../view/lens/model";
import "../../../view/thumbnail";
import { countView } from "../../lens/images/count-view";
import { detail } from "../../lens/images/detail";
import { imageStepOf } from "../../lens/images/image-step";
import { overview } from "../../lens/images/overview";
import { imageLensStyles } from "../../lens/images/styles";
import { layerTables } from "../../lens/images/tables";
import { titleOf } from "../../lens/images/titles";
import { DrawingLens } from "../../lens/drawing-lens";
import { likeliest } from "../../likeliest";
import type { DigitsModel } from "../model";
import { choicesOf, subjectOf, type Chosen } from "./subject";

const views = ["steps", "check", "count"] as const;
type View = (typeof views)[number];

/** Examples of one's own that are offered as pictures. */
const mostYours = 16;

/** See backpropagation in the digits lab's own network, on what was drawn. */
@customElement("bd-digits-lens")
export class DigitsLens extends DrawingLens<Chosen> {
  static override styles = [...DrawingLens.styles, imageLensStyles];

  @property({ attribute: false, hasChanged: () => true }) model!: DigitsModel;
  @state() private view: View = "steps";
  @state() private step: ImageStep | undefined;
  @state() private node: ImageNode = { layer: 1, index: 0 };
  #spec: Spec | undefined;
  #examples: Examples | undefined;
  #label: number | undefined;
  #picked = false;

  protected override get stages(): number { return this.#stages.length; }
  protected override get examples(): Examples | undefined { return this.#examples; }
  protected override get mostChecked(): number { return 120; }
  protected override get steps(): boolean { return this.view === "steps"; }

  /** Where numbers are only put in a row nothing is to be seen. */
  get #stages(): Stage[] {
    const layers = this.step?.layers ?? [];
    return stagesOf(layers.length).filter((each) => !("column" in each) || (layers[each.column]!.type !== "flatten" && layers[each.column]!.type !== "reshape"));
  }

  protected override lookedAt(): readonly unknown[] {
    const { drawing, examples, trainer, guess, store } = this.model;
    return [drawing, examples, store.values.collection, trainer, guess === undefined ? undefined : likeliest(guess)];
  }

  /** What is drawn is what is looked at. */
  protected override follow(before: readonly unknown[]): void {
    const { drawing } = this.model;
    if (before.length > 0 && drawing !== before[0] && drawing !== undefined) this.chosen = { kind: "drawing" };
  }

  protected override async read(trainer: Trainer): Promise<Trace | undefined> {
    const { model } = this;
    const subject = await subjectOf(model, this.chosen, model.spec.batchSize ?? 32, this.wanted);
    if (subject === undefined) {
      this.step = this.#examples = undefined;
      return undefined;
    }
    const trace = await trainer.trace(subject.examples);
    if (trainer !== model.trainer) return undefined;
    this.#spec = trainer.spec;
    this.#examples = subject.examples;
    this.#label = subject.label;
    this.step = imageStepOf(trace, trainer.spec, subject.count, subject.label);
    if (!this.#picked || (this.step.layers[this.node.layer]?.a.data.length ?? 0) <= this.node.index) this.node = strongestOf(this.step, Math.min(this.node.layer, this.step.layers.length - 1));
    return trace;
  }

  protected override go(to: number): void {
    super.go(to);
    const stage = this.#stages[this.at];
    // The stage's layer is looked at, where its network is strongest.
    if (stage !== undefined && "column" in stage && stage.column !== this.node.layer && this.step !== undefined) this.node = strongestOf(this.step, stage.column);
    if (stage?.kind === "loss" && this.step !== undefined) this.node = { layer: this.step.layers.length - 1, index: this.step.target ?? 0 };
  }

  protected override render(): TemplateResult {
    const messages = imageLensMessagesFor(this.lang);
    const shown = { steps: () => this.#steps(messages), check: () => html`${this.#who(messages)}${this.checkPanel()}`, count: () => this.#count(messages) }[this.view];
    return html`${this.views(views, messages.viewNames, this.view, (view) => { this.view = view; })}${shown()}`;
  }

  #count(messages: ImageLensMessages): TemplateResult | typeof nothing {
    return this.step === undefined || this.#spec === undefined ? nothing : countView(this.step, this.#spec, messages, this.numbers);
  }

  #steps(messages: ImageLensMessages): TemplateResult {
    const { step, node, numbers, lensMessages: lens } = this;
    const stages = this.#stages;
    const stage = stages[this.at];
    if (step === undefined || stage === undefined) return html`${this.#who(messages)}<p>${messages.nothing}</p>`;
    const choose = (to: ImageNode): void => {
      this.#picked = true;
      this.node = to;
    };
    const known = knownAt(stage, node.layer);
    const ofInput = node.layer === 0 && (stage.kind === "update" || (stage.kind === "backward" && stage.column === 1));
    return html`
      ${this.#who(messages)}
      ${this.stepper()}
      <p class="stage" role="status"><b>${lens.stage(this.at + 1, stages.length, this.#stageName(stage, step, messages))}</b> ${this.#sentence(stage, step, messages)}</p>
      <div class="look">
        ${overview({ step, stage, node, messages, numbers, choose })}
        ${detail({ step, node, known: ofInput ? { ...known, backward: true } : known, classes: this.model.store.values.collection.classes, messages, lens, numbers, choose })}
      </div>
      <p class="aside">${messages.legend} ${step.examples > 1 ? lens.inBatch : ""}</p>
      ${this.numbersUnder(messages.tables, () => layerTables(step, node, { messages, lens, numbers }))}`;
  }

  #stageName(stage: Stage, { layers }: ImageStep, messages: ImageLensMessages): string {
    const lens = this.lensMessages;
    return "column" in stage ? lens[stage.kind](titleOf(layers[stage.column]!, messages)) : lens[stage.kind];
  }

  #sentence(stage: Stage, { layers, loss, examples, rule }: ImageStep, messages: ImageLensMessages): string {
    const type = "column" in stage ? layers[stage.column]!.type : "";
    switch (stage.kind) {
      case "forward": return type.endsWith("conv2d") ? messages.forwardSentence : type === "max-pool2d" ? messages.poolSentence : type === "dense" ? messages.denseSentence : messages.otherSentence;
      case "loss": return examples === 1 ? messages.lossSentence(this.numbers.figure(loss, 4)) : messages.batchLossSentence(this.numbers.figure(loss, 4));
      case "backward": return type === "max-pool2d" ? messages.poolBackSentence : messages.backwardSentence;
      case "update": return `${messages.updateSentence} ${this.lensMessages.stepRate(this.numbers.tick(rule.rate))}`;
    }
  }

  /** What is looked at, and what else there is. */
  #who(messages: ImageLensMessages): TemplateResult {
    const { model, chosen } = this;
    const { classes } = model.store.values.collection;
    const choices = choicesOf(model);
    const size = Math.min(model.spec.batchSize ?? 32, Math.max(1, choices.count));
    const drawn = chosen.kind === "drawing" && model.drawing !== undefined;
    const at = chosen.kind === "drawing" ? -1 : chosen.at;
    const name = drawn ? this.lensMessages.yourDrawing : chosen.kind === "batch" ? messages.aBatch(size) : messages.ofTheSet(this.numbers.count(Math.max(0, at) + 1), classes[this.#label ?? 0] ?? "");
    const next = (count: number): number => (at < 0 ? 0 : (at + count) % Math.max(1, choices.count));
    return html`<div class="who">
        <p>${choices.count === 0 && !drawn ? "" : name} <span class="aside">${messages.choose}</span></p>
        ${drawn ? this.classChoice(model.guess === undefined ? 0 : likeliest(model.guess)) : nothing}
        ${this.others({ drawn, drawing: model.drawing !== undefined, next: choices.count === 0 ? undefined : { kind: "example", at: next(1) } })}
        <button type="button" class="batch" ?disabled=${choices.count === 0} @click=${() => { this.choose({ kind: "batch", at: next(chosen.kind === "batch" ? size : 1) }); }}>${messages.batch(size)}</button>
      </div>
      ${choices.own.length === 0 ? nothing : html`<div class="yours" role="group" aria-label=${messages.yours}>${choices.own.slice(0, mostYours).map(({ label, picture }, i) => html`<button type="button" aria-pressed=${chosen.kind === "example" && at === i}
        aria-label=${messages.yourExample(classes[label] ?? "", choices.own.length - i)} @click=${() => { this.choose({ kind: "example", at: i }); }}><bd-thumbnail .numbers=${picture} .full=${255}></bd-thumbnail></button>`)}</div>`}`;
  }
}

/** Of a layer's output the number that has most to say. */
function strongestOf({ layers }: ImageStep, layer: number): ImageNode {
  const data = layers[layer]?.a.data ?? new Float32Array();
  return { layer, index: data.reduce((best, value, i) => (Math.abs(value) > Math.abs(data[best]!) ? i : best), 0) };
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-digits-lens": DigitsLens;
  }
}
