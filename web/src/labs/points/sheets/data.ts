import { html, nothing, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import "../../../control/choice";
import "../../../control/explain";
import { download } from "../../../files/download";
import { chosen, type PanelContext } from "../panels/context";
import { dataPanel, dataPictures, otherPoints, sheetDataFields } from "../panels/data";
import { lookPanel } from "../panels/look";
import { tableOfPoints } from "../tables/table-of-points";
import type { ColumnChoice, TableOutcome } from "../tables/table-desk";
import { tableSentences } from "../tables/words";

const shownLines = 20;

/** All about the points: the data set's recipe, and tables in and out. */
export function dataSheet(context: PanelContext): TemplateResult {
  const { model, messages, state } = context;
  const words = messages.points;
  const disabled = context.locks("data");
  return html`
    <div class="data-sheet">
      <div class="sets"><span class="aside">${messages.data}</span><bd-explain name=${messages.about(messages.data)} sentence=${messages.dataExplain}></bd-explain>
        ${otherPoints(context, "plain again", undefined, words.again, words.again)}</div>
      ${dataPictures(context, false)}
      ${dataPanel(context, sheetDataFields)}
      <h3>${words.look}</h3>
      ${lookPanel(context)}
      <h3>${words.table}</h3>
      <p class="aside">${words.tableExplain}</p>
      <textarea class="table" rows="4" spellcheck="false" aria-label=${words.tablePaste} placeholder=${words.tablePlaceholder} ?disabled=${disabled}
        @paste=${(event: ClipboardEvent) => { paste(context, event); }}></textarea>
      <div class="row">
        <button type="button" class="plain" ?disabled=${disabled} @click=${(event: Event) => { void model.tables.take(fieldBeside(event).value); }}>${words.tableUse}</button>
        <label class="plain file"><input type="file" class="visually-hidden" accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain" ?disabled=${disabled}
          @change=${(event: Event) => { void takeFile(context, event.target as HTMLInputElement); }}>${words.tableFile}</label>
        <button type="button" class="plain" ?disabled=${model.points.x.length === 0}
          @click=${() => { download("backdraw.csv", new Blob([tableOfPoints(model.points, state.classNames)], { type: "text/csv" })); }}>${words.tableDownload}</button>
      </div>
      ${model.tables.share === undefined ? nothing : reading(context, model.tables.share)}
      <div class="outcome" role="status">${model.tables.outcome === undefined ? nothing : outcomePart(context, model.tables.outcome)}</div>
    </div>`;
}

/** A field that had to lay out megabytes would hold up the page for seconds. */
const mostShown = 2 ** 17;

function paste({ model }: PanelContext, event: ClipboardEvent): void {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (text.length > mostShown) event.preventDefault();
  void model.tables.take(text);
}

function reading({ model, messages }: PanelContext, share: number): TemplateResult {
  return html`<div class="row reading"><label>${messages.points.tableReading} <progress max="1" .value=${share}></progress></label>
    <button type="button" class="plain stop" @click=${() => { model.tables.stop(); }}>${messages.points.tableStop}</button></div>`;
}

function fieldBeside(event: Event): HTMLTextAreaElement {
  return (event.currentTarget as Element).closest(".data-sheet")!.querySelector("textarea")!;
}

async function takeFile({ model }: PanelContext, input: HTMLInputElement): Promise<void> {
  const [file] = input.files ?? [];
  if (file === undefined) return;
  await model.tables.takeFile(file);
  // The same file can be chosen again after it was mended.
  input.value = "";
}

const shownOnce = new WeakSet<TableOutcome>();

/** Scrolls the sheet to what came of a table, once: a table that was dropped on the page opens the sheet at its top. */
function showOnce(outcome: TableOutcome): (element: Element | undefined) => void {
  return (element) => {
    if (element === undefined || shownOnce.has(outcome)) return;
    shownOnce.add(outcome);
    requestAnimationFrame(() => { element.parentElement?.scrollIntoView({ block: "nearest" }); });
  };
}

function outcomePart(context: PanelContext, outcome: TableOutcome): TemplateResult {
  const [first, ...others] = tableSentences(context.messages, outcome);
  if (outcome.kind !== "read") return html`<p class="wrong" ${ref(showOnce(outcome))}>${first}</p>`;
  const { bad, badCount } = outcome;
  return html`
    <p ${ref(showOnce(outcome))}>${first}</p>
    ${others.map((sentence) => html`<p class="aside">${sentence}</p>`)}
    ${bad.length === 0 ? nothing : html`<ul class="bad">${bad.slice(0, shownLines).map(({ message }) => html`<li>${context.messages.points.tableBadLine(message)}</li>`)}</ul>`}
    ${badCount > shownLines ? html`<p class="aside">${context.messages.points.tableMoreBad(badCount - shownLines)}</p>` : nothing}
    ${columnChoices(context, outcome)}`;
}

/** The columns that were asked for since an outcome: what comes of them takes its place later. */
const asked = new WeakMap<TableOutcome, ColumnChoice>();

function columnChoices({ model, messages }: PanelContext, outcome: Extract<TableOutcome, { kind: "read" }>): TemplateResult | typeof nothing {
  const { columns, left, x, y, target, numbers } = outcome;
  if (target === undefined) return nothing;
  const words = messages.points;
  const kind = numbers ? "numbers" : "classes";
  const choose = (changed: ColumnChoice): void => {
    const choice = { target, kind, x, y, ...asked.get(outcome), ...changed } as const;
    asked.set(outcome, choice);
    void model.tables.choose(choice);
  };
  const choice = (label: string, value: string, options: readonly string[], take: (name: string) => void): TemplateResult => html`
    <bd-choice label=${label} .value=${value} .options=${options.map((name) => ({ value: name, label: name }))} @choose=${chosen<string>(take)}></bd-choice>`;
  return html`<div class="fields">
    ${choice(words.tableX, x, columns, (name) => { choose({ x: name }); })}
    ${choice(words.tableY, y, columns, (name) => { choose({ y: name }); })}
    ${choice(words.tableTarget, target, [...columns, target, ...left], (name) => { choose({ target: name, kind: undefined }); })}
    <bd-choice label=${words.tableKind} .value=${kind} .options=${(["classes", "numbers"] as const).map((value) => ({ value, label: words.tableKinds[value] }))}
      @choose=${chosen<"classes" | "numbers">((value) => { choose({ kind: value }); })}></bd-choice>
  </div>`;
}
