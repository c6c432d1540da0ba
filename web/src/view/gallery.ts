// Every view with sample data, for the eye; not part of the product. From web/:
//   npx esbuild src/view/gallery.ts --bundle --servedir=src/view --outdir=src/view
// then http://127.0.0.1:8000/gallery.html?theme=dark&show=fields (or network, narrow, deep, chart, results).
import { css, html, LitElement, svg, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import "./chart/loss-chart";
import "./result-views";
import { classField, numberField, sampleHistory, sampleNetwork, samplePoints, spiralField, spiralPoints } from "./gallery-data";
import { classCount, classMark, FieldPainter, PointsPainter, Surface, theme, ThemeController, type Field, type FieldMeaning, type NetworkTarget, type PaintedPoints } from "./index";
import "./confusion";

@customElement("gallery-drawing")
class GalleryDrawing extends LitElement {
  static override styles = css`
    :host { display: block; aspect-ratio: 1; border: 1px solid var(--back-draw-border); }
    canvas { display: block; width: 100%; height: 100%; }
  `;
  @property({ attribute: false }) field!: Field;
  @property({ attribute: false }) meaning!: FieldMeaning;
  @property({ attribute: false }) points: PaintedPoints | undefined;
  @query("canvas") private canvas!: HTMLCanvasElement;
  readonly #theme = new ThemeController(this, () => this.#surface?.invalidate());
  readonly #field = new FieldPainter();
  readonly #points = new PointsPainter();
  #surface: Surface | undefined;

  protected override firstUpdated(): void {
    this.#surface = new Surface(this.canvas, (context, width, height, ratio) => {
      const box = { x: 0, y: 0, width, height };
      this.#field.paint(context, box, this.field, { meaning: this.meaning }, this.#theme.colours);
      if (this.points !== undefined)
        this.#points.paint(context, box, this.points, { bounds: [-6, -6, 6, 6], ratio }, this.#theme.colours);
    });
  }

  protected override render(): TemplateResult {
    return html`<canvas></canvas>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gallery-drawing": GalleryDrawing;
  }
}

const sections: Record<string, () => TemplateResult> = {
  fields: () => html`<div class="grid">
    ${[
      { field: spiralField(100), meaning: { kind: "probability" } as const, points: spiralPoints(150) },
      { field: classField(100, 8), meaning: { kind: "classes" } as const, points: samplePoints(160, (_, __, i) => i % 8) },
      { field: numberField(100), meaning: { kind: "numbers" } as const, points: samplePoints(90, (x, y) => Math.sin(x * 0.7) * Math.cos(y * 0.5), "values") },
      { field: classField(100, 3), meaning: { kind: "classes" } as const, points: samplePoints(60, (_, __, i) => i % 3) },
    ].map(({ field, meaning, points }) => html`<gallery-drawing .field=${field} .meaning=${meaning} .points=${points}></gallery-drawing>`)}
    </div>
    <p>${Array.from({ length: classCount }, (_, i) => svg`<svg width="32" height="32" viewBox="-1.4 -1.4 2.8 2.8">${classMark(i)}</svg>`)}</p>`,
  network: () => html`<bd-network class="panel" .columns=${sampleNetwork([8, 8], 1)} .selected=${parameters.has("card") ? JSON.parse(parameters.get("card")!) as NetworkTarget : null}></bd-network>`,
  narrow: () => html`<bd-network class="phone" grow .columns=${sampleNetwork([4, 3], 3)}></bd-network>`,
  chart: () => html`<div class="grid">
    <bd-loss-chart class="chart" .history=${sampleHistory(400)}></bd-loss-chart>
    <bd-loss-chart class="chart" rate unit="Loss (nats)" logarithmic .history=${sampleHistory(100000)} .previous=${sampleHistory(300, 7)}></bd-loss-chart>
    <bd-loss-chart class="chart"></bd-loss-chart>
    <bd-loss-chart class="chart" logarithmic .history=${sampleHistory(1)}></bd-loss-chart>
  </div>`,
  results: () => html`
    <bd-readout></bd-readout>
    <bd-readout .report=${{ epochs: 1234.5, loss: 0.03121, testLoss: 0.0419, testAccuracy: 0.982 }}></bd-readout>
    <bd-readout .report=${{ epochs: 12, loss: 1.2e-7, testLoss: 12345.678, accuracy: 1 }}></bd-readout>
    <bd-confusion .matrix=${[[132, 4], [7, 121]]}></bd-confusion>
    <bd-confusion .matrix=${Array.from({ length: 8 }, (_, i) => Array.from({ length: 8 }, (_, j) => (i === j ? 40 - 5 * i : (i * j) % 7)))}></bd-confusion>
  `,
  deep: () => html`<bd-network class="panel" .columns=${sampleNetwork([32, 32, 24, 16, 12, 8, 6, 4], 3, 24)}></bd-network>`,
};

const parameters = new URLSearchParams(location.search);

@customElement("view-gallery")
class Gallery extends LitElement {
  static override styles = [theme, css`
    :host { display: block; min-height: 100vh; padding: 16px; box-sizing: border-box; }
    .grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(380px, 1fr)); gap: 16px; }
    .panel { height: 560px; border: 1px solid var(--back-draw-divider); padding: 8px; }
    .chart { height: 280px; }
    .phone { width: 320px; border: 1px solid var(--back-draw-divider); margin: 16px 0; }
  `];

  protected override render(): TemplateResult {
    const shown = parameters.get("show");
    return html`${Object.entries(sections).filter(([name]) => shown === null || shown === name).map(([, show]) => show())}`;
  }
}

const gallery = new Gallery();
gallery.setAttribute("theme", parameters.get("theme") ?? "auto");
document.body.append(gallery);
