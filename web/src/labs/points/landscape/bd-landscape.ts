import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { BackdrawError } from "../../../api";
import { messagesFor } from "../../../messages";
import { faultSentence } from "../../../messages/fault-sentence";
import { landscapeMessagesFor, type LandscapeMessages } from "../../../messages/landscape/en";
import type { Moment, Numbers } from "../../../view";
import "../../../view/landscape/bd-landscape-picture";
import type { PointsModel } from "../model";
import { raceStyles } from "../race/styles";
import { Survey, type Directions, type Found } from "./survey";

/** Rows and columns of the table behind the picture. */
const tableSize = 9;

/** Where a network was when it was measured. */
interface Standing {
  readonly trainer: PointsModel["trainer"];
  readonly moment: Moment | undefined;
  readonly edits: PointsModel["store"]["values"]["edits"];
}

/** The loss around the lab's network, on a plane, and the way that training took. */
@customElement("bd-landscape")
export class LandscapeElement extends LitElement {
  static override styles = [raceStyles, css`
    td { text-align: end; }
    details { margin-top: 8px; }
    summary { min-height: 24px; cursor: pointer; }
    progress { width: 120px; accent-color: var(--back-draw-accent); }
  `];

  /** Given anew whenever the lab shows itself anew. */
  @property({ attribute: false, hasChanged: () => true }) model!: PointsModel;
  @property() override lang = "";
  @state() private directions: Directions = "path";
  @state() private seed = 1;
  @state() private found: Found | undefined;
  @state() private busy = false;
  @state() private fault: BackdrawError | undefined;
  /** Whether the network is not any more as it was measured. */
  @state() private stale = false;
  @state() private trained = false;
  #measured: Standing | undefined;
  #survey: Survey | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  /** The weights are others, or may be. */
  moved(): void {
    this.trained = (this.model.moment?.epochs ?? 0) > 0 || this.model.timeline.list.length > 1;
    const [was, now] = [this.#measured, this.#standing()];
    this.stale = was !== undefined && (was.trainer !== now.trainer || was.edits !== now.edits || was.moment?.epochs !== now.moment?.epochs || was.moment?.loss !== now.moment?.loss);
  }

  #standing(): Standing {
    const { trainer, moment, store } = this.model;
    return { trainer, moment, edits: store.values.edits };
  }

  protected override willUpdate(): void {
    this.moved();
  }

  protected override render(): TemplateResult {
    const messages = landscapeMessagesFor(this.lang);
    const page = messagesFor(this.lang);
    const { numbers, noData } = page;
    const { found } = this;
    const ready = this.model.trainer !== undefined && this.model.examples !== undefined;
    return html`
      <p>${messages.intro}</p>
      <div class="ways">
        ${this.busy ? html`<button type="button" class="stop" @click=${() => { this.#stop(); }}>${messages.stop}</button><progress aria-label=${messages.measuring} max="1" .value=${found?.done ?? 0}></progress>`
          : html`<button type="button" class="start primary" ?disabled=${!ready} @click=${() => { void this.#measure(); }}>${found === undefined ? messages.measure : messages.again}</button>`}
        <select aria-label=${messages.directions} @change=${(event: Event) => { this.directions = (event.target as HTMLSelectElement).value as Directions; }}>
          ${(["path", "random"] as const).map((value) => html`<option value=${value} .selected=${value === this.directions}>${messages.directionNames[value]}</option>`)}
        </select>
        ${this.directions === "random" ? html`<label class="epochs">${messages.seed} <input type="number" min="0" step="1" .value=${String(this.seed)} @change=${(event: Event) => { this.seed = Math.max(0, Math.round(Number((event.target as HTMLInputElement).value)) || 0); }}></label>` : nothing}
      </div>
      <p role="status" class="state">${this.fault !== undefined ? faultSentence(page, this.fault, messages.notFinite) : !ready ? noData : this.busy ? messages.measuring : found === undefined ? (this.trained ? "" : messages.hint) : this.#sentence(found, messages, numbers)}</p>
      ${found === undefined ? nothing : html`
        <bd-landscape-picture .field=${found.field} .bounds=${found.bounds} .path=${found.path} .numbers=${numbers} label=${messages.picture}></bd-landscape-picture>
        <p class="aside">${messages.legend} ${found.directions === "path" ? messages.pathExplain : messages.randomExplain}</p>
        <details><summary>${messages.table}</summary>${this.#table(found, messages, numbers)}</details>`}`;
  }

  #sentence({ share, path, directions, loss }: Found, messages: LandscapeMessages, numbers: Numbers): string {
    const fallen = this.directions === "path" && directions === "random" ? ` ${messages.noPath}` : "";
    const epoch = numbers.count(Math.floor(this.#measured?.moment?.epochs ?? 0));
    return `${this.stale ? messages.before(epoch) : messages.of(epoch)} ${messages.here(numbers.figure(loss))} ${path.places.length > 1 ? messages.share(numbers.percent(share)) : ""}${fallen}`;
  }

  #table({ field, bounds: [xMin, yMin, xMax, yMax], path }: Found, messages: LandscapeMessages, numbers: Numbers): TemplateResult {
    const at = Array.from({ length: tableSize }, (_, i) => Math.floor(((i + 0.5) * field.width) / tableSize));
    const x = (column: number): number => xMin + ((column + 0.5) / field.width) * (xMax - xMin);
    const y = (row: number): number => yMax - ((row + 0.5) / field.height) * (yMax - yMin);
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label=${messages.losses}><table class="losses"><caption>${messages.losses}</caption>
        <thead><tr><td></td>${at.map((column) => html`<th scope="col">${numbers.figure(x(column), 2)}</th>`)}</tr></thead>
        <tbody>${at.map((row) => html`<tr><th scope="row">${numbers.figure(y(row), 2)}</th>${at.map((column) => html`<td>${numbers.figure(field.values[row * field.width + column]!, 2)}</td>`)}</tr>`)}</tbody></table></div>
      <div class="scroll" tabindex="0" role="region" aria-label=${messages.way}><table class="way"><caption>${messages.way}</caption>
        <thead><tr><th scope="col">${messages.epoch}</th><th scope="col">${messages.first}</th><th scope="col">${messages.second}</th></tr></thead>
        <tbody>${path.places.map(([a, b], i) => html`<tr><th scope="row">${path.epochs[i] === undefined ? messages.now : numbers.figure(path.epochs[i])}</th><td>${numbers.figure(a)}</td><td>${numbers.figure(b)}</td></tr>`)}</tbody></table></div>`;
  }

  #stop(): void {
    this.#survey?.close();
    this.#survey = undefined;
    this.busy = false;
  }

  async #measure(): Promise<void> {
    const { trainer, examples, spec, timeline, engine } = this.model;
    if (trainer === undefined || examples === undefined) return;
    this.#stop();
    const survey = new Survey();
    this.#survey = survey;
    this.busy = true;
    this.fault = undefined;
    const standing = this.#standing();
    const until = timeline.at?.steps ?? Infinity;
    const checkpoints = timeline.list.filter(({ steps }) => steps <= until);
    try {
      await survey.run(engine.createTrainer, { trainer, spec, data: examples, checkpoints }, this.directions, this.seed, (found) => {
        if (this.#survey !== survey) return;
        this.#measured = standing;
        this.found = found;
      });
    } catch (error) {
      if (!(error instanceof BackdrawError)) throw error;
      if (this.#survey === survey) this.fault = error;
    }
    if (this.#survey === survey) this.#stop();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-landscape": LandscapeElement;
  }
}
