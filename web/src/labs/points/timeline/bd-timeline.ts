import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { icons } from "../../../control/icons";
import { messagesFor } from "../../../messages";
import { timelineMessagesFor } from "../../../messages/timeline/en";
import type { PointsModel } from "../model";
import type { Checkpoint } from "./checkpoints";
import { momentAt } from "./course";

/** A slider through the course of training: everything shows the moment that it is at, and training goes on from there. */
@customElement("bd-timeline")
export class TimelineElement extends LitElement {
  static override styles = css`
    :host { padding: 4px 0; border-top: 1px solid var(--back-draw-divider); font-size: 14px; line-height: 20px; }
    .row { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; }
    input { flex: 1 1 200px; min-width: 120px; height: var(--back-draw-target); margin: 0; accent-color: var(--back-draw-accent); cursor: pointer; }
    output { min-width: 216px; font-variant-numeric: tabular-nums; }
    button { display: inline-flex; align-items: center; gap: 4px; min-height: var(--back-draw-target); padding: 0 10px; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); background: var(--back-draw-background); color: inherit; font: inherit; cursor: pointer; }
    button:hover:not(:disabled) { background: var(--back-draw-surface); }
    button:disabled { opacity: 0.5; cursor: default; }
    button.close { border-color: transparent; padding: 0; width: var(--back-draw-target); justify-content: center; }
    .primary { border-color: var(--back-draw-accent); background: var(--back-draw-accent); color: var(--back-draw-on-accent); font-weight: 600; forced-color-adjust: none; }
    .primary:hover:not(:disabled) { background: var(--back-draw-accent); filter: brightness(1.08); }
    .aside { color: var(--back-draw-muted); font-size: 12px; line-height: 16px; margin: 0; }
    :focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: 1px; }
    .primary svg { width: 16px; height: 16px; }
    @container (width < 600px) { output { flex: 1; min-width: 0; order: -1; } .close { order: -1; } input { flex-basis: 100%; } .aside { display: none; } }
  `;

  /** Given anew whenever the lab shows itself anew. */
  @property({ attribute: false, hasChanged: () => true }) model!: PointsModel;
  @property() override lang = "";
  @state() private wanted: Checkpoint | undefined;

  /** There are newer figures, or checkpoints. */
  progressed(): void {
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.model.timeline.goToNow();
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector("input")?.focus();
  }

  protected override render(): TemplateResult {
    const messages = timelineMessagesFor(this.lang);
    const { numbers } = messagesFor(this.lang);
    const { timeline, history, moment, playing } = this.model;
    const { list, bytes } = timeline;
    const at = this.wanted === undefined || this.wanted === list.at(-1) ? timeline.at : this.wanted;
    const shown = this.wanted ?? at ?? list.at(-1);
    const last = Math.max(0, list.length - 1);
    const epochs = (value: number): string => numbers.tick(begun(value));
    const figures = at === undefined ? moment : momentAt(history, at.epochs);
    const here = at?.epochs ?? moment?.epochs ?? 0;
    const end = Math.max(history.epochs.at(-1) ?? 0, list.at(-1)?.epochs ?? 0);
    const text = messages.at(epochs(here), epochs(Math.max(here, end)), figures === undefined ? undefined : numbers.figure(figures.loss));
    return html`<div class="row" role="group" aria-label=${messages.name}>
      <input type="range" min="0" max=${last} step="1" .value=${String(shown === undefined ? 0 : list.indexOf(shown))}
        aria-label=${messages.slider} aria-valuetext=${text} @input=${this.#moved} @keydown=${this.#pressed}>
      <output>${text}</output>
      ${at === undefined ? nothing : html`
        <button type="button" class="branch primary" @click=${() => { this.model.play(); }}>${icons.play}${messages.branch}</button>
        <button type="button" class="now" @click=${() => { timeline.goToNow(); this.renderRoot.querySelector("input")?.focus(); }}>${messages.now}</button>`}
      ${timeline.hasOther && at === undefined ? html`<button type="button" class="swap" @click=${() => { void timeline.swap(); }}>${messages.swap}</button>` : nothing}
      <p class="aside">${list.length < 2 ? messages.empty : playing ? messages.playing : messages.kept(list.length, numbers.figure(bytes / 1024, 2))}</p>
      <button type="button" class="close" aria-label=${messages.close} title=${messages.close} @click=${() => { this.dispatchEvent(new CustomEvent("close")); }}>${icons.close}</button>
    </div>`;
  }

  /** The slider stays where it was put while the network is on its way there. */
  async #go(checkpoint: Checkpoint | undefined): Promise<void> {
    if (checkpoint === undefined) return;
    this.wanted = checkpoint;
    await this.model.timeline.goTo(checkpoint);
    if (this.wanted === checkpoint) this.wanted = undefined;
    this.requestUpdate();
  }

  readonly #moved = (event: Event): void => {
    void this.#go(this.model.timeline.list[Number((event.target as HTMLInputElement).value)]);
  };

  /** A key that the slider takes is no key of the page. */
  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.preventDefault();
      this.dispatchEvent(new CustomEvent("close"));
    }
    if (/^(Arrow|Page|Home|End)/.test(event.key)) event.stopPropagation();
  };
}

/** Three digits of an epoch, or all before the point, cut as the bar does: 304.6 is in epoch 304. */
function begun(epochs: number): number {
  const parts = 10 ** Math.max(0, 3 - Math.ceil(Math.log10(epochs + 1)));
  return Math.floor(epochs * parts + 1e-6) / parts;
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-timeline": TimelineElement;
  }
}
