import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import uPlot from "uplot";
import type { History } from "../chart/history";
import { logarithmicTicks, linearTicks } from "../chart/ticks";
import { uplotStyles } from "../chart/uplot-styles";
import { toHex } from "../colour";
import { englishNumbers, type Numbers } from "../figures";
import { frames } from "../frames";
import type { ColourName } from "../palette";
import { ThemeController } from "../theme-colours";
import { lineStyles } from "./lines";
import { linesOf } from "./lines-data";

/** Training losses of up to six runs over their epochs, on a logarithmic axis. `refresh` after pushes. A table stands elsewhere. */
@customElement("bd-lines")
export class LinesElement extends LitElement {
  static override styles = [uplotStyles, css`:host { display: block; height: 200px; } .plot { width: 100%; height: 100%; }`];

  @property({ attribute: false }) runs: readonly History[] = [];
  @property({ attribute: false }) numbers: Numbers = englishNumbers;
  @property() label = "";
  @property() epoch = "";
  @query(".plot") private readonly plot!: HTMLElement;
  readonly #theme = new ThemeController(this, () => { this.#discard(); });
  readonly #observer = new ResizeObserver(() => { this.#discard(); });
  #chart: uPlot | undefined;
  #frame = 0;

  refresh(): void {
    if (this.#frame === 0) this.#frame = frames().request(() => { this.#draw(); });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
    frames().cancel(this.#frame);
    this.#frame = 0;
    this.#chart?.destroy();
    this.#chart = undefined;
  }

  protected override firstUpdated(): void {
    this.#observer.observe(this.plot);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("runs") || changed.has("numbers")) this.#discard();
    this.refresh();
  }

  protected override render(): TemplateResult {
    return html`<div class="plot" role="img" aria-label=${this.label}></div>`;
  }

  #discard(): void {
    this.#chart?.destroy();
    this.#chart = undefined;
    this.refresh();
  }

  #draw(): void {
    this.#frame = 0;
    const { clientWidth: width, clientHeight: height } = this.plot;
    if (width < 80 || height < 60) return;
    const data = linesOf(this.runs, width) as uPlot.AlignedData;
    if (this.#chart === undefined) this.#chart = new uPlot(this.#options(width, height), data, this.plot);
    else this.#chart.setData(data);
  }

  #options(width: number, height: number): uPlot.Options {
    const { numbers } = this;
    const stroke = (name: ColourName) => (): string => toHex(this.#theme.colours.colours[name]);
    const axis = { stroke: stroke("muted"), font: `12px ${this.#theme.colours.font}`, ticks: { show: false } };
    // uPlot declares it as a const enum, which cannot be imported one module at a time.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
    const logarithmic = 3 as uPlot.Scale.Distr;
    return {
      width, height, pxAlign: 0, padding: [8, 12, 0, 0], legend: { show: false }, cursor: { show: false },
      scales: {
        x: { time: false, range: (_chart, _low, high) => [0, high > 0 ? high : 1] },
        y: { distr: logarithmic, range: lossRange },
      },
      axes: [
        { ...axis, grid: { show: false }, size: 26, gap: 6, label: this.epoch, labelSize: 18, labelGap: 0, labelFont: axis.font, splits: (_chart, _axis, low, high) => linearTicks(low, high, Math.max(2, Math.floor(width / 64))), values: (_chart, splits) => splits.map((value) => numbers.tick(value)) },
        { ...axis, grid: { stroke: stroke("divider"), width: 1 }, size: 52, gap: 6, splits: (_chart, _axis, low, high) => logarithmicTicks(low, high, Math.max(2, Math.floor(height / 36))), filter: (_chart, splits) => splits, values: (_chart, splits) => splits.map((value) => numbers.tick(value)) },
      ],
      series: [{}, ...this.runs.map((_, i): uPlot.Series => {
        const { colour, dash } = lineStyles[i % lineStyles.length]!;
        return { stroke: stroke(colour), width: 2, dash: [...dash], spanGaps: true, points: { show: false } };
      })],
    };
  }
}

/** With a little room on both sides. */
function lossRange(_chart: uPlot, low: number | null, high: number | null): [number, number] {
  return low === null || high === null || !(low > 0) ? [0.1, 1] : [low / 1.2, high * 1.2];
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-lines": LinesElement;
  }
}
