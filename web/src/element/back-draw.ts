import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { BackdrawError, type Spec, type Trainer } from "../api";
import { icons } from "../control/icons";
import type { KeptModel } from "../labs/kept-models";
import type { LabElement } from "../labs/lab";
import "../labs/points/points-lab";
import type { PointsLab } from "../labs/points/points-lab";
import { withConsequences } from "../labs/points/consequences";
import { isShown } from "../labs/points/shown-controls";
import { offeredSheets } from "../labs/points/sheets";
import { stateOfSpec } from "../labs/points/spec";
import { pointsTable, type PointsTable } from "../labs/points/table";
import { loadLanguage, messagesFor, type Messages } from "../messages";
import { specFault } from "../messages/spec-fault";
import { attributeNames, fieldOfAttribute } from "../state/attributes";
import type { Aside } from "../state/aside";
import { initialValues, type Table, type Values } from "../state/field";
import { isFragment, labOfFragment } from "../state/fragment";
import type { LabName } from "../state/shell";
import { Store } from "../state/store";
import { theme } from "../view";
import { classCount } from "../view/palette";
import type { BackDrawElement } from "./public";
import { asideList, asideNotice, asideStyles, type AsideActs, type AsideNotice } from "./aside";
import { readAttributes } from "./attributes-in";
import { labTabs } from "./lab-tabs";
import { LabsOnDemand, type LabHost } from "./labs-on-demand";
import { dialogStyles, keysDialog } from "./dialogs";
import { languageAround } from "./language";
import { keptModel } from "./aside-models";
import { PageMemory, type Bringer, type MemoryHost } from "./memory";
import { doInLab, focusedElement, followPointer, isTaken, shortcutOf, type Shortcut } from "./shortcuts";
import { settingsSheet } from "./settings";
import { shareSheet } from "./share";
import { shellStyles } from "./styles";

const sessionKey = "backdraw";
/** In which a notice has been read that the sheet Share repeats. */
const readMilliseconds = 20_000;

/** A sentence about an attribute, or about itself, until it is put right or dismissed. */
interface Fault { readonly about: string; readonly sentence: string }

/** See BackDrawElement. The attributes are those that the state table names. */
@customElement("back-draw")
export class BackDraw extends LitElement implements BackDrawElement, LabHost, MemoryHost {
  static override styles = [theme, shellStyles, asideStyles, dialogStyles];
  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...attributeNames(pointsTable)];
  }

  @property({ type: Boolean }) page = false;
  @state() private faults: readonly Fault[] = [];
  /** Of the lab that is shown: own work whose place was taken. */
  @state() private asideNotice: (AsideNotice & { readonly memory: PageMemory<Table> }) | undefined;
  @state() private seen = true;
  @state() private settingsShown = false;
  @query("bd-points-lab") private readonly lab!: PointsLab | null;
  /** A lab that was loaded on demand, where it is shown. */
  @query("[data-lab-element]") private readonly other!: LabElement | null;
  @state() private shareShown = false;
  readonly sessionKey = sessionKey;
  readonly #labs = new LabsOnDemand(this);
  readonly #store = new Store<PointsTable>(pointsTable, initialValues(pointsTable));
  #memory: PageMemory<PointsTable> | undefined;
  #reading = 0;
  #played = false;
  #unsubscribe: (() => void) | undefined;
  readonly #sight = new IntersectionObserver((entries) => { this.seen = entries.at(-1)!.isIntersecting; });

  get trainer(): Trainer | undefined {
    return (this.lab ?? this.other)?.trainer;
  }

  get spec(): Spec | undefined {
    return (this.lab ?? this.other)?.spec;
  }

  set spec(spec: Spec | string | undefined) {
    if (spec !== undefined) this.#takeSpec(typeof spec === "string" ? spec : JSON.stringify(spec));
  }

  play(): void {
    this.#store.set({ play: true });
    (this.lab ?? this.other)?.play();
  }

  pause(): void {
    (this.lab ?? this.other)?.pause();
  }

  step(): void {
    (this.lab ?? this.other)?.step();
  }

  reset(): void {
    (this.lab ?? this.other)?.reset();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    const field = fieldOfAttribute(pointsTable, name);
    if (field === undefined || old === value) return;
    this.faults = this.faults.filter((each) => each.about !== name);
    if (this.#labs.takeAttribute(this.#store.values.lab, name)) return;
    if (name === "spec") {
      if (value !== null) this.#takeSpec(value);
      return;
    }
    const { values, faults } = readAttributes(pointsTable, this, [name]);
    // Layers by the attribute are layers without anything between them.
    const patch = { ...(name === "layers" ? { details: pointsTable.details.initial } : {}), ...(value === null ? { [field]: pointsTable[field].initial } : values) };
    this.#store.set(withConsequences(this.#store.values, patch), { undo: "no" });
    for (const fault of faults) this.refuse(name, fault);
    if (name === "height") this.style.height = this.#store.values.height === 0 ? "" : `${this.#store.values.height}px`;
    if (name === "play" && value !== null) (this.lab ?? this.other)?.play();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.page) {
      this.#memory ??= new PageMemory(sessionKey, this.#store, this);
      this.#memory.open();
      this.#labs.connect();
      this.#followLab();
      addEventListener("hashchange", this.#followLab);
    }
    this.#unsubscribe = this.#store.subscribe((changed) => { this.#stateChanged(changed); });
    this.#showTheme();
    void this.#followLanguage();
    this.#sight.observe(this);
    addEventListener("keydown", this.#pressed);
    this.#unfollow = followPointer();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#memory?.close();
    clearTimeout(this.#reading);
    this.#labs.disconnect();
    removeEventListener("hashchange", this.#followLab);
    this.#unsubscribe?.();
    this.#sight.disconnect();
    removeEventListener("keydown", this.#pressed);
    this.#unfollow?.();
  }

  get words(): Messages {
    return messagesFor(this.#language);
  }

  get #language(): string {
    return this.#store.values.lang || languageAround(this, this.page);
  }

  /** English is spoken until another language is loaded, and where it cannot be. */
  async #followLanguage(): Promise<void> {
    try {
      await loadLanguage(this.#language);
    } catch (error) {
      this.refuse("lang", this.words.languageFailed(error instanceof Error ? error.message : String(error)));
    }
    if (this.page) document.documentElement.lang = this.words.numbers.language;
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const { lab, controls, locked } = this.#store.values;
    const messages = this.words;
    return html`<div class="shell" lang=${messages.numbers.language}>
      ${this.page || (controls !== "" && isShown(controls, "header")) ? this.#header(messages) : nothing}
      ${this.settingsShown ? settingsSheet(messages, this.#store.values, (change) => { this.#store.set(change); }, this.#toggleSettings) : nothing}
      ${this.#shareSheet(messages)}
      ${this.faults.length === 0 && this.asideNotice === undefined ? nothing : html`<div class="faults">${this.#asideNotice(messages)}${this.faults.map((fault) => html`<div class="fault" role="alert"><p>${fault.sentence}</p>
        <button type="button" class="icon" aria-label=${messages.dismiss} @click=${() => { this.faults = this.faults.filter((each) => each !== fault); }}>${icons.close}</button></div>`)}</div>`}
      ${lab === "points"
        ? html`<bd-points-lab @bd-open-link=${this.opened} .store=${this.#store} .messages=${messages} .replace=${this.#replace} ?page=${this.page} .seen=${this.seen}>${this.#asideList(messages)}</bd-points-lab>`
        : this.#labs.offers(lab) ? this.#labs.view(lab, { seen: this.seen, page: this.page, controls, locked }) ?? html`<p class="missing">${messages.loading}</p>`
        : html`<p class="missing">${messages.labMissing(lab)}</p>`}
      </div>
      ${keysDialog(messages, lab === "points" ? messages.keyTable : this.#labs.keys(lab))}`;
  }

  protected override updated(): void {
    const lab = this.lab ?? this.other;
    if (this.#played || lab === null) return;
    this.#played = true;
    if (this.#store.values.play) void lab.updateComplete.then(() => { lab.play(); });
  }

  /** The link to a lab that was loaded on demand; the points lab has a sheet with more. */
  #shareSheet(messages: Messages): TemplateResult | typeof nothing {
    const { lab } = this.#store.values;
    const asides = this.shareShown ? this.#labs.memory(lab)?.asides ?? [] : [];
    const link = this.shareShown ? this.#labs.link(lab) : undefined;
    if (link === undefined && asides.length === 0) return nothing;
    return shareSheet(messages, link, asideList(messages, asides, this.#asideActs(this.#labs.memory(lab))), () => { this.shareShown = false; });
  }

  /** For the sheets of the points lab that show it. */
  #asideList(messages: Messages): TemplateResult | typeof nothing {
    const { sheet } = this.#store.values;
    return sheet === "share" || sheet === "gallery" ? asideList(messages, this.#memory?.asides ?? [], this.#asideActs(this.#memory as PageMemory<Table> | undefined), "aside") : nothing;
  }

  #asideNotice(messages: Messages): TemplateResult | typeof nothing {
    const notice = this.asideNotice;
    return notice?.memory.lab === this.#store.values.lab ? asideNotice(messages, notice, this.#asideActs(notice.memory)) : nothing;
  }

  #asideActs(memory: PageMemory<Table> | undefined): AsideActs {
    return {
      bringBack: (aside) => {
        if (memory?.bringBack(aside) === true) this.#tellAside({ kind: "back", memory });
        void this.updateComplete.then(() => { if (focusedElement() === undefined) this.renderRoot.querySelector<HTMLElement>(".asides, .offer button")?.focus(); });
      },
      forget: (aside) => {
        memory?.forget(aside);
        this.requestUpdate();
      },
      dismiss: () => { this.asideNotice = undefined; },
    };
  }

  #tellAside(notice: NonNullable<typeof this.asideNotice>): void {
    clearTimeout(this.#reading);
    this.asideNotice = notice;
    this.#reading = window.setTimeout(() => {
      if (this.renderRoot.querySelector(".offer:is(:hover, :focus-within)") === null) this.asideNotice = undefined;
      else this.#tellAside(notice);
    }, readMilliseconds);
  }

  offer(memory: PageMemory<Table>, aside: Aside, by: Bringer): void {
    this.#tellAside({ kind: "kept", by, aside, memory });
  }

  learnt(lab: string, values: Values<Table>): Promise<KeptModel | undefined> {
    return this.#shown(lab)?.learnt() ?? keptModel(lab === "points" ? lab : this.#labs.keptAs(lab, values));
  }

  bring(lab: string, model: KeptModel): void { this.#shown(lab)?.bring(model); }

  #shown(lab: string): PointsLab | LabElement | null {
    return this.#store.values.lab === lab ? this.lab ?? this.other : null;
  }

  readonly #replace = (by: Bringer, change: () => void): void => {
    if (this.#memory === undefined) change();
    else this.#memory.replace(by, change);
  };

  /** A link to a lab shows that lab. */
  readonly #followLab = (): void => {
    const lab = labOfFragment(location.hash);
    if (lab !== undefined) this.#store.set({ lab });
  };

  /** Another lab: an address that spoke of the one before does not any more. */
  #show(lab: LabName): void {
    if (isFragment(location.hash)) history.replaceState(history.state, "", location.pathname + location.search);
    this.#store.set({ lab });
  }

  #header(messages: Messages): TemplateResult {
    return html`<header class="head">
      <h1>${messages.title}</h1>
      ${this.page ? labTabs(messages, this.#store.values.lab, (lab) => { this.#show(lab); }) : nothing}
      <span class="spring"></span>
      ${this.#sheetButtons(messages)}
      <button type="button" class="icon settings" title=${messages.settings} aria-label=${messages.settings} aria-expanded=${this.settingsShown} aria-haspopup="dialog" @click=${this.#toggleSettings}>${icons.settings}</button>
      <button type="button" class="icon" title=${messages.keys} aria-label=${messages.keys} @click=${() => { this.#open("keys"); }}>${icons.keys}</button>
    </header>`;
  }

  #sheetButtons(messages: Messages): readonly (TemplateResult | typeof nothing)[] {
    const { sheet, lab } = this.#store.values;
    const lens = this.#lensButton(messages, lab);
    if (lab !== "points") {
      return this.#labs.link(lab) === undefined && (this.#labs.memory(lab)?.asides.length ?? 0) === 0 ? [lens] : [lens, html`<button type="button" class="icon sheet" title=${messages.share} aria-expanded=${this.shareShown} aria-haspopup="dialog"
        @click=${() => { this.shareShown = !this.shareShown; }}>${icons.share}<span>${messages.share}</span></button>`];
    }
    return [lens, ...offeredSheets.map((name) => html`<button type="button" class="icon sheet" title=${messages.sheetNames[name]} aria-expanded=${sheet === name} aria-haspopup="dialog"
      @click=${() => { this.#store.set({ sheet: sheet === name ? "none" : name }); }}>${icons[name]}<span>${messages.sheetNames[name]}</span></button>`)];
  }

  /** In labs that have one; a store that is not there yet has nothing to see. */
  #lensButton(messages: Messages, lab: LabName): TemplateResult | typeof nothing {
    const store = lab === "points" ? this.#store : this.#labs.store(lab);
    if (store === undefined || !("lens" in store.values)) return nothing;
    const lens = store.values["lens"] === true;
    return html`<button type="button" class="icon sheet lens" title="${messages.lens} (L)" aria-expanded=${lens} aria-haspopup="dialog" @click=${() => { store.set({ lens: !lens }); }}>${icons.lens}<span>${messages.lens}</span></button>`;
  }

  readonly #toggleSettings = (): void => { this.settingsShown = !this.settingsShown; };

  #open(id: "keys"): void {
    void this.updateComplete.then(() => { this.renderRoot.querySelector<HTMLDialogElement>(`#${id}`)?.showModal(); });
  }

  #stateChanged(changed: ReadonlySet<keyof PointsTable>): void {
    if (changed.has("theme")) this.#showTheme();
    if (changed.has("lang")) void this.#followLanguage();
    this.requestUpdate();
  }

  /** The theme's sheet goes by the attribute; what the state says is shown there. */
  #showTheme(): void {
    const { theme: chosen } = this.#store.values;
    if (chosen === "auto") this.removeAttribute("theme");
    else if (this.getAttribute("theme") !== chosen) this.setAttribute("theme", chosen);
  }

  #takeSpec(text: string): void {
    const lab = labOfFragment(text);
    if (lab !== undefined && this.#labs.offers(lab)) {
      this.#store.set({ lab });
      void this.#labs.openLink(lab, text);
      return;
    }
    if (isFragment(text)) {
      const memory = this.#memory ?? new PageMemory(sessionKey, this.#store, this);
      memory.openLink(text);
      return;
    }
    try {
      this.#store.set(stateOfSpec(JSON.parse(text) as Spec));
    } catch (error) {
      this.refuse("spec", specFault(this.words, text, error));
    }
  }

  private readonly opened = (event: CustomEvent<string>): void => {
    event.stopPropagation();
    this.#takeSpec(event.detail);
  };

  /** Shows a sentence in place of the last one about the same, or none any more. */
  fault(about: string, sentence?: string): void {
    this.faults = [...this.faults.filter((each) => each.about !== about), ...(sentence === undefined ? [] : [{ about, sentence }])];
  }

  refuse(attribute: string, sentence: string): void {
    this.fault(attribute, sentence);
    const detail = new BackdrawError("invalid-argument", attribute, sentence);
    this.dispatchEvent(new CustomEvent("error", { detail, bubbles: true, composed: true }));
  }

  #unfollow: (() => void) | undefined;
  readonly #pressed = (event: KeyboardEvent): void => {
    const focused = focusedElement();
    const mine = event.composedPath().includes(this) || (this.page && focused === undefined);
    if (!mine || event.defaultPrevented || this.renderRoot.querySelector("dialog[open]") !== null) return;
    const shortcut = isTaken(event, event.composedPath().includes(this) ? focused : undefined) ? undefined : shortcutOf(event);
    if (shortcut === undefined) return;
    event.preventDefault();
    this.#do(shortcut);
  };

  #do(shortcut: Shortcut): void {
    const { lab } = this;
    if (this.other !== null && shortcut.kind !== "keys") {
      doInLab(this.other, shortcut);
      return;
    }
    switch (shortcut.kind) {
      case "play":
        if (lab?.model?.playing) lab.pause();
        else lab?.play();
        break;
      case "step":
      case "epoch":
      case "reset":
        lab?.[shortcut.kind]();
        break;
      case "undo":
      case "redo":
        this.#store[shortcut.kind]();
        break;
      case "tool":
        this.#store.set({ tool: shortcut.tool });
        break;
      case "class":
        if (shortcut.number < classCount) lab?.model?.targets.chooseClass(shortcut.number);
        break;
      case "value":
        if (lab?.model?.points.kind === "values") lab.model.targets.chooseValue(this.#store.values.value + shortcut.change);
        break;
      case "lens":
        if (lab !== null) this.#store.set({ lens: !this.#store.values.lens });
        break;
      case "timeline":
        if (lab !== null && isShown(this.#store.values.controls, "timeline")) this.#store.set({ timeline: !this.#store.values.timeline });
        break;
      case "keys":
        this.#open("keys");
    }
  }
}
