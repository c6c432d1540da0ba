import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Examples, Trace, Trainer } from "../../../api";
import { sequenceLensMessagesFor, type SequenceLensMessages } from "../../../messages/sequence-lens/en";
import "../../../view/lens/bd-unrolled";
import { decades, type UnrolledColumn } from "../../../view/lens/bd-unrolled";
import { knownAt, stagesOf, type Stage } from "../../../view/lens/model";
import { cutsOf, rowNorms, type Cell, type SequenceStep } from "../../../view/lens/sequence";
import { DrawingLens } from "../../lens/drawing-lens";
import { cellView } from "../../lens/sequences/cell-view";
import { CutCopy } from "../../lens/sequences/cut-copy";
import { recurrentLayerOf, sequenceStepOf } from "../../lens/sequences/sequence-step";
import { sequenceLensStyles } from "../../lens/sequences/styles";
import { sequenceTables } from "../../lens/sequences/tables";
import { likeliest } from "../../likeliest";
import type { SequenceModel } from "../model";
import { passageLength, subjectOf, type Chosen, type Subject } from "./subject";

const views = ["steps", "check"] as const;
type View = (typeof views)[number];

/** See backpropagation through time in the sequence lab's own network, on the text or the strokes that the person gave. */
@customElement("bd-sequence-lens")
export class SequenceLens extends DrawingLens<Chosen> {
  static override styles = [...DrawingLens.styles, sequenceLensStyles];

  @property({ attribute: false, hasChanged: () => true }) model!: SequenceModel;
  @state() private view: View = "steps";
  @state() private step: SequenceStep | undefined;
  @state() private cell: Cell = { unit: 0, step: Infinity };
  /** Gradients are wanted cut every so many steps, and those that are shown are cut so; 0: nowhere. */
  @state() private every = 0;
  @state() private shownEvery = 0;
  #subject: Subject | undefined;
  #begun = false;
  readonly #copy = new CutCopy();

  protected override get stages(): number { return this.#stages.length; }
  protected override get examples(): Examples | undefined { return this.#subject?.examples; }
  protected override get mostChecked(): number { return 300; }
  protected override get steps(): boolean { return this.view === "steps"; }
  protected override get tempo(): number { return 6; }

  /** Forward step by step, loss, back step by step, update: a column is a step here. */
  get #stages(): Stage[] {
    return stagesOf(this.step === undefined ? 0 : this.step.steps + 1);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#copy.close();
  }

  protected override lookedAt(): readonly unknown[] {
    const { drawing, corpus, trainer, guesses, store: { values: { mode, collection, window } } } = this.model;
    const guess = guesses?.shares.at(-1);
    return [drawing, mode, collection, corpus, window, trainer, guess === undefined ? undefined : likeliest(guess)];
  }

  protected override follow([drawing, before]: readonly unknown[]): void {
    const { model } = this;
    const { mode } = model.store.values;
    if (mode !== before || (model.drawing !== drawing && model.drawing !== undefined)) this.chosen = mode === "text" ? { kind: "passage", at: 0 } : { kind: "drawing" };
    if (mode === before) return;
    this.step = undefined;
    this.#begun = false;
  }

  protected override async read(trainer: Trainer): Promise<Trace | undefined> {
    const { model, every } = this;
    const subject = subjectOf(model, this.chosen, this.wanted);
    const layer = recurrentLayerOf(trainer.spec);
    // The network of the other mode, or of another alphabet, is being replaced.
    if (subject !== undefined && (layer < 0 || !reads(trainer, model))) return undefined;
    this.#subject = subject;
    if (subject === undefined) {
      this.step = undefined;
      return undefined;
    }
    const trace = await trainer.trace(subject.examples);
    const cut = every === 0 || every >= subject.steps ? undefined : await this.#copy.trace(trainer, layer, every, subject.examples);
    if (trainer !== model.trainer) return undefined;
    this.shownEvery = cut === undefined ? 0 : every;
    this.step = sequenceStepOf(trace, cut, trainer.spec, subject.targets);
    const { steps, units } = this.step ?? { steps: 1, units: 1 };
    this.cell = { unit: Math.min(this.cell.unit, units - 1), step: Math.min(this.cell.step, steps - 1) };
    // All of it is seen at first; the steps are gone through from there.
    if (!this.#begun) this.at = this.stages - 1;
    this.#begun = true;
    return trace;
  }

  protected override go(to: number): void {
    super.go(to);
    const stage = this.#stages[this.at];
    if (stage !== undefined && "column" in stage) this.cell = { ...this.cell, step: stage.column - 1 };
  }

  protected override render(): TemplateResult {
    const messages = sequenceLensMessagesFor(this.lang);
    const shown = this.view === "steps" ? this.#steps(messages) : html`${this.#who(messages)}${this.checkPanel()}`;
    return html`${this.views(views, messages.viewNames, this.view, (view) => { this.view = view; })}${shown}`;
  }

  #steps(messages: SequenceLensMessages): TemplateResult {
    const { step, cell, numbers, lensMessages: lens } = this;
    const stages = this.#stages;
    const stage = stages[this.at];
    if (step === undefined || stage === undefined) return html`${this.#who(messages)}<p>${this.#subject === undefined ? this.#nothing(messages) : ""}</p>`;
    const known = knownAt(stage, cell.step + 1);
    const names = this.#names(messages);
    const inputs = this.#inputs(messages);
    const cuts = cutsOf(step.steps, this.shownEvery);
    const now = "column" in stage ? stage.column - 1 : undefined;
    return html`
      ${this.#who(messages)}
      ${this.#cut(step.steps, messages)}
      ${this.stepper()}
      <p class="stage" role="status"><b>${lens.stage(this.at + 1, stages.length, "column" in stage ? lens[stage.kind](messages.time(stage.column)) : lens[stage.kind])}</b> ${this.#sentence(stage, step, cuts, messages)}</p>
      <bd-unrolled .columns=${this.#columns(step, inputs.map(({ sign }) => sign), names)} .states=${step.h} units=${step.units} .gradients=${rowNorms(step.dh, step.units)} .uncut=${cuts.length === 0 ? undefined : step.uncut}
        .cuts=${cuts} .forward=${stage.kind === "forward" ? stage.column : Infinity} .backward=${stage.kind === "update" ? 0 : stage.kind === "backward" ? stage.column - 1 : step.steps} .now=${now} .chosen=${cell} label=${messages.picture}
        @cell=${({ detail }: CustomEvent<Cell>) => { this.cell = detail; }}></bd-unrolled>
      <p class="aside">${messages.explain(String(decades))} ${cuts.length === 0 ? "" : messages.cutExplain}</p>
      ${cellView({ step, cell, known, names, messages, numbers })}
      ${this.numbersUnder(lens.table, () => sequenceTables(step, cell.unit, inputs.map(({ said }) => said), names, { messages, lens, numbers }))}`;
  }

  #nothing(messages: SequenceLensMessages): string {
    return this.model.store.values.mode === "text" ? messages.nothingRead : messages.nothing;
  }

  #sentence(stage: Stage, step: SequenceStep, cuts: readonly number[], messages: SequenceLensMessages): string {
    switch (stage.kind) {
      case "forward": return messages.forwardSentence;
      case "loss": return messages.lossSentence(this.numbers.figure(step.loss, 4));
      case "backward": return cuts.includes(stage.column) ? messages.cutSentence : messages.backwardSentence;
      case "update": return `${messages.updateSentence} ${this.lensMessages.stepRate(this.numbers.tick(step.rate))}`;
    }
  }

  /** What the outputs mean. */
  #names(messages: SequenceLensMessages): readonly string[] {
    const { store: { values }, corpus } = this.model;
    return values.mode === "text" ? corpus.alphabet.map((letter) => signOf(letter, messages).said) : values.collection.classes;
  }

  #inputs(messages: SequenceLensMessages): readonly { readonly sign: UnrolledColumn["input"]; readonly said: string }[] {
    const { corpus } = this.model;
    const x = this.#subject?.examples.x;
    if (x instanceof Int32Array) return Array.from(x, (id) => signOf(corpus.alphabet[id] ?? "", messages));
    return Array.from({ length: this.#subject?.steps ?? 0 }, (_, t) => {
      const [dx, dy, pen] = [x![3 * t]!, x![3 * t + 1]!, x![3 * t + 2]!];
      return { sign: { dx, dy, lifted: pen > 0.5 }, said: messages.pen(this.numbers.figure(dx), this.numbers.figure(dy), pen > 0.5) };
    });
  }

  #columns(step: SequenceStep, signs: readonly UnrolledColumn["input"][], names: readonly string[]): UnrolledColumn[] {
    const outputs = new Map(step.outputs.map((output) => [output.step, output]));
    const { alphabet } = this.model.corpus;
    const text = this.model.store.values.mode === "text";
    return signs.map((input, t) => {
      const output = outputs.get(t);
      if (output === undefined) return { input };
      const best = likeliest(output.probabilities);
      const said = text ? shortSign(alphabet[best] ?? "") : (names[best] ?? "");
      return { input, output: said, loss: output.loss };
    });
  }

  /** By hand: from nowhere at the right to every step at the left. */
  #cut(steps: number, messages: SequenceLensMessages): TemplateResult {
    const every = this.every >= steps ? 0 : this.every;
    return html`<div class="cut"><label>${messages.cut} <input type="range" class="truncate" min="1" max=${steps} step="1" .value=${String(every === 0 ? steps : every)} aria-valuetext=${messages.cutNames(every)}
      @input=${(event: Event) => {
        const value = Number((event.target as HTMLInputElement).value);
        this.every = value >= steps ? 0 : value;
        this.moved();
      }}></label><output>${messages.cutNames(every)}</output></div>`;
  }

  /** What is looked at, and what else there is. */
  #who(messages: SequenceLensMessages): TemplateResult {
    const { model, chosen, numbers } = this;
    const { mode, collection } = model.store.values;
    if (mode === "text") {
      const steps = Math.max(0, passageLength(model));
      const all = model.corpus.ids.length;
      const from = Math.max(0, Math.min(chosen.kind === "passage" ? chosen.at : 0, all - 1 - steps));
      return html`<div class="who"><p>${messages.passage(numbers.count(from + 1), numbers.count(from + steps), numbers.count(all))}</p>
        <button type="button" class="another" ?disabled=${all - 1 <= steps} @click=${() => { this.choose({ kind: "passage", at: from + steps >= all - 1 ? 0 : from + steps }); }}>${messages.anotherPassage}</button></div>`;
    }
    const drawn = chosen.kind !== "example" && model.drawing !== undefined;
    const at = chosen.kind === "example" ? chosen.at : drawn ? -1 : 0;
    const { examples, classes } = collection;
    const example = examples.at(at % Math.max(1, examples.length));
    const guess = model.guesses?.shares.at(-1);
    return html`<div class="who"><p>${drawn ? this.lensMessages.yourDrawing : example === undefined ? "" : messages.example(numbers.count(Math.max(0, at) + 1), classes[example.label] ?? "")}</p>
      ${drawn ? this.classChoice(guess === undefined ? 0 : likeliest(guess)) : nothing}
      ${this.others({ drawn, drawing: model.drawing !== undefined, next: examples.length === 0 ? undefined : { kind: "example", at: (at + 1) % examples.length } })}</div>`;
  }
}

/** Whether a network reads what the lab is at. */
function reads({ spec }: Trainer, { store: { values }, corpus }: SequenceModel): boolean {
  const [first] = spec.layers;
  const last = spec.layers.at(-1);
  if (values.mode === "text") return first?.type === "embedding" && first.vocabulary === Math.max(2, corpus.alphabet.length);
  return first?.type !== "embedding" && last?.type === "dense" && last.units === values.collection.classes.length;
}

function shortSign(letter: string): string {
  return letter === " " ? "␣" : letter === "\n" ? "↵" : letter;
}

function signOf(letter: string, messages: SequenceLensMessages): { readonly sign: string; readonly said: string } {
  return { sign: shortSign(letter), said: letter === " " ? messages.space : letter === "\n" ? messages.lineEnd : letter };
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-sequence-lens": SequenceLens;
  }
}
