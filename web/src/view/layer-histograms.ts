import { css, html, LitElement, svg, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { englishLayerHistogramsMessages, type LayerHistogramsMessages } from "./result-messages";

/** Equal bins from -reach to reach. */
export interface BinnedNumbers {
  readonly counts: readonly number[];
  readonly reach: number;
}

export interface LayerNumbers {
  readonly title: string;
  readonly weights: BinnedNumbers;
  readonly gradients: BinnedNumbers;
  readonly weightNorm: number;
  readonly gradientNorm: number;
  /** Length of the next update to that of the parameters. */
  readonly updateRatio: number;
}

const [width, height] = [120, 40];

/** How weights and gradients of each layer are spread, and how far the next step goes. */
@customElement("bd-layer-histograms")
export class LayerHistogramsElement extends LitElement {
  static override styles = css`
    :host { display: block; color: var(--back-draw-text); font-size: var(--back-draw-size-small); font-variant-numeric: tabular-nums; }
    :host([hidden]) { display: none; }
    section { padding: 6px 0; border-top: 1px solid var(--back-draw-divider); }
    section:first-child { border-top: 0; padding-top: 0; }
    h3 { margin: 0 0 2px; font-size: var(--back-draw-size-small); line-height: 16px; font-weight: 600; }
    .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
    figure { margin: 0; min-width: 0; }
    figcaption { display: flex; justify-content: space-between; color: var(--back-draw-muted); line-height: 16px; }
    svg { display: block; width: 100%; height: ${height}px; }
    .weights { fill: var(--back-draw-training); }
    .gradients { fill: var(--back-draw-test); }
    .base { stroke: var(--back-draw-border); }
    .zero { stroke: var(--back-draw-muted); stroke-dasharray: 2 2; }
    dl { display: grid; grid-template-columns: repeat(3, 1fr); gap: 4px; margin: 2px 0 0; }
    dt { color: var(--back-draw-muted); line-height: 14px; font-size: 11px; }
    dd { margin: 0; line-height: 16px; white-space: nowrap; }
    p { color: var(--back-draw-muted); }
  `;

  @property({ attribute: false }) layers: readonly LayerNumbers[] = [];
  @property({ attribute: false }) messages: LayerHistogramsMessages = englishLayerHistogramsMessages;

  protected override render(): TemplateResult {
    const { layers, messages } = this;
    const { numbers } = messages;
    if (layers.length === 0) return html`<p>${messages.empty}</p>`;
    return html`${layers.map((layer) => html`<section>
      <h3>${layer.title}</h3>
      <div class="pair">${this.#histogram("weights", layer.weights)}${this.#histogram("gradients", layer.gradients)}</div>
      <dl>
        ${([["weightNorm", layer.weightNorm], ["gradientNorm", layer.gradientNorm], ["updateRatio", layer.updateRatio]] as const).map(([name, value]) =>
          html`<div><dt>${messages[name]}</dt><dd data-figure=${name}>${Number.isFinite(value) ? numbers.figure(value) : "–"}</dd></div>`)}
      </dl>
    </section>`)}`;
  }

  #histogram(name: "weights" | "gradients", { counts, reach }: BinnedNumbers): TemplateResult {
    const { messages } = this;
    const most = Math.max(1, ...counts);
    const wide = width / counts.length;
    // By the root, so that few numbers far out are seen beside many in the middle.
    const high = (count: number): number => (height - 2) * Math.sqrt(count / most);
    const bars = counts.map((count, i) => (count === 0 ? "" : `M${i * wide + 0.5} ${height - 1}v${-high(count)}h${wide - 1}v${high(count)}z`)).join("");
    return html`<figure>
      <svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label="${messages[name]}: ±${messages.numbers.figure(reach, 2)}">
        ${svg`<path class=${name} d=${bars}></path><path class="base" d="M0 ${height - 0.5}H${width}" vector-effect="non-scaling-stroke"></path>
          <path class="zero" d="M${width / 2} 0V${height}" vector-effect="non-scaling-stroke"></path>`}
      </svg>
      <figcaption><span>${messages[name]}</span><span>±${messages.numbers.figure(reach, 2)}</span></figcaption>
    </figure>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-layer-histograms": LayerHistogramsElement;
  }
}
