import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { MakeData } from "../../../api";
import { icons } from "../../../control/icons";
import type { Messages } from "../../../messages";
import { initialValues } from "../../../state/field";
import { paintThumbnail, squareContext, ThemeController } from "../../../view";
import { DataSource } from "../data-source";
import { extent, type Points } from "../points";
import { dataNames, pointsTable, type DataName } from "../table";

/** Points of a picture: as many as can be told apart in it. */
const count = { classes: 110, values: 260 };
const side = 44;
const valued: ReadonlySet<DataName> = new Set(["plane", "multi-gaussian", "swiss-roll"]);

/**
 * The data sets as a group of pictures, made by the generator once the group is first seen. Arrow keys go along, Home and
 * End to its ends. Event `choose`: CustomEvent<DataName>.
 */
@customElement("bd-data-pictures")
export class DataPictures extends LitElement {
  static override styles = css`
    :host { display: block; }
    :host([hidden]) { display: none; }
    [role="radiogroup"] { display: grid; gap: 4px; grid-template-columns: repeat(auto-fill, minmax(86px, 1fr)); }
    :host([bare]) [role="radiogroup"] { grid-template-columns: repeat(${dataNames.length}, minmax(0, ${side + 12}px)); justify-content: space-between; }
    button {
      display: grid; justify-items: center; gap: 2px; min-width: 0; padding: 4px 0; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius);
      background: var(--back-draw-background); color: var(--back-draw-muted); font: 12px/16px var(--back-draw-font); cursor: pointer;
    }
    canvas, i { width: ${side}px; height: ${side}px; max-width: 100%; }
    i { display: grid; place-items: center; }
    button:hover:not(:disabled) { border-color: var(--back-draw-accent); color: var(--back-draw-text); }
    button[aria-checked="true"] {
      color: var(--back-draw-text); border-color: var(--back-draw-accent);
      background: color-mix(in srgb, var(--back-draw-accent) 14%, var(--back-draw-background)); box-shadow: inset 0 0 0 1px var(--back-draw-accent);
    }
    button:disabled { cursor: default; opacity: 0.5; }
    button:focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: 1px; }
    span { max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    :host([bare]) span { position: absolute; width: 1px; height: 1px; clip-path: inset(50%); }
    :host([bare]) button { position: relative; padding: 2px; }
    @media (forced-colors: active) {
      button[aria-checked="true"] { outline: 3px solid Highlight; outline-offset: -3px; }
    }
  `;

  @property({ attribute: false }) messages!: Messages;
  @property({ attribute: false }) makeData!: MakeData;
  @property() value: DataName = "none";
  @property({ type: Boolean }) disabled = false;
  /** Pictures alone, in one row; their names are for screen readers and pointers that rest on them. */
  @property({ type: Boolean, reflect: true }) bare = false;
  readonly #points = new Map<DataName, Points>();
  readonly #theme = new ThemeController(this, () => { for (const name of this.#points.keys()) this.#paint(name); });
  readonly #sight = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    this.#sight.disconnect();
    void this.#make();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#points.size === 0) this.#sight.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sight.disconnect();
  }

  protected override render(): TemplateResult {
    const { messages } = this;
    return html`<div role="radiogroup" aria-label=${messages.data} @keydown=${this.pressed}>
      ${dataNames.map((name) => html`<button type="button" role="radio" aria-checked=${name === this.value} tabindex=${name === this.value ? 0 : -1} data-set=${name} title=${this.bare ? messages.dataNames[name] : ""}
        ?disabled=${this.disabled} @click=${() => { this.choose(name); }}>${name === "none" ? html`<i>${icons.brush}</i>` : html`<canvas aria-hidden="true" width="1" height="1"></canvas>`}<span>${messages.dataNames[name]}</span></button>`)}
    </div>`;
  }

  private choose(name: DataName): void {
    if (name === this.value) return;
    this.value = name;
    this.dispatchEvent(new CustomEvent("choose", { detail: name }));
  }

  private readonly pressed = (event: KeyboardEvent): void => {
    const last = dataNames.length - 1;
    const at = dataNames.indexOf(this.value);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: last }[event.key];
    if (to === undefined || this.disabled) return;
    event.preventDefault();
    event.stopPropagation();
    const name = dataNames[(to + dataNames.length) % dataNames.length]!;
    this.choose(name);
    this.renderRoot.querySelector<HTMLButtonElement>(`[data-set="${name}"]`)?.focus();
  };

  /** One after another: pictures wait for nothing else, and nothing for them. */
  async #make(): Promise<void> {
    for (const name of dataNames) {
      if (name === "none") continue;
      const state = { ...initialValues(pointsTable), data: name, count: valued.has(name) ? count.values : count.classes, noise: 0.1 };
      const source = new DataSource(this.makeData);
      await source.refresh(state);
      this.#points.set(name, source.shown(state).points);
      this.#paint(name);
    }
  }

  #paint(name: DataName): void {
    const canvas = this.renderRoot.querySelector<HTMLCanvasElement>(`[data-set="${name}"] canvas`);
    const points = this.#points.get(name);
    const context = canvas === null ? undefined : squareContext(canvas, side);
    if (context === undefined || points === undefined) return;
    const { kind, x, y, target } = points;
    paintThumbnail(context, side, extent, { kind, x, y, target, count: x.length }, this.#theme.colours);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-data-pictures": DataPictures;
  }
}
