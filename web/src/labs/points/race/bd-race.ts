import { html, LitElement, nothing, svg, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { icons } from "../../../control/icons";
import { messagesFor, type Messages } from "../../../messages";
import { faultSentence } from "../../../messages/fault-sentence";
import { raceMessagesFor, type RaceMessages } from "../../../messages/race/en";
import { lineStyles } from "../../../view/race/lines";
import "../../../view/race/bd-lines";
import type { LinesElement } from "../../../view/race/bd-lines";
import { shownField } from "../field-look";
import type { PointsModel } from "../model";
import { optimizerNames, optimizers, type OptimizerName } from "../optimizers";
import { meaningOf } from "../training/answers";
import { anotherContender, firstContenders, mostContenders, type Contender } from "./contenders";
import { Race } from "./race";
import { leader, type Racer } from "./racer";
import { raceStyles } from "./styles";
import { Thumbnail } from "./thumbnail";

const showMilliseconds = 100;

/** Up to six ways to train the lab's network, side by side. Closed, its workers are ended. */
@customElement("bd-race")
export class RaceElement extends LitElement {
  static override styles = raceStyles;

  /** Given anew whenever the lab shows itself anew. */
  @property({ attribute: false, hasChanged: () => true }) model!: PointsModel;
  @property() override lang = "";
  @state() private contenders: readonly Contender[] = [];
  @state() private epochs = 100;
  @state() private taken = "";
  @query("bd-lines") private readonly lines!: LinesElement | null;
  #race: Race | undefined;
  #timer = 0;
  readonly #thumbnails = new Map<Racer, Thumbnail>();

  get racers(): readonly Racer[] {
    return this.#race?.racers ?? [];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#race?.stop();
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  protected override willUpdate(): void {
    if (this.contenders.length === 0) this.contenders = firstContenders(this.model.store.values);
    this.#race ??= new Race(this.model, () => { this.#later(); });
  }

  protected override updated(): void {
    this.#paint();
    this.lines?.refresh();
  }

  #later(): void {
    if (this.#timer !== 0 || !this.isConnected) return;
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      this.requestUpdate();
    }, showMilliseconds);
  }

  #paint(): void {
    const { model } = this;
    const { points: { kind, x, y, target }, isTest } = model;
    const painted = { kind, x, y, target, count: x.length, test: Uint8Array.from(x, (_, i) => Number(isTest(i))) };
    for (const canvas of this.renderRoot.querySelectorAll("canvas")) {
      const racer = this.racers[Number(canvas.dataset["racer"])];
      if (racer?.field === undefined) continue;
      const thumbnail = this.#thumbnails.get(racer) ?? new Thumbnail();
      this.#thumbnails.set(racer, thumbnail);
      const { head } = model;
      const { field, look } = shownField(racer.field, { head, boundary: "confidence", hatched: false, threshold: meaningOf(racer.spec).threshold });
      thumbnail.paint(canvas, field, look, painted);
    }
  }

  protected override render(): TemplateResult {
    const messages = raceMessagesFor(this.lang);
    const page = messagesFor(this.lang);
    const race = this.#race!;
    const { phase, racers } = race;
    const idle = phase === "ready";
    const before = leader(racers);
    return html`
      <p>${messages.intro}</p>
      <div class="ways">
        ${phase === "running" || phase === "preparing"
          ? html`<button type="button" class="pause primary" ?disabled=${phase === "preparing"} @click=${() => { race.pause(); }}>${icons.pause}${page.pause}</button>`
          : html`<button type="button" class="start primary" ?disabled=${this.model.examples === undefined} @click=${this.#start}>${icons.play}${phase === "paused" || phase === "over" ? messages.on : messages.start}</button>`}
        ${idle ? nothing : html`<button type="button" class="stop" @click=${() => { race.stop(); }}>${messages.stop}</button>`}
        <label class="epochs">${messages.epochs} <input type="number" min="1" max="100000" step="1" .value=${String(this.epochs)} @change=${(event: Event) => { this.epochs = Math.max(1, Math.round(Number((event.target as HTMLInputElement).value)) || 100); }}></label>
      </div>
      <p role="status" class="state">${this.taken !== "" ? this.taken : this.model.examples === undefined ? page.noData : messages.phases[phase](before === undefined ? "" : this.#name(before.contender, page))}</p>
      ${racers.length === 0 ? nothing : html`
        <div class="pictures" role="group" aria-label=${messages.pictures}>${racers.map((racer, i) => html`<figure class=${racer === before && phase === "over" ? "first" : ""}>
          <canvas data-racer=${i} role="img" aria-label=${messages.boundary(this.#name(racer.contender, page))}></canvas>
          <figcaption>${mark(i)} ${page.optimizerNames[racer.contender.optimizer]} ${page.numbers.tick(racer.contender.rate)}</figcaption></figure>`)}</div>
        <bd-lines .runs=${this.#runs()} .numbers=${page.numbers} label=${messages.chart} epoch=${page.views.chart.epoch}></bd-lines>`}
      <div class="scroll" tabindex="0" role="region" aria-label=${messages.table}>${idle ? this.#choices(messages, page) : this.#results(racers, before, messages, page)}</div>
      ${idle ? html`<div class="ways"><button type="button" class="add" ?disabled=${this.contenders.length >= mostContenders} @click=${() => { this.contenders = [...this.contenders, anotherContender(this.contenders)]; }}>${messages.add}</button></div>` : nothing}
      ${!idle && race.isStale ? html`<p class="aside">${messages.stale}</p>` : nothing}`;
  }

  #runsOf: readonly Racer[] = [];
  #histories: readonly Racer["history"][] = [];

  /** The same array for the same racers, so that the chart is not made anew. */
  #runs(): readonly Racer["history"][] {
    const { racers } = this;
    if (racers !== this.#runsOf) {
      this.#runsOf = racers;
      this.#histories = racers.map(({ history }) => history);
      this.#thumbnails.clear();
    }
    return this.#histories;
  }

  #name({ optimizer, rate }: Contender, page: Messages): string {
    return `${page.optimizerNames[optimizer]} ${page.numbers.tick(rate)}`;
  }

  #choices(messages: RaceMessages, page: Messages): TemplateResult {
    const change = (i: number, patch: Partial<Contender>): void => { this.contenders = this.contenders.map((each, k) => (k === i ? { ...each, ...patch } : each)); };
    const number = (i: number, name: "rate" | "batch" | "l2", label: string, least: number, most: number): TemplateResult => html`<td><input type="number" step="any" min=${least} max=${most} aria-label=${messages.of(label, i + 1)}
      .value=${String(this.contenders[i]![name])} @change=${(event: Event) => {
        const input = event.target as HTMLInputElement;
        const value = Number(input.value);
        if (input.value !== "" && value >= least && value <= most) change(i, { [name]: name === "batch" ? Math.round(value) : value });
        else input.value = String(this.contenders[i]![name]);
      }}></td>`;
    return html`<table><caption>${messages.table}</caption><thead><tr><th scope="col">${messages.line}</th><th scope="col">${page.optimizer}</th><th scope="col">${page.rate}</th><th scope="col">${page.batch}</th><th scope="col">L2</th><td></td></tr></thead>
      <tbody>${this.contenders.map(({ optimizer }, i) => html`<tr>
        <th scope="row">${mark(i)}<span class="hidden">${i + 1}</span></th>
        <td><select aria-label=${messages.of(page.optimizer, i + 1)} @change=${(event: Event) => { const name = (event.target as HTMLSelectElement).value as OptimizerName; change(i, { optimizer: name, rate: optimizers[name].rate }); }}>
          ${optimizerNames.map((name) => html`<option value=${name} .selected=${name === optimizer}>${page.optimizerNames[name]}</option>`)}</select></td>
        ${number(i, "rate", page.rate, 1e-9, 1000)}${number(i, "batch", page.batch, 1, 4096)}${number(i, "l2", page.l2, 0, 10)}
        <td><button type="button" class="icon" aria-label=${messages.remove(i + 1)} ?disabled=${this.contenders.length < 2} @click=${() => { this.contenders = this.contenders.filter((_, k) => k !== i); }}>${icons.close}</button></td>
      </tr>`)}</tbody></table>`;
  }

  #results(racers: readonly Racer[], before: Racer | undefined, messages: RaceMessages, page: Messages): TemplateResult {
    const { numbers } = page;
    const figure = (value: number | undefined): string => (value === undefined ? "–" : numbers.figure(value));
    const { chart } = page.views;
    const stale = this.#race!.isStale;
    return html`<table class="results"><caption>${messages.table}</caption><thead><tr><th scope="col">${messages.line}</th><th scope="col">${chart.epoch}</th><th scope="col">${chart.loss}</th><th scope="col">${messages.testLoss}</th><th scope="col">${chart.accuracy}</th><th scope="col">${messages.time}</th><td></td></tr></thead>
      <tbody>${racers.map((racer, i) => html`<tr class=${racer === before ? "first" : ""}>
        <th scope="row">${mark(i)} ${this.#name(racer.contender, page)}${racer === before ? html` <span class="best">${messages.best}</span>` : nothing}</th>
        ${racer.fault === undefined ? html`<td>${figure(racer.moment?.epochs)}</td><td>${figure(racer.moment?.loss)}</td><td>${figure(racer.moment?.testLoss)}</td>
          <td>${racer.moment?.accuracy === undefined ? "–" : numbers.percent(racer.moment.testAccuracy ?? racer.moment.accuracy)}</td><td>${figure(racer.milliseconds / 1000)} s</td>` : html`<td colspan="5" class="fault">${faultSentence(page, racer.fault, messages.notFinite)}</td>`}
        <td><button type="button" class="take" ?disabled=${stale || racer.moment === undefined || racer.fault !== undefined} @click=${() => { void this.#take(racer, messages, page); }}>${messages.take}</button></td>
      </tr>`)}</tbody></table>`;
  }

  readonly #start = (): void => {
    const race = this.#race!;
    this.taken = "";
    if (race.phase === "ready") void race.start(this.contenders, this.epochs);
    else {
      const done = Math.max(...race.racers.map(({ moment }) => moment?.epochs ?? 0));
      if (race.phase === "over" && done >= this.epochs - 1e-6) this.epochs = Math.round(done) + 100;
      void race.go(this.epochs);
    }
  };

  async #take(racer: Racer, messages: RaceMessages, page: Messages): Promise<void> {
    await this.#race!.take(racer);
    this.taken = messages.taken(this.#name(racer.contender, page));
  }
}

/** A piece of a racer's line. */
function mark(i: number): TemplateResult {
  const { colour, dash } = lineStyles[i % lineStyles.length]!;
  return html`<svg width="36" height="8" aria-hidden="true">${svg`<path d="M0 4H36" fill="none" stroke="var(--back-draw-${colour})" stroke-width="2.500" stroke-dasharray=${dash.join(" ")}></path>`}</svg>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-race": RaceElement;
  }
}
