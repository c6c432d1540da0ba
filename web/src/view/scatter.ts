import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { toHex } from "./colour";
import { linearTicks } from "./chart/ticks";
import { englishScatterMessages, type ScatterMessages } from "./result-messages";
import { Surface } from "./surface";
import { ThemeController } from "./theme-colours";

const margin = { left: 44, right: 8, top: 8, bottom: 32 };
const font = 11;

/** Predicted numbers over the targets that they should be: on the diagonal they are right. */
@customElement("bd-scatter")
export class ScatterElement extends LitElement {
  static override styles = css`
    :host { display: block; aspect-ratio: 1; max-height: 360px; min-height: 180px; flex: none; }
    :host([hidden]) { display: none; }
    canvas { display: block; width: 100%; height: 100%; }
  `;

  /** Targets and what was predicted for them, of equal length. */
  @property({ attribute: false }) pairs: { readonly target: ArrayLike<number>; readonly predicted: ArrayLike<number> } = { target: [], predicted: [] };
  @property({ attribute: false }) messages: ScatterMessages = englishScatterMessages;
  @query("canvas") private readonly canvas!: HTMLCanvasElement;
  readonly #theme = new ThemeController(this, () => { this.#surface?.invalidate(); });
  #surface: Surface | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#surface?.dispose();
    this.#surface = undefined;
  }

  protected override firstUpdated(): void {
    this.#open();
  }

  protected override updated(): void {
    this.#surface?.invalidate();
  }

  protected override render(): TemplateResult {
    return html`<canvas role="img" aria-label=${this.messages.scatter}></canvas>`;
  }

  #open(): void {
    this.#surface ??= new Surface(this.canvas, (context, width, height) => { this.#paint(context, width, height); });
  }

  #paint(context: CanvasRenderingContext2D, width: number, height: number): void {
    const { target, predicted } = this.pairs;
    const { colours, font: family } = this.#theme.colours;
    const { numbers } = this.messages;
    let [low, high] = [-1, 1];
    for (const line of [target, predicted]) {
      for (let i = 0; i < line.length; i++) {
        const value = line[i]!;
        if (value < low && Number.isFinite(value)) low = value;
        if (value > high && Number.isFinite(value)) high = value;
      }
    }
    const room = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
    const x = (value: number): number => margin.left + ((value - low) / (high - low)) * room.width;
    const y = (value: number): number => margin.top + (1 - (value - low) / (high - low)) * room.height;
    context.font = `${font}px ${family}`;
    context.fillStyle = toHex(colours.muted);
    context.strokeStyle = toHex(colours.divider);
    context.lineWidth = 1;
    context.beginPath();
    for (const tick of linearTicks(low, high, 5)) {
      context.moveTo(x(tick), y(low));
      context.lineTo(x(tick), y(high));
      context.moveTo(x(low), y(tick));
      context.lineTo(x(high), y(tick));
      context.textAlign = "center";
      context.fillText(numbers.tick(tick), x(tick), y(low) + font + 3);
      context.textAlign = "right";
      context.fillText(numbers.tick(tick), margin.left - 4, y(tick) + font / 3);
    }
    context.stroke();
    context.textAlign = "center";
    context.fillText(this.messages.target, margin.left + room.width / 2, height - 3);
    context.save();
    context.translate(font - 1, margin.top + room.height / 2);
    context.rotate(-Math.PI / 2);
    context.fillText(this.messages.predicted, 0, 0);
    context.restore();
    context.strokeStyle = toHex(colours.muted);
    context.setLineDash([5, 3]);
    context.beginPath();
    context.moveTo(x(low), y(low));
    context.lineTo(x(high), y(high));
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = `${toHex(colours.training)}99`;
    for (let i = 0; i < target.length; i++) context.fillRect(x(target[i]!) - 1.5, y(predicted[i]!) - 1.5, 3, 3);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-scatter": ScatterElement;
  }
}
