import { html, noChange, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { BackdrawError } from "../../api";
import { icons } from "../../control/icons";
import "../../control/segments";
import { curveMessagesFor, type CurveMessages } from "../../messages/en-curve";
import "../../view/chart/loss-chart";
import type { LabModule } from "../lab";
import { labStyles } from "../lab-styles";
import { ModelLab, type LabModelEvents } from "../model-lab";
import { fileNames } from "../sets/taken-files";
import { drawLine, drawnColumns, eraseLine, noCurve, sameCurves, xOf } from "./curve";
import { CurveDesk, type CurveNotice, type CurvesTaken } from "./curve-desk";
import { curvesPanel } from "./curves-panel";
import { CurveModel, keptAs } from "./model";
import { legend, meanError, numbersPanel, settingsPanel, type Context } from "./panels";
import type { PlotEvent } from "./plot";
import "./plot";
import { readyMade, readyMadeNames, type ReadyMadeName } from "./ready-made";
import { placeOf, seriesOf } from "./series";
import { curveStyles } from "./styles";
import { curveTable, modeNames, type CurveState, type CurveTable } from "./table";

/** For <back-draw>. */
export const lab: LabModule<CurveTable> = {
  table: curveTable,
  view: (store, common, place) => html`<bd-curve-lab data-lab-element .store=${store} .common=${common} .place=${place}></bd-curve-lab>`,
  keptAs,
  keys: (_, common) => curveMessagesFor(common.numbers.language).keyTable,
  linkSentence: (common) => curveMessagesFor(common.numbers.language).share,
};

const tabNames = ["loss", "numbers"] as const;
const speeds = [3, 10, 30, 100, 300, 1000, 0];

/** The curve lab: a plane in which a function is drawn, what several networks make of it, and their settings. */
@customElement("bd-curve-lab")
export class CurveLab extends ModelLab<CurveTable, CurveModel, BackdrawError> {
  static override styles = [labStyles, curveStyles];

  @state() private erases = false;
  @state() private deleting = false;
  #stroke = 0;
  #desk: CurveDesk | undefined;

  get messages(): CurveMessages { return curveMessagesFor(this.common.numbers.language); }
  protected override makeModel(events: LabModelEvents<BackdrawError>): CurveModel {
    this.#desk = new CurveDesk(this.store, { changed: () => { this.requestUpdate(); }, notice: (notice) => { this.notice = this.#noticed(notice); } });
    void this.#desk.start();
    return new CurveModel(this.store, events, this.shelf);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#desk?.close();
  }

  override undo(): void { this.#byHand(() => { this.store.undo(); }); }
  override redo(): void { this.#byHand(() => { this.store.redo(); }); }
  protected override sentence(error: BackdrawError): string { return error.code === "not-finite" ? this.messages.notFinite : this.common.otherFault(error.message); }
  protected override hindrance(): string | undefined { return this.model?.teaches === false ? this.#nothing() : undefined; }

  protected override render(): TemplateResult | typeof noChange {
    const { model } = this;
    if (model === undefined) return noChange;
    const { store, common, messages } = this;
    const context: Context = { store, common, messages, shows: (name) => this.shows(name), locks: (name) => this.locks(name) };
    return html`<div class="lab ${this.roomless ? "roomless" : ""}" @dragover=${(event: DragEvent) => { event.preventDefault(); }} @drop=${this.dropped}>
      ${this.#drawing(context, model)}
      ${this.shows("network", "settings", "result", "loss") ? html`<div class="side scrolls">${settingsPanel(context)}${this.#result(context, model)}</div>` : nothing}
      ${this.bar({ numbers: true, speed: { chosen: store.values.speed, offered: speeds, choose: (speed) => { store.set({ speed }); } } })}${this.told()}
    </div>`;
  }

  #drawing(context: Context, model: CurveModel): TemplateResult {
    const { store, common, messages } = context;
    const { mode, curve } = store.values;
    const empty = drawnColumns(curve).length === 0;
    return html`<section class="drawing" aria-label=${messages.plot}>
      ${this.shows("data", "tools") ? html`<div class="top">
        ${this.shows("data") ? html`<bd-segments label=${messages.mode} ?disabled=${this.locks("data")} .value=${mode} .options=${modeNames.map((value) => ({ value, label: messages.modeNames[value] }))}
          @choose=${({ detail }: CustomEvent<CurveState["mode"]>) => { store.set({ mode: detail }); }}></bd-segments>
        ${this.#choice(context)}` : nothing}
        ${this.shows("tools") ? html`<div class="tools">
          <button type="button" class="icon" title=${messages.erase} aria-label=${messages.erase} aria-pressed=${this.erases} ?disabled=${this.locks("drawing")} @click=${() => { this.erases = !this.erases; }}>${icons.eraser}</button>
          <button type="button" class="icon" title=${messages.clear} aria-label=${messages.clear} data-then="bd-curve-plot" ?disabled=${empty || this.locks("drawing")} @click=${() => { this.#clear(); }}>${icons.clear}</button>
          ${this.undoing()}
        </div>` : nothing}
      </div>` : nothing}
      <div class="frame"><bd-curve-plot .messages=${messages} .tick=${(value: number) => common.numbers.tick(value)} .curve=${curve} .band=${model.band} .cut=${this.#cut()} ?erases=${this.erases} ?readonly=${this.locks("drawing")}
        summary=${this.#summary(model)} @plot=${this.drawn} @bd-said=${(event: CustomEvent<string>) => { this.say(event.detail); }}></bd-curve-plot>
        ${empty && !this.locks("drawing") ? html`<p class="hint">${messages.hint}</p>` : nothing}</div>
      ${legend(context)}
      ${this.#curves(empty)}
      <p class="answer aside">${this.#answer(model)}</p>
    </section>`;
  }

  #result(context: Context, model: CurveModel): TemplateResult | typeof nothing {
    const { store, messages } = context;
    return this.results({
      label: messages.result, names: tabNames, titles: messages.tabs, chosen: store.values.tab, choose: (tab) => { store.set({ tab }); }, panel: () => numbersPanel(context, model.band),
    });
  }

  /** Curves that come with the lab, and those that are kept. */
  #choice({ store, messages }: Context): TemplateResult {
    const { open } = store.values;
    const made = this.#madeName();
    const kept = this.#desk?.curves ?? [];
    const value = kept.some(({ id }) => id === open) ? `kept ${open}` : made === undefined ? "" : `made ${made}`;
    return html`<bd-choice class="ready-made" bare ?disabled=${this.locks("data") || this.locks("drawing")} label=${messages.readyMade} .value=${value}
      .options=${[
        ...(value === "" ? [{ value, label: messages.drawn }] : []), ...kept.map(({ id, name }) => ({ value: `kept ${id}`, label: name })),
        ...readyMadeNames.map((name) => ({ value: `made ${name}`, label: messages.readyMadeNames[name] })),
      ]}
      @choose=${({ detail }: CustomEvent<string>) => { this.#choose(detail); }}></bd-choice>`;
  }

  #choose(chosen: string): void {
    const [kind, name] = chosen.split(" ");
    if (kind === "kept") this.#desk?.open(name!);
    else if (kind === "made") this.store.set({ curve: readyMade(name as ReadyMadeName), open: "" });
  }

  #curves(empty: boolean): TemplateResult | typeof nothing {
    if (this.#desk === undefined || !this.shows("data")) return nothing;
    return curvesPanel({ messages: this.messages, desk: this.#desk, empty, locked: this.locks("data"), deleting: this.deleting }, { ask: (deleting) => { this.deleting = deleting; } });
  }

  #noticed(notice: CurveNotice): string {
    if (notice.kind === "notKept") return this.messages.notKept;
    return notice.kind === "files" ? this.#takenSaid(notice.taken) : this.messages[notice.kind](notice.name);
  }

  #takenSaid({ files, curves, fitted, refused, kept }: CurvesTaken): string {
    const { messages } = this;
    return [
      ...(files > 1 && curves > 0 ? [messages.curvesTaken(curves)] : []),
      ...(fitted.length > 0 ? [messages.curveFitted(fileNames(fitted), fitted.length)] : []),
      ...(refused.length === 0 ? [] : [files === 1 ? messages.notACurve(refused[0]!) : messages.leftOut(fileNames(refused))]),
      ...(kept ? [] : [messages.notKept]),
    ].join(" ");
  }

  /** What is drawn, and what is taken back of it, goes into the curve that is open. */
  #byHand(change: () => void): void {
    this.#desk?.draw(change);
    this.#desk?.drawn();
  }

  /** The ready-made curve that is there untouched. */
  #madeName(): ReadyMadeName | undefined {
    return readyMadeNames.find((name) => sameCurves(readyMade(name), this.store.values.curve));
  }

  #cut(): number | undefined {
    const { mode, curve, learnt } = this.store.values;
    if (mode === "function") return undefined;
    const series = seriesOf(curve, learnt);
    return series.values.length === 0 ? undefined : placeOf(series, series.learnt - 0.5);
  }

  #answer(model: CurveModel): string {
    const { messages, common, store: { values } } = this;
    if (!model.teaches) return this.#nothing();
    const error = model.report === undefined ? undefined : meanError(values, model.band);
    if (error === undefined) return "";
    return values.mode === "function" ? messages.error(common.numbers.figure(error, 2)) : messages.seriesError(common.numbers.figure(error, 2));
  }

  #nothing(): string {
    const { messages, store: { values } } = this;
    return values.mode === "series" && drawnColumns(values.curve).length > 0 ? messages.tooShort : messages.nothing;
  }

  #summary(model: CurveModel): string {
    const { messages, common, store: { values: { curve } } } = this;
    const columns = drawnColumns(curve);
    if (columns.length === 0) return `${messages.empty}.`;
    return `${messages.range(common.numbers.tick(xOf(columns[0]!)), common.numbers.tick(xOf(columns.at(-1)!)))}. ${this.#answer(model)}`;
  }

  #clear(): void {
    // An empty plane is the beginning of another curve, not the end of the one that is kept.
    this.#byHand(() => { this.store.set({ curve: noCurve(), open: "" }); });
  }

  private readonly drawn = ({ detail }: CustomEvent<PlotEvent>): void => {
    const { curve } = this.store.values;
    this.notice = undefined;
    if (detail.kind === "cleared") this.#clear();
    else if (detail.kind === "lifted") {
      this.#stroke++;
      this.#desk?.drawn();
    } else this.#desk?.draw(() => { this.store.set({ curve: (detail.erases ? eraseLine : drawLine)(curve, detail.from, detail.to) }, { merge: `stroke ${this.#stroke}` }); });
  };

  private readonly dropped = (event: DragEvent): void => {
    event.preventDefault();
    if (!this.locks("data")) void this.#desk?.take([...(event.dataTransfer?.files ?? [])]);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-curve-lab": CurveLab;
  }
}
