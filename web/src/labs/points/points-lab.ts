import { html, LitElement, noChange, nothing, render, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";
import { createTrainer, makeData, readTable, type Spec, type Trainer } from "../../api";
import "../../control/explain";
import { icons } from "../../control/icons";
import { Arrivals } from "../../files/arrivals";
import type { Messages } from "../../messages";
import { withClassNames } from "../../messages/class-names";
import type { Store } from "../../state/store";
import { frames, type NetworkColumn, type NetworkElement, type NetworkEvents, type NetworkTarget, type ReadoutElement } from "../../view";
import type { KeptModel } from "../kept-models";
import { drawOn } from "./draw-on";
import { paintedPoints } from "./painted";
import { LiveViews } from "./live-views";
import { PointsModel } from "./model";
import type { Notice, Replace } from "./model-events";
import { networkColumns, type NetworkNumbers } from "./network-columns";
import { networkEdits } from "./network-edits";
import { noticeText } from "./notice-text";
import { playBar } from "./panels/bar";
import { shownCaption } from "./panels/caption";
import { shownTabs, tabList, tabPanel } from "./panels/tabs";
import { panelContext, type PanelContext } from "./panels/context";
import { dataPanel, dataPictures, fewDataFields } from "./panels/data";
import { networkFields, ratesPanel } from "./panels/settings";
import { toolsPanel } from "./panels/tools";
import { lensIn, openLens } from "./lens";
import { coveredColumn, openSheet } from "./sheets";
import "./result/bd-result";
import type { ResultChoice, ResultElement } from "./result/bd-result";
import { loadedPart } from "./part";
import { Speaker } from "./speaker";
import { StrokeFollower } from "./stroke-follower";
import { openTimeline, timelineIn } from "./timeline";
import type { Drawing, DrawingEvent } from "./surface/drawing";
import "./surface/drawing";
import { labStyles } from "./styles";
import { mostLayers, mostUnits, type PointsTable } from "./table";

const briefly = 6000;
/** What is longer is no link: it is not searched for one. */
const longestLink = 2 ** 20;
const figuresMilliseconds = 80;
/** As in the styles: from this width on, network and result stand beside the drawing. */
const leastWide = 1200;
/** As in the styles: below that an embed shows the necessary, behind tabs. */
const leastHigh = 560;
/** As in the styles: from that height on a wide lab has the data sets as pictures. */
const leastPictured = 860;

/** The points lab: drawing, network and result on one surface. Its state is the store that the element gives it. */
@customElement("bd-points-lab")
export class PointsLab extends LitElement {
  static override styles = labStyles;

  @property({ attribute: false }) store!: Store<PointsTable>;
  @property({ attribute: false }) messages!: Messages;
  /** Whether the lab is a whole page, which has room for everything in every size. */
  @property({ type: Boolean }) page = false;
  /** Makes a change that takes the place of all that is there. */
  @property({ attribute: false }) replace: Replace = (_, change) => { change(); };
  /** Off screen, training waits. */
  @property({ type: Boolean }) seen = true;
  @state() private notice: Notice | undefined;
  /** Whether panels stand behind tabs, where they scroll. */
  @state() private narrow = false;
  /** Whether something is held over the lab that could be dropped. */
  @state() private dropping = false;
  /** Whether there is room for the data sets as pictures. */
  @state() private roomy = false;
  /** Too low for more than the chart of the loss. */
  @state() private low = false;
  @state() private selected: NetworkTarget | null = null;
  @query("bd-drawing") private readonly drawing!: Drawing;
  @query("bd-readout") private readonly readout!: ReadoutElement | null;
  @query("bd-result") private readonly result!: ResultElement | null;
  @query("bd-network") private readonly network!: NetworkElement | null;
  #model: PointsModel | undefined;
  #live: LiveViews | undefined;
  #numbers: NetworkNumbers = { maps: new Map(), parameters: {} };
  #hovered: NetworkTarget | null = null;
  #noticeTimer = 0;
  #figuresTimer = 0;
  #touched = false;
  readonly #follower = new StrokeFollower(() => { frames().soon(() => { this.requestUpdate(); }); });
  readonly #size = new ResizeObserver((entries) => {
    const { width, height } = entries.at(-1)!.contentRect;
    this.low = height < leastHigh;
    this.roomy = width >= leastWide && height >= leastPictured;
    this.narrow = width < leastWide || (this.low && !this.page);
  });
  readonly #speaker = new Speaker((sentence) => { this.#say(sentence); });

  readonly #arrivals = new Arrivals(this, {
    wants: (path) => this.#model !== undefined && (this.page || path.includes(this)) && this.#takes(),
    text: (text) => { this.#arrived(text); },
    tooLarge: () => { this.#model?.tables.refuseSize(); },
    over: (is) => { this.dropping = is; },
  });

  get #words(): Messages { return withClassNames(this.messages, this.store.values.classNames); }

  get model(): PointsModel | undefined { return this.#model; }
  get trainer(): Trainer | undefined { return this.#model?.trainer; }
  get spec(): Spec | undefined { return this.#model?.spec; }

  play(): void {
    this.#dismiss();
    this.#model?.play();
  }

  pause(): void { this.#model?.pause(); }

  step(): void {
    this.#dismiss();
    this.#model?.step();
  }

  epoch(): void {
    this.#dismiss();
    this.#model?.epoch();
  }

  reset(): void {
    this.#dismiss();
    this.#model?.reset();
  }

  learnt(): Promise<KeptModel | undefined> { return this.#model?.kept?.learnt() ?? Promise.resolve(undefined); }
  bring(model: KeptModel): void { void this.#model?.kept?.bring(model); }

  constructor() {
    super();
    this.addEventListener("focusin", () => { void import("../focus-keeper").then(({ FocusKeeper }) => new FocusKeeper(this), () => undefined); }, { once: true });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
    this.#arrivals.open();
    if (this.hasUpdated) this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
    this.#arrivals.close();
    this.#follower.drop();
    this.#model?.close();
    this.#live?.close();
    this.#model = undefined;
  }

  /** Before anything is rendered, so that the drawing given the points is the one that stays. */
  protected override willUpdate(): void { if (this.isConnected) this.#open(); }

  #open(): void {
    if (this.#model !== undefined) return;
    this.#model = new PointsModel(this.store, { createTrainer, makeData, readTable }, {
      changed: () => { this.#follower.changed(); },
      progressed: () => { this.#showFigures(); },
      pointsChanged: () => {
        this.#showPoints();
        this.#live?.moved();
      },
      pictured: () => this.drawing.picture(),
      given: (target) => { this.#speaker.given(this.#model!, target); },
      outlined: (outline) => { this.drawing.showOutline(outline); },
      moved: () => { this.#live?.moved(); },
      notice: (notice) => { this.#notify(notice); },
      mended: (kind) => { if (this.notice?.kind === kind) this.#dismiss(); },
      replace: (by, change) => { this.replace(by, change); },
      tell: (type, detail) => { this.#tell(type, detail); },
    }, this.page);
    this.#model.show(this.seen);
    this.#live = new LiveViews(this.#model, {
      drawing: () => this.drawing,
      picture: () => this.network,
      result: () => this.result,
      lens: () => lensIn(this.renderRoot),
      card: () => this.selected,
      target: () => this.#hovered ?? this.selected,
      numbers: (numbers) => {
        this.#numbers = numbers;
        const picture = this.network;
        if (picture !== null) picture.columns = this.#columns();
      },
      marked: (marks) => {
        this.#speaker.marks = marks;
        this.#showPoints();
        frames().soon(() => { this.#showCounts(); });
      },
    });
    this.requestUpdate();
  }

  protected override render(): TemplateResult | typeof noChange {
    const model = this.#model;
    if (model === undefined) return noChange;
    const context = panelContext(model, this.#words);
    const { shows } = context;
    const tabs = shownTabs(context);
    const tab = tabs.includes(context.state.tab) ? context.state.tab : tabs[0];
    const roomless = !this.page && context.state.controls.trim() === "";
    const isTabbed = this.narrow && tabs.length > 1;
    return html`
      <div class="lab ${roomless ? "roomless" : ""}" data-tab=${tab ?? nothing} data-covered=${coveredColumn(context.state.sheet) ?? nothing} ?data-lens=${context.state.lens} data-sheet=${context.state.sheet}>
        <section class="square" aria-label=${this.messages.drawing}><div class="frame">${this.#drawing(context.locks("drawing"))}<div class="captions"></div>${this.#hint(context)}${this.#notices()}</div></section>
        ${shows("tools") ? html`<div class="tools" ?inert=${context.locks("drawing")}>${toolsPanel(context)}</div>` : nothing}
        <div class="bar">${playBar(context, this)}</div>
        ${openTimeline(context)}
        ${tabList(context, tabs, tab)}
        ${shows("data") || shows("settings")
          ? html`<div class="settings" id=${tabPanel("settings")} role=${isTabbed ? "tabpanel" : nothing} aria-labelledby=${isTabbed ? "tab-settings" : nothing}>
              ${shows("data") ? html`<section class="data" aria-label=${this.messages.data}>${this.#pictures(context)}${dataPanel(context, fewDataFields)}</section>` : nothing}
              ${shows("settings") ? html`<section class="rates" aria-label=${this.messages.settings}>${ratesPanel(context)}</section>` : nothing}
            </div>`
          : nothing}
        ${shows("network") ? this.#network(context, isTabbed) : nothing}
        ${shows("result") || shows("loss") ? this.#result(context, roomless && this.low, isTabbed) : nothing}
        ${openSheet(context)}${openLens(context)}
        ${this.dropping ? html`<p class="dropping">${this.messages.points.tableDrop}</p>` : nothing}
        <p class="spoken visually-hidden" role="status" aria-live="polite"></p>
      </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("seen")) this.#model?.show(this.seen);
    this.#speaker.messages = this.#words;
    this.#showCaption();
    this.#showCounts();
    this.#showFiguresNow();
    this.#live?.looked();
  }

  /** By itself, as the pointer wanders over the network's units faster than all the rest should be drawn anew. */
  #showCaption(): void {
    const place = this.renderRoot.querySelector<HTMLElement>(".captions");
    if (place !== null && this.#model !== undefined)
      render(shownCaption(panelContext(this.#model, this.#words), this.#live?.shown, this.#hovered ?? this.selected), place);
  }

  /**
   * What changes with every report goes straight to its places, so that no control is drawn anew for it, and no oftener
   * than it can be read.
   */
  #showFigures(): void {
    if (this.#figuresTimer !== 0) return;
    const show = (): void => {
      this.#figuresTimer = 0;
      this.#showFiguresNow();
    };
    this.#figuresTimer = window.setTimeout(() => { frames().request(show); }, figuresMilliseconds);
  }

  #showFiguresNow(): void {
    const model = this.#model;
    if (model === undefined) return;
    const { readout, result } = this;
    if (readout !== null) readout.report = model.moment;
    result?.progressed();
    timelineIn(this.renderRoot)?.progressed();
    this.#speaker.hear(model.playing, model.moment);
    if (this.#touched || model.moment === undefined) return;
    this.#touched = true;
    this.requestUpdate();
  }

  #drawing(readonly: boolean): TemplateResult {
    return html`<bd-drawing .messages=${this.#words} .tool=${this.store.values.tool} .selected=${this.#model?.selection.size ?? 0} ?readonly=${readonly} @draw=${this.drawn}></bd-drawing>`;
  }

  #hint({ messages, model, state }: PanelContext): TemplateResult | typeof nothing {
    return this.#touched || state.lens || this.notice !== undefined ? nothing : html`<p class="hint">${model.isReady ? messages.hintFirst : messages.loading}</p>`;
  }

  #notices(): TemplateResult | typeof nothing {
    const { notice } = this;
    if (notice === undefined) return nothing;
    const fault = notice.kind === "fault";
    return html`<div class="notices"><div class="notice ${fault ? "fault" : ""}" role=${fault ? "alert" : "status"}>
      <p>${noticeText(this.messages, notice)}</p>
      <button type="button" class="icon" aria-label=${this.messages.dismiss} @click=${this.#dismiss}>${icons.close}</button>
    </div></div>`;
  }

  #columns(): NetworkColumn[] {
    const model = this.#model!;
    const { locks, state } = panelContext(model, this.#words);
    const editable = !locks("network") && state.spec === "";
    return networkColumns(model.spec, this.#numbers, this.messages, { offered: editable, resizable: editable });
  }

  #pictures(context: PanelContext): TemplateResult | typeof nothing {
    if (!this.roomy) return nothing;
    loadedPart(import("./panels/data-pictures"), context.model, {});
    return dataPictures(context, true);
  }

  #network(context: PanelContext, isTabbed: boolean): TemplateResult {
    const { model, locks, shows, state } = context;
    const editable = !locks("network");
    const edits = networkEdits(model, () => { this.#live?.moved(); });
    return html`<section class="network" id=${tabPanel("network")} role=${isTabbed ? "tabpanel" : nothing} aria-label=${this.messages.network}>
      <bd-network .messages=${this.messages.views.network} .columns=${guard([model.spec, this.messages, editable, state.spec], () => this.#columns())} .selected=${this.selected} ?grow=${this.narrow} ?beside=${!this.narrow && (shows("result") || shows("loss")) && coveredColumn(state.sheet) !== "result"} ?locked=${!editable} .mostLayers=${mostLayers} .mostUnits=${mostUnits}
        @bd-hover=${this.hovered} @bd-open=${this.opened} @bd-missing=${() => { this.#notify({ kind: "part" }); }} @bd-open-column=${this.columnOpened} @bd-add-layer=${edits.addLayer} @bd-remove-layer=${edits.removeLayer}
        @bd-add-unit=${edits.addUnit} @bd-remove-unit=${edits.removeUnit} @bd-toggle-unit=${edits.toggleUnit} @bd-parameter=${edits.parameter}></bd-network>
      <bd-explain name=${this.messages.about(this.messages.network)} sentence=${this.messages.networkExplain}></bd-explain>
      ${networkFields(context)}
    </section>`;
  }

  #result({ model, state, messages, shows }: PanelContext, compact: boolean, isTabbed: boolean): TemplateResult {
    return html`<section class="result" id=${tabPanel("result")} role=${isTabbed ? "tabpanel" : nothing} aria-label=${messages.result}>
      <bd-result .model=${model} .messages=${messages} .previous=${model.previous} .previousLoss=${model.previousLoss} ?compact=${compact || !shows("result")} ?grow=${this.narrow} .view=${state.result} ?logarithmic=${state.logarithmic} ?rate=${state.rateShown} .mark=${model.timeline.at?.epochs}
        @choose=${this.resultChosen}></bd-result>
    </section>`;
  }

  #showPoints(): void { if (this.#model !== undefined) this.drawing.showPoints(paintedPoints(this.#model, this.#live?.marks)); }

  #showCounts(): void {
    this.drawing.wrong = this.#live?.marks?.count;
    this.drawing.count = this.#model?.points.x.length ?? 0;
  }

  /** Whether tables are taken: where their settings can be changed. */
  #takes(): boolean {
    const { shows, locks } = panelContext(this.#model!, this.messages);
    return shows("data") && !locks("data");
  }

  /** A link, which is for the element, a spec or a table. */
  #arrived(text: string): void {
    const link = text.length > longestLink ? null : /#v=\d\S*/.exec(text);
    if (link !== null) {
      this.#tell("bd-open-link", link[0]);
      return;
    }
    if (/^\s*\{/.test(text)) {
      void this.#model?.specs.take(text).then((taken) => { if (!taken) this.store.set({ sheet: "share" }); });
      return;
    }
    this.store.set({ sheet: "data" });
    void this.#model?.tables.take(text);
  }

  #notify(notice: Notice): void {
    clearTimeout(this.#noticeTimer);
    if (notice.kind !== "full" || this.notice?.kind !== "full") this.notice = notice;
    if (notice.kind !== "fault") this.#noticeTimer = window.setTimeout(this.#dismiss, briefly);
  }

  readonly #dismiss = (): void => {
    clearTimeout(this.#noticeTimer);
    this.notice = undefined;
  };

  #say(sentence: string): void {
    const region = this.renderRoot.querySelector(".spoken");
    if (region !== null) region.textContent = sentence;
  }

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  private readonly drawn = ({ detail }: CustomEvent<DrawingEvent>): void => {
    if (this.#model === undefined) return;
    this.#touched = true;
    this.#follower.during(detail.kind === "extend", () => { drawOn(this.#model!, detail, this.#speaker); });
  };

  private readonly hovered = ({ detail }: CustomEvent<NetworkTarget | null>): void => {
    this.#hovered = detail;
    this.#showCaption();
    this.#live?.pointed();
  };

  private readonly opened = ({ detail }: CustomEvent<NetworkTarget | null>): void => {
    this.selected = detail;
    this.#live?.pointed();
  };

  private readonly columnOpened = ({ detail: { column } }: NetworkEvents["bd-open-column"]): void => {
    this.store.set({ sheet: "layer", column });
  };

  private readonly resultChosen = ({ detail: { view, logarithmic, rate } }: CustomEvent<ResultChoice>): void => {
    this.store.set({ ...(view === undefined ? {} : { result: view }), ...(logarithmic === undefined ? {} : { logarithmic }), ...(rate === undefined ? {} : { rateShown: rate }) });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-points-lab": PointsLab;
  }
}
