import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { linearTicks } from "../chart/ticks";
import { mix, toHex, toPixel } from "../colour";
import { traceLevel } from "../contour";
import type { Field } from "../field";
import { englishNumbers, type Numbers } from "../figures";
import { Surface } from "../surface";
import { ThemeController } from "../theme-colours";
import { levelsBetween, logarithms, type LandscapePath } from "./model";

const margin = { left: 44, right: 64, top: 8, bottom: 28 };
const levels = 9;

/** Losses on a plane as shades with contours, blue where they are large, a scale beside, and the way through. */
@customElement("bd-landscape-picture")
export class LandscapePicture extends LitElement {
  static override styles = css`:host { display: block; aspect-ratio: 1.15; max-height: 440px; width: 100%; } canvas { display: block; width: 100%; height: 100%; }`;

  /** Losses. */
  @property({ attribute: false }) field: Field | undefined;
  @property({ attribute: false }) bounds: readonly [number, number, number, number] = [-1, -1, 1, 1];
  @property({ attribute: false }) path: LandscapePath = { places: [], epochs: [] };
  @property({ attribute: false }) numbers: Numbers = englishNumbers;
  @property() label = "";
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
    return html`<canvas role="img" aria-label=${this.label}></canvas>`;
  }

  #open(): void {
    this.#surface ??= new Surface(this.canvas, (context, width, height) => { this.#paint(context, width, height); });
  }

  #paint(context: CanvasRenderingContext2D, width: number, height: number): void {
    const { field } = this;
    if (field === undefined) return;
    const side = Math.max(40, Math.min(width - margin.left - margin.right, height - margin.top - margin.bottom));
    const box = { x: margin.left, y: margin.top, width: side, height: side };
    const logs = logarithms(field.values);
    this.#shades(context, box, field, logs);
    this.#contours(context, box, { ...field, values: logs.values }, logs);
    this.#axes(context, box);
    this.#scale(context, box, logs);
    this.#way(context, box);
  }

  /** Small losses are the background. */
  #shade(share: number): ReturnType<typeof mix> {
    const { colours } = this.#theme.colours;
    return mix(colours.background, colours.negative, 0.04 + 0.86 * share);
  }

  #shades(context: CanvasRenderingContext2D, box: { x: number; y: number; width: number; height: number }, field: Field, { values, low, high }: ReturnType<typeof logarithms>): void {
    const image = new ImageData(field.width, field.height);
    const pixels = new Uint32Array(image.data.buffer);
    for (let i = 0; i < pixels.length; i++) pixels[i] = toPixel(this.#shade(high > low ? (values[i]! - low) / (high - low) : 0));
    const canvas = document.createElement("canvas");
    canvas.width = field.width;
    canvas.height = field.height;
    canvas.getContext("2d")?.putImageData(image, 0, 0);
    context.imageSmoothingEnabled = true;
    context.drawImage(canvas, box.x, box.y, box.width, box.height);
  }

  #contours(context: CanvasRenderingContext2D, box: { x: number; y: number; width: number; height: number }, field: Field, { low, high }: { low: number; high: number }): void {
    const { colours } = this.#theme.colours;
    context.save();
    context.beginPath();
    context.rect(box.x, box.y, box.width, box.height);
    context.clip();
    context.lineWidth = 1;
    context.globalAlpha = 0.55;
    context.strokeStyle = toHex(colours.ink);
    for (const level of levelsBetween(low, high, levels)) {
      context.beginPath();
      traceLevel(context, box, field, 0, level);
      context.stroke();
    }
    context.restore();
  }

  #axes(context: CanvasRenderingContext2D, box: { x: number; y: number; width: number; height: number }): void {
    const { colours, font } = this.#theme.colours;
    const [xMin, yMin, xMax, yMax] = this.bounds;
    context.font = `11px ${font}`;
    context.fillStyle = toHex(colours.muted);
    context.strokeStyle = toHex(colours.border);
    context.lineWidth = 1;
    context.strokeRect(box.x, box.y, box.width, box.height);
    context.textAlign = "center";
    context.textBaseline = "top";
    for (const tick of linearTicks(xMin, xMax, 5)) context.fillText(this.numbers.tick(tick), box.x + ((tick - xMin) / (xMax - xMin)) * box.width, box.y + box.height + 4);
    context.textAlign = "right";
    context.textBaseline = "middle";
    for (const tick of linearTicks(yMin, yMax, 5)) context.fillText(this.numbers.tick(tick), box.x - 4, box.y + ((yMax - tick) / (yMax - yMin)) * box.height);
  }

  /** The shades with their losses. */
  #scale(context: CanvasRenderingContext2D, box: { x: number; y: number; width: number; height: number }, { low, high }: { low: number; high: number }): void {
    const { colours } = this.#theme.colours;
    const x = box.x + box.width + 8;
    const steps = 64;
    for (let i = 0; i < steps; i++) {
      context.fillStyle = toHex(this.#shade(1 - i / (steps - 1)));
      context.fillRect(x, box.y + (i * box.height) / steps, 12, box.height / steps + 1);
    }
    context.strokeRect(x, box.y, 12, box.height);
    context.fillStyle = toHex(colours.muted);
    context.textAlign = "left";
    for (const share of [0, 0.25, 0.5, 0.75, 1]) {
      context.textBaseline = share === 0 ? "bottom" : share === 1 ? "top" : "middle";
      context.fillText(this.numbers.figure(10 ** (low + share * (high - low)), 2), x + 16, box.y + (1 - share) * box.height);
    }
  }

  #way(context: CanvasRenderingContext2D, box: { x: number; y: number; width: number; height: number }): void {
    const { colours } = this.#theme.colours;
    const [xMin, yMin, xMax, yMax] = this.bounds;
    const at = ([a, b]: readonly [number, number]): [number, number] => [box.x + ((a - xMin) / (xMax - xMin)) * box.width, box.y + ((yMax - b) / (yMax - yMin)) * box.height];
    const places = this.path.places.map(at);
    const [start, end] = [places[0], places.at(-1)];
    if (start === undefined || end === undefined) return;
    for (const [width, colour] of [[5, colours.background], [2.5, colours.positive]] as const) {
      context.strokeStyle = toHex(colour);
      context.lineWidth = width;
      context.lineJoin = "round";
      context.beginPath();
      for (const [x, y] of places) context.lineTo(x, y);
      context.stroke();
    }
    const mark = (draw: () => void): void => {
      for (const [width, colour] of [[5, colours.background], [2.5, colours.ink]] as const) {
        context.lineWidth = width;
        context.strokeStyle = toHex(colour);
        context.beginPath();
        draw();
        context.stroke();
      }
    };
    mark(() => { context.arc(start[0], start[1], 5, 0, 2 * Math.PI); });
    mark(() => {
      context.moveTo(end[0] - 5, end[1] - 5);
      context.lineTo(end[0] + 5, end[1] + 5);
      context.moveTo(end[0] + 5, end[1] - 5);
      context.lineTo(end[0] - 5, end[1] + 5);
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-landscape-picture": LandscapePicture;
  }
}
