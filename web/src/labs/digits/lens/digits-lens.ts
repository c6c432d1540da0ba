import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
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
import { LensElement } from "../../lens/lens-element";
import { likeliest } from "../../likeliest";
import type { DigitsModel } from "../model";
import { choicesOf, subjectOf, type Chosen } from "./subject";

const views = ["steps", "check", "count"] as const;
type View = (typeof views)[number];

/** Examples of one's own that are offered as pictures. */
const mostYours = 16;

/** See backpropagation in the digits lab's own network, on what was drawn. */
@customElement("bd-digits-lens")
export class DigitsLens extends LensElement {
  static override styles = [...LensElement.styles, imageLensStyles];

  @property({ attribute: false, hasChanged: () => true }) model!: DigitsModel;
  @state() private view: View = "steps";
  @state() private step: ImageStep | undefined;
  @state() private node: ImageNode = { layer: 1, index: 0 };
  @state() private chosen: Chosen = { kind: "drawing" };
  /** The class that the drawing is to be; what it is taken for where none was said. */
  @state() private wanted: number | undefined;
  @state() private tablesOpen = false;
  #spec: Spec | undefined;
  #examples: Examples | undefined;
  #label: number | undefined;
  #looked: readonly unknown[] = [];
  #picked = false;

  protected override get stages(): number { return this.#stages.length; }
  protected override get epochs(): number { return this.model.report?.epochs ?? 0; }
  protected override get checked(): Examples | undefined { return this.#examples; }
  protected override get mostChecked(): number { return 120; }
  protected override get steps(): boolean { return this.view === "steps"; }

  /** Where numbers are only put in a row nothing is to be seen. */
  get #stages(): Stage[] {
    const layers = this.step?.layers ?? [];
    return stagesOf(layers.length).filter((each) => !("column" in each) || (layers[each.column]!.type !== "flatten" && layers[each.column]!.type !== "reshape"));
  }

  /** What the lab has that the lens shows. */
  #lookedAt(): readonly unknown[] {
    const { drawing, examples, trainer, guess, store } = this.model;
    return [drawing, examples, store.values.collection, trainer, guess === undefined ? undefined : likeliest(guess)];
  }

  /** While it trains the lab shows itself anew many times a second; the pictures only when they are others. */
  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    return changed.size > 1 || !changed.has("model") || this.#lookedAt().some((each, i) => each !== this.#looked[i]);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("model")) return;
    const { model } = this;
    const { collection } = model.store.values;
    const looked = this.#lookedAt();
    if (looked.every((each, i) => each === this.#looked[i])) return;
    // What is drawn is what is looked at.
    if (model.drawing !== this.#looked[0] && this.#looked.length > 0 && model.drawing !== undefined) this.chosen = { kind: "drawing" };
    if (this.wanted !== undefined && this.wanted >= collection.classes.length) this.wanted = undefined;
    this.#looked = looked;
    this.check = undefined;
    this.moved();
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
        ${detail({ step, node, known: ofInput ? { ...known, backward: true } : known, classes: this.model.store.values.collection.classes, messages, numbers, choose })}
      </div>
      <p class="aside">${messages.legend} ${step.examples > 1 ? messages.inBatch : ""}</p>
      <details class="numbers" @toggle=${(event: Event) => { this.tablesOpen = (event.target as HTMLDetailsElement).open; }}><summary>${messages.tables}</summary>${this.tablesOpen ? layerTables(step, node, { messages, lens, numbers }) : nothing}</details>`;
  }

  #stageName(stage: Stage, { layers }: ImageStep, messages: ImageLensMessages): string {
    const lens = this.lensMessages;
    return "column" in stage ? lens[stage.kind](titleOf(layers[stage.column]!, messages)) : lens[stage.kind];
  }

  #sentence(stage: Stage, { layers, loss, examples }: ImageStep, messages: ImageLensMessages): string {
    const type = "column" in stage ? layers[stage.column]!.type : "";
    switch (stage.kind) {
      case "forward": return type.endsWith("conv2d") ? messages.forwardSentence : type === "max-pool2d" ? messages.poolSentence : type === "dense" ? messages.denseSentence : messages.otherSentence;
      case "loss": return examples === 1 ? messages.lossSentence(this.numbers.figure(loss, 4)) : messages.batchLossSentence(this.numbers.figure(loss, 4));
      case "backward": return type === "max-pool2d" ? messages.poolBackSentence : messages.backwardSentence;
      case "update": return messages.updateSentence;
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
    const name = drawn ? messages.drawing : chosen.kind === "batch" ? messages.aBatch(size) : messages.ofTheSet(this.numbers.count(Math.max(0, at) + 1), classes[this.#label ?? 0] ?? "");
    const choose = (next: Chosen): void => {
      this.chosen = next;
      this.check = undefined;
      this.moved();
    };
    const next = (count: number): number => (at < 0 ? 0 : (at + count) % Math.max(1, choices.count));
    return html`<div class="who">
        <p>${choices.count === 0 && !drawn ? "" : name} <span class="aside">${messages.choose}</span></p>
        ${drawn ? this.#target(classes, messages) : nothing}
        ${drawn || model.drawing === undefined ? nothing : html`<button type="button" class="own" @click=${() => { choose({ kind: "drawing" }); }}>${messages.own}</button>`}
        <button type="button" class="another" ?disabled=${choices.count === 0} @click=${() => { choose({ kind: "example", at: next(1) }); }}>${messages.another}</button>
        <button type="button" class="batch" ?disabled=${choices.count === 0} @click=${() => { choose({ kind: "batch", at: next(chosen.kind === "batch" ? size : 1) }); }}>${messages.batch(size)}</button>
      </div>
      ${choices.own.length === 0 ? nothing : html`<div class="yours" role="group" aria-label=${messages.yours}>${choices.own.slice(0, mostYours).map(({ label, picture }, i) => html`<button type="button" aria-pressed=${chosen.kind === "example" && at === i}
        aria-label=${messages.yourExample(classes[label] ?? "", choices.own.length - i)} @click=${() => { choose({ kind: "example", at: i }); }}><bd-thumbnail .numbers=${picture} .full=${255}></bd-thumbnail></button>`)}</div>`}`;
  }

  /** Which class the drawing is to be: without one said, what it is taken for. */
  #target(classes: readonly string[], messages: ImageLensMessages): TemplateResult {
    const { guess } = this.model;
    const taken = classes[guess === undefined ? 0 : likeliest(guess)] ?? "";
    const options = [{ value: "-1", label: messages.theGuess(taken) }, ...classes.map((label, i) => ({ value: String(i), label }))];
    return html`<bd-choice class="target" label=${messages.target} .value=${String(this.wanted ?? -1)} .options=${options} @choose=${({ detail: value }: CustomEvent<string>) => {
      this.wanted = value === "-1" ? undefined : Number(value);
      this.check = undefined;
      this.moved();
    }}></bd-choice>`;
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
