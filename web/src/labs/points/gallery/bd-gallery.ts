import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { MakeData } from "../../../api";
import type { Messages } from "../../../messages";
import { initialValues } from "../../../state/field";
import { readFragment } from "../../../state/fragment";
import { PointsPainter, squareContext, ThemeController } from "../../../view";
import { DataSource } from "../data-source";
import { extent, type Points } from "../points";
import { pointsTable, type PointsState } from "../table";
import { startNames, starts, type StartName } from "./starts";

/** Points of a picture: as many as can be told apart in it. */
const fewPoints = 150;
const side = 72;
const bounds = [-extent, -extent, extent, extent] as const;

function stateOf(name: StartName): PointsState {
  return { ...initialValues(pointsTable), ...readFragment(pointsTable, starts[name]) };
}

/** Good starts, each with a picture of its points, a title and a sentence. Event `start`: CustomEvent<Partial<PointsState>>. */
@customElement("bd-gallery")
export class Gallery extends LitElement {
  static override styles = css`
    :host { display: grid; gap: 8px; grid-template-columns: repeat(auto-fill, minmax(264px, 1fr)); }
    button {
      display: grid; grid-template-columns: ${side}px 1fr; gap: 0 12px; align-items: start; padding: 8px; text-align: start; font: inherit; color: inherit; cursor: pointer;
      border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); background: var(--back-draw-background);
    }
    button:hover { background: var(--back-draw-surface); border-color: var(--back-draw-accent); }
    button:focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: 1px; }
    button:disabled { opacity: 0.5; cursor: default; }
    canvas { grid-row: span 2; width: ${side}px; height: ${side}px; border: 1px solid var(--back-draw-divider); border-radius: var(--back-draw-radius); }
    b { font-weight: 600; font-size: 14px; line-height: 20px; }
    span { font-size: 12px; line-height: 16px; color: var(--back-draw-muted); }
  `;

  @property({ attribute: false }) messages!: Messages;
  @property({ attribute: false }) makeData!: MakeData;
  @property({ type: Boolean }) disabled = false;
  readonly #points = new Map<StartName, Points>();
  readonly #theme = new ThemeController(this, () => { this.#paintAll(); });

  protected override firstUpdated(): void {
    void this.#make();
  }

  protected override render(): TemplateResult {
    return html`${startNames.map((name) => html`<button type="button" data-start=${name} ?disabled=${this.disabled}
      @click=${() => { this.dispatchEvent(new CustomEvent("start", { detail: readFragment(pointsTable, starts[name]) })); }}>
        <canvas aria-hidden="true"></canvas><b>${this.messages.points.starts[name].title}</b><span>${this.messages.points.starts[name].sentence}</span></button>`)}`;
  }

  /** One after another: pictures wait for nothing else, and nothing for them. */
  async #make(): Promise<void> {
    for (const name of startNames) {
      const state = stateOf(name);
      const source = new DataSource(this.makeData);
      await source.refresh({ ...state, count: Math.min(state.count, fewPoints * Math.max(1, state.classes / 3)) | 0 });
      this.#points.set(name, source.shown(state).points);
      this.#paint(name);
    }
  }

  #paintAll(): void {
    for (const name of this.#points.keys()) this.#paint(name);
  }

  #paint(name: StartName): void {
    const canvas = this.renderRoot.querySelector<HTMLCanvasElement>(`[data-start="${name}"] canvas`);
    const points = this.#points.get(name);
    const context = canvas === null ? undefined : squareContext(canvas, side);
    if (context === undefined || points === undefined) return;
    const { kind, x, y, target } = points;
    new PointsPainter().paint(context, { x: 0, y: 0, width: side, height: side }, { kind, x, y, target, count: x.length }, { bounds, radius: 1.8, ratio: devicePixelRatio }, this.#theme.colours);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-gallery": Gallery;
  }
}
