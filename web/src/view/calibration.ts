import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { englishCalibrationMessages, type CalibrationMessages } from "./result-messages";

/** Answers of about the same confidence; NaN where there are none. */
export interface CalibrationBin {
  readonly count: number;
  readonly confidence: number;
  readonly accuracy: number;
}

const width = 240;
const left = 42;
const top = 6;
const right = 16;
/** Of the bars that show how many examples a bin has, under the diagram. */
const countsHeight = 20;

const plotWidth = width - left - right;
const plotHeight = 96;

/** A reliability diagram: how often answers of each confidence are right, beside the line where both are equal. */
@customElement("bd-calibration")
export class CalibrationElement extends LitElement {
  static override styles = css`
    :host { display: block; flex: none; color: var(--back-draw-text); font-size: var(--back-draw-size-small); }
    :host([hidden]) { display: none; }
    p { margin: 0; }
    b { font-weight: 600; }
    svg { display: block; width: 100%; max-width: 340px; height: auto; overflow: visible; }
    text { fill: var(--back-draw-muted); font-size: 10px; }
    .axis { stroke: var(--back-draw-border); fill: none; }
    .ideal { stroke: var(--back-draw-muted); stroke-dasharray: 4 3; fill: none; }
    .bar { fill: color-mix(in srgb, var(--back-draw-training) 35%, var(--back-draw-background)); stroke: var(--back-draw-training); }
    .gap { fill: none; stroke: var(--back-draw-test); stroke-width: 1.5; }
    .count { fill: var(--back-draw-border); }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  `;

  @property({ attribute: false }) bins: readonly CalibrationBin[] = [];
  @property({ type: Number }) error = Number.NaN;
  @property({ attribute: false }) messages: CalibrationMessages = englishCalibrationMessages;

  protected override render(): TemplateResult | typeof nothing {
    const { bins, messages } = this;
    const { numbers } = messages;
    if (bins.length === 0) return nothing;
    const [x, y] = [(share: number) => left + share * plotWidth, (share: number) => top + (1 - share) * plotHeight];
    const most = Math.max(1, ...bins.map(({ count }) => count));
    const base = top + plotHeight + 4 + countsHeight;
    return html`
      <p><b>${messages.calibration}</b>${Number.isNaN(this.error) ? nothing : html`, ${messages.error(numbers.percent(this.error))}`}</p>
      <svg viewBox="0 0 ${width} ${base + 28}" aria-hidden="true">
        ${[0, 0.5, 1].map((share) => svg`<text x=${left - 4} y=${y(share) + 3} text-anchor="end">${numbers.percent(share, 0)}</text>
          <text x=${x(share)} y=${base + 12} text-anchor="middle">${numbers.percent(share, 0)}</text>`)}
        <path class="axis" d="M${left} ${top}V${y(0)}H${x(1)}"></path>
        ${bins.map((bin, i) => this.#bar(bin, x(i / bins.length), plotWidth / bins.length, y, base, most))}
        <path class="ideal" d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}"></path>
        <text x=${x(0.5)} y=${base + 25} text-anchor="middle">${messages.confidence}</text>
        <text x="8" y=${y(0.5)} text-anchor="middle" transform="rotate(-90 8 ${y(0.5)})">${messages.accuracy}</text>
      </svg>
      <table class="unseen">
        <caption>${messages.calibration}</caption>
        <thead><tr><th scope="col">${messages.confidence}</th><th scope="col">${messages.accuracy}</th><th scope="col">${messages.examples}</th></tr></thead>
        <tbody>${bins.filter(({ count }) => count > 0).map((bin) => html`<tr>
          <th scope="row">${numbers.percent(bin.confidence)}</th><td>${numbers.percent(bin.accuracy)}</td><td>${numbers.count(bin.count)}</td></tr>`)}</tbody>
      </table>`;
  }

  /** Filled as high as answers were right, with a mark where they claimed to be. */
  #bar({ count, confidence, accuracy }: CalibrationBin, x: number, wide: number, y: (share: number) => number, base: number, most: number): SVGTemplateResult | typeof nothing {
    if (count === 0) return nothing;
    const { numbers, bin } = this.messages;
    const high = Math.max(1, (countsHeight * count) / most);
    return svg`<g>
      <title>${bin(numbers.percent(confidence), numbers.percent(accuracy), numbers.count(count))}</title>
      <rect class="bar" x=${x + 1} y=${y(accuracy)} width=${wide - 2} height=${y(0) - y(accuracy)}></rect>
      <path class="gap" d="M${x + 1} ${y(confidence)}h${wide - 2}"></path>
      <rect class="count" x=${x + 1} y=${base - high} width=${wide - 2} height=${high}></rect>
    </g>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-calibration": CalibrationElement;
  }
}
