import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Moment } from "./chart/history";
import { englishReadoutMessages, type ReadoutMessages } from "./readout-messages";

/** What stands where nothing has been measured yet. */
const unknown = "–";

/** The figures of the last report side by side: epoch, loss, accuracy. Their places do not move as digits change. */
@customElement("bd-readout")
export class ReadoutElement extends LitElement {
  static override styles = css`
    :host { display: block; min-width: 0; color: var(--back-draw-text); font-size: var(--back-draw-size-body); font-variant-numeric: tabular-nums; }
    :host([hidden]) { display: none; }
    dl { display: flex; flex-wrap: wrap; margin: 0; gap: 0 calc(2 * var(--back-draw-space)); }
    div { min-width: 7.5ch; }
    dt { color: var(--back-draw-muted); font-size: var(--back-draw-size-small); line-height: 16px; white-space: nowrap; }
    dd { margin: 0; font-size: var(--back-draw-size-large); line-height: 24px; white-space: nowrap; }
    @container (width < 600px) or (height < 560px) {
      dl { flex-wrap: nowrap; justify-content: space-between; align-items: end; gap: 0 var(--back-draw-space); }
      div { min-width: min-content; }
      /* A name takes two lines before it runs into the next. */
      dt { font-size: 11px; line-height: 14px; white-space: normal; }
      dd { font-size: var(--back-draw-size-body); line-height: 18px; }
    }
  `;

  /** A report of the trainer; undefined before the first. */
  @property({ attribute: false }) report: Moment | undefined;
  /** Leaves accuracy out, as where targets are numbers. */
  @property({ type: Boolean }) numbers = false;
  @property({ attribute: false }) messages: ReadoutMessages = englishReadoutMessages;

  protected override render(): TemplateResult {
    const { report, messages } = this;
    const loss = (value: number | undefined): string => (value === undefined ? unknown : messages.numbers.figure(value));
    const accuracy = report?.testAccuracy ?? report?.accuracy;
    return html`<dl>
      <div><dt>${messages.epoch}</dt><dd>${report === undefined ? "0" : messages.numbers.count(Math.floor(report.epochs))}</dd></div>
      <div><dt>${messages.loss}, ${messages.training}</dt><dd>${loss(report?.loss)}</dd></div>
      <div><dt>${messages.loss}, ${messages.test}</dt><dd>${loss(report?.testLoss)}</dd></div>
      ${this.numbers ? nothing : html`<div><dt>${messages.accuracy}, ${report?.testAccuracy === undefined && report?.accuracy !== undefined ? messages.training : messages.test}</dt><dd>${accuracy === undefined ? unknown : messages.numbers.percent(accuracy)}</dd></div>`}
    </dl>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-readout": ReadoutElement;
  }
}
