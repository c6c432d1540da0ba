import { html, nothing, type TemplateResult } from "lit";
import "../../control/choice";
import "../../control/explain";
import "../../control/number";
import { decades } from "../../control/series";
import type { DigitsMessages } from "../../messages/en-digits";
import type { Messages } from "../../messages";
import { baseNames, type Base } from "./collection";
import type { DigitsModel, Mistake, Sight } from "./model";
import "../../view/thumbnail";

/** What the panels draw from. */
export interface Context {
  readonly model: DigitsModel;
  readonly messages: DigitsMessages;
  readonly common: Messages;
  /** What an embedder's attributes let nobody change. */
  readonly locks: (name: "data" | "settings") => boolean;
}

export function settingsPanel({ model, messages, common, locks }: Context): TemplateResult {
  const { store } = model;
  const { numbers } = common;
  const { variation, rate, collection } = store.values;
  const { base } = collection;
  const number = (name: "variation" | "rate", value: number, maximum: number, series: readonly number[]): TemplateResult => html`<bd-number label=${messages[name]}
    explain=${messages[`${name}Explain`]} .value=${value} .minimum=${0} .maximum=${maximum} .series=${series} ?disabled=${locks("settings")}
    .format=${(shown: number) => numbers.plain(shown)} .parse=${(text: string) => numbers.read(text)}
    .words=${{ explain: common.about(messages[name]), less: common.less(messages[name]), more: common.more(messages[name]), want: common.wantNumber }}
    @choose=${({ detail }: CustomEvent<number>) => { store.set({ [name]: detail }); }}></bd-number>`;
  return html`<div class="fields">
    <bd-choice label=${messages.base} explain=${base === "mnist" ? messages.mnistExplain : messages.baseExplain} explainName=${common.about(messages.base)} .value=${base} ?disabled=${locks("data")}
      .options=${baseNames.map((value) => ({ value, label: value === "mnist" ? messages.mnist : messages.baseNames[value] }))}
      @choose=${({ detail }: CustomEvent<Base>) => { store.set({ collection: { ...collection, base: detail } }); }}></bd-choice>
    ${number("variation", variation, 2, [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2])}
    ${number("rate", rate, 10, decades(-5, 0))}
    <p class="aside origin" role="status">${base !== "mnist" ? nothing : model.arriving === undefined ? messages.mnistCredit : messages.mnistLoading(numbers.percent(Math.floor(10 * model.arriving) / 10, 0))}</p>
  </div>`;
}

export function sightPanel({ messages, common }: Pick<Context, "messages" | "common">, learnt: boolean, sight: Sight | undefined): TemplateResult {
  if (sight === undefined) return html`<p class="aside">${messages.nothingSeen}</p>`;
  const most = (numbers: Float32Array): number => numbers.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-12);
  const figure = (name: "picture" | "saliency", numbers: Float32Array): TemplateResult => html`<figure>
    <bd-thumbnail class=${name} .numbers=${numbers} .full=${name === "picture" ? 1 : most(numbers)} ?signed=${name === "saliency"}></bd-thumbnail>
    <figcaption>${messages[name]} <bd-explain name=${common.about(messages[name])} sentence=${messages[`${name}Explain`]}></bd-explain></figcaption></figure>`;
  // A gradient and filters of random weights tell nothing.
  if (!learnt) return html`<div class="sight">${figure("picture", sight.picture)}</div><p class="aside">${messages.untrained}</p>`;
  return html`<div class="sight">${figure("picture", sight.picture)}${figure("saliency", sight.saliency)}</div>
    ${sight.maps.map((maps, i) => html`<h3>${messages.layer(i + 1)}</h3>
      <div class="maps">${maps.map((map) => html`<bd-thumbnail .numbers=${map} .full=${most(map)}></bd-thumbnail>`)}</div>`)}`;
}

/** How the examples held back are read. */
export interface Held {
  /** Whether anything was learnt. */
  readonly learnt: boolean;
  /** Whether any are held back. */
  readonly held: boolean;
  /** Undefined until they are read for the first time. */
  readonly counts: readonly (readonly number[])[] | undefined;
}

export function confusionPanel(messages: DigitsMessages, classes: readonly string[], { learnt, held, counts: matrix }: Held): TemplateResult {
  if (matrix === undefined) return html`<p class="aside">${!held ? messages.noTest : learnt ? nothing : messages.untrained}</p>`;
  return html`<div><table>
    <caption>${messages.confusion}: ${messages.actual} ↓ ${messages.predicted} →</caption>
    <thead><tr><td></td>${matrix.map((_, i) => html`<th scope="col">${classes[i]}</th>`)}</tr></thead>
    <tbody>${matrix.map((row, label) => html`<tr><th scope="row">${classes[label]}</th>
      ${row.map((count, predicted) => html`<td class=${label === predicted ? "right" : count > 0 ? "wrongly" : ""}>${count === 0 ? "" : count}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}

export function mistakesPanel(messages: DigitsMessages, classes: readonly string[], learnt: boolean, found: { wrong: readonly Mistake[]; all: number } | undefined): TemplateResult {
  if (found === undefined) return html`<p class="aside">${learnt ? nothing : messages.untrained}</p>`;
  return html`<p class="aside">${messages.mistakes(found.wrong.length, found.all)}</p>
    <div class="wrong">${found.wrong.slice(0, 60).map(({ picture, actual, predicted }) => html`<figure><bd-thumbnail .numbers=${picture}></bd-thumbnail>
      <figcaption>${messages.mistake(classes[actual] ?? "", classes[predicted] ?? "")}</figcaption></figure>`)}</div>`;
}
