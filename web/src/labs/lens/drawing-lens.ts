import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import type { Report } from "../../api";
import { LensElement, type LensModel } from "./lens-element";

/** What it asks of a lab in which one draws what belongs to a class. */
export interface DrawingModel extends LensModel {
  readonly report: Report | undefined;
  readonly store: { readonly values: { readonly collection: { readonly classes: readonly string[] } } };
}

/** A lens of such a lab: it looks at the drawing, or at something else that is `Chosen`. */
export abstract class DrawingLens<Chosen> extends LensElement {
  abstract override model: DrawingModel;
  @state() protected chosen: Chosen | { readonly kind: "drawing" } = { kind: "drawing" };
  /** The class that the drawing is to be; what it is taken for where none was said. */
  @state() protected wanted: number | undefined;
  @state() private tablesOpen = false;
  #looked: readonly unknown[] = [];

  protected override get epochs(): number { return this.model.report?.epochs ?? 0; }

  /** What the lab has that the lens shows. */
  protected abstract lookedAt(): readonly unknown[];
  /** Some of it is another; the first time `before` is empty. */
  protected abstract follow(before: readonly unknown[]): void;

  /** While it trains the lab shows itself anew many times a second; the pictures only when they are others, and what can be pressed. */
  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    return changed.size > 1 || !changed.has("model") || this.#isOther();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("model") || !this.#isOther()) return;
    const before = this.#looked;
    this.#looked = this.#looks();
    const [playing, ...rest] = this.#looked;
    if (playing !== before[0] && rest.every((each, i) => each === before[i + 1])) return;
    this.follow(before.slice(1));
    if (this.wanted !== undefined && this.wanted >= this.model.store.values.collection.classes.length) this.wanted = undefined;
    this.forgetCheck();
    this.moved();
  }

  #looks(): readonly unknown[] {
    return [this.model.playing, ...this.lookedAt()];
  }

  #isOther(): boolean {
    return this.#looks().some((each, i) => each !== this.#looked[i]);
  }

  protected choose(chosen: Chosen | { readonly kind: "drawing" }): void {
    this.chosen = chosen;
    this.forgetCheck();
    this.moved();
  }

  /** Which class the drawing is to be: without one said, what it is taken for. */
  protected classChoice(taken: number): TemplateResult {
    const { lensMessages: messages } = this;
    const { classes } = this.model.store.values.collection;
    const options = [{ value: "-1", label: messages.theGuess(classes[taken] ?? "") }, ...classes.map((label, i) => ({ value: String(i), label }))];
    return html`<bd-choice class="target" label=${messages.wantedClass} .value=${String(this.wanted ?? -1)} .options=${options} @choose=${({ detail: value }: CustomEvent<string>) => {
      this.wanted = value === "-1" ? undefined : Number(value);
      this.forgetCheck();
      this.moved();
    }}></bd-choice>`;
  }

  /** Back to the drawing, where there is one, and on to an example. */
  protected others({ drawn, drawing, next }: { drawn: boolean; drawing: boolean; next: Chosen | undefined }): TemplateResult {
    const { lensMessages: messages } = this;
    return html`${drawn || !drawing ? nothing : html`<button type="button" class="own" @click=${() => { this.choose({ kind: "drawing" }); }}>${messages.yourDrawing}</button>`}
      <button type="button" class="another" ?disabled=${next === undefined} @click=${() => { if (next !== undefined) this.choose(next); }}>${messages.anExample}</button>`;
  }

  /** What the step is, and the numbers, which are made while they are seen. */
  protected numbersUnder(title: string, tables: () => TemplateResult | typeof nothing): TemplateResult {
    return html`<p class="aside">${this.lensMessages.takeExplain}</p>
      <details class="numbers" @toggle=${(event: Event) => { this.tablesOpen = (event.target as HTMLDetailsElement).open; }}><summary>${title}</summary>${this.tablesOpen ? tables() : nothing}</details>`;
  }
}
