import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { lessonsFor, loadLessons } from "../../../lessons";
import { shownFigure, type Facts } from "../../../lessons/figures";
import { holds, type LessonPage } from "../../../lessons/parse";
import { lessonMessagesFor, type LessonMessages } from "../../../messages/lessons/en";
import { restartLens } from "../lens";
import type { PointsModel } from "../model";
import { beginsAnew, factOf, setUp } from "./set-up";

/** How often a task is looked at. */
const taskMilliseconds = 300;

/** Where a sheet of lessons was when it was closed: on a phone it lies over controls that a task may ask for. */
interface Place {
  readonly lesson: number | undefined;
  readonly at: number;
  readonly done: boolean;
  readonly solved: ReadonlySet<number>;
  readonly steps: number;
}
const places = new WeakMap<PointsModel, Place>();

/** The lessons: a list, and one lesson page by page, whose last asks for something that is checked here. */
@customElement("bd-points-lessons")
export class PointsLessons extends LitElement {
  static override styles = css`
    :host { display: block; font-size: 14px; line-height: 20px; }
    p { margin: 0 0 12px; }
    h3 { margin: 0 0 4px; font-size: 16px; line-height: 24px; }
    ol { margin: 0; padding: 0; list-style: none; }
    button { min-height: var(--back-draw-target); padding: 0 12px; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); background: var(--back-draw-background); color: inherit; font: inherit; cursor: pointer; }
    button:hover:not(:disabled) { background: var(--back-draw-surface); }
    button:disabled { opacity: 0.5; cursor: default; }
    button:focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: 1px; }
    .primary { border-color: var(--back-draw-accent); background: var(--back-draw-accent); color: var(--back-draw-on-accent); font-weight: 600; forced-color-adjust: none; }
    .primary:hover:not(:disabled) { background: var(--back-draw-accent); filter: brightness(1.08); }
    .lesson { display: block; width: 100%; margin-bottom: 8px; padding: 8px 12px; text-align: start; }
    .lesson b { display: block; }
    .lesson > span, .number { color: var(--back-draw-muted); font-size: 12px; line-height: 16px; }
    .task { margin-bottom: 12px; padding: 8px 12px; border: 1px solid var(--back-draw-border); border-inline-start-width: 4px; border-radius: var(--back-draw-radius); }
    .task.done { border-color: var(--back-draw-accent); }
    .task p { margin: 0; }
    .ways { display: flex; flex-wrap: wrap; gap: 8px; }
  `;

  @property({ attribute: false, hasChanged: () => true }) model!: PointsModel;
  @property() override lang = "";
  /** The number of the lesson that is open: its words may change their language meanwhile. */
  @state() private lesson: number | undefined;
  @state() private at = 0;
  @state() private done = false;
  @state() private solved: ReadonlySet<number> = new Set();
  #timer = 0;
  #steps = 0;
  /** What the picture of a page tells. */
  #facts: Facts = {};
  readonly #counted = (event: Event): void => { this.#steps = (event as CustomEvent<{ steps: number }>).detail.steps; };

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("progress", this.#counted);
    this.#timer = window.setInterval(() => { this.#look(); }, taskMilliseconds);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("progress", this.#counted);
    clearInterval(this.#timer);
    const { lesson, at, done, solved } = this;
    places.set(this.model, { lesson, at, done, solved, steps: this.#steps });
  }

  /** Goes on where the sheet was closed, with what was done since. */
  #goOn(): void {
    const place = places.get(this.model);
    if (place === undefined) return;
    const { lesson, at, done, solved, steps } = place;
    Object.assign(this, { lesson, at, done, solved });
    this.#steps = steps;
  }

  get #page(): LessonPage | undefined {
    return this.lesson === undefined ? undefined : lessonsFor(this.lang).lessons[this.lesson]?.pages[this.at];
  }

  #look(): void {
    const page = this.#page;
    if (page === undefined || page.wants.length === 0 || this.done) return;
    this.done = page.wants.every((want) => holds(want, this.#facts[want.fact] ?? factOf(this.model, want.fact, this.#steps)));
    if (this.done) this.solved = new Set([...this.solved, this.lesson!]);
  }

  #open(lesson: number | undefined, at = 0): void {
    const first = lesson !== this.lesson;
    if (first) this.#facts = {};
    this.lesson = lesson;
    this.at = at;
    this.#begin(first);
  }

  #begin(first = false): void {
    this.done = false;
    const page = this.#page;
    if (page === undefined) return;
    if (page.set !== undefined) this.#steps = 0;
    if (beginsAnew(page)) restartLens(this.getRootNode() as ShadowRoot);
    void setUp(this.model, page, first);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated) this.#goOn();
    // A language that cannot be loaded leaves English, which is there.
    if (changed.has("lang")) void loadLessons(this.lang).then(() => { this.requestUpdate(); }, () => undefined);
  }

  protected override render(): TemplateResult {
    const messages = lessonMessagesFor(this.lang);
    const page = this.#page;
    return page === undefined ? this.#list(messages) : this.#shown(page, messages);
  }

  #list(messages: LessonMessages): TemplateResult {
    const { language, lessons } = lessonsFor(this.lang);
    return html`<p>${messages.intro}</p>
      <ol>${lessons.map((lesson, number) => html`<li><button type="button" class="lesson" @click=${() => { this.#open(number); }}>
        <b><span lang=${language}>${lesson.title}</span>${this.solved.has(number) ? ` (${messages.solved})` : ""}</b><span lang=${language}>${lesson.summary}</span></button></li>`)}</ol>`;
  }

  #shown(page: LessonPage, messages: LessonMessages): TemplateResult {
    const { language, lessons } = lessonsFor(this.lang);
    const { title, pages } = lessons[this.lesson!]!;
    const last = this.at === pages.length - 1;
    return html`
      <p class="number"><span lang=${language}>${title}</span>, ${messages.page(this.at + 1, pages.length)}</p>
      <h3 lang=${language}>${page.title}</h3>
      ${page.text.map((paragraph) => html`<p lang=${language}>${paragraph}</p>`)}
      ${page.shows === undefined ? nothing : html`<div @facts=${(event: CustomEvent<Facts>) => { this.#facts = event.detail; }}>${shownFigure(page.shows, this.lang)}</div>`}
      ${page.task === undefined ? nothing : html`<div class="task ${this.done ? "done" : ""}" role="status"><p><b>${messages.task}</b> <span lang=${language}>${page.task}</span></p><p>${this.done ? `✓ ${messages.done}` : `○ ${messages.open}`}</p></div>`}
      <div class="ways">
        ${this.at === 0 ? nothing : html`<button type="button" class="before" @click=${() => { this.#open(this.lesson, this.at - 1); }}>${messages.back}</button>`}
        ${page.set === undefined ? nothing : html`<button type="button" @click=${() => { this.#begin(); }}>${messages.again}</button>`}
        <button type="button" class="onward primary" ?disabled=${last && !this.done} @click=${() => { if (last) this.#open(undefined); else this.#open(this.lesson, this.at + 1); }}>${last ? messages.finish : messages.next}</button>
        <button type="button" class="list" @click=${() => { this.#open(undefined); }}>${messages.list}</button>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-points-lessons": PointsLessons;
  }
}
