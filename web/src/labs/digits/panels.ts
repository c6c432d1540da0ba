import { html, nothing, type TemplateResult } from "lit";
import "../../control/choice";
import "../../control/explain";
import { icons } from "../../control/icons";
import "../../control/number";
import { decades } from "../../control/series";
import type { DigitsMessages } from "../../messages/en-digits";
import type { Numbers } from "../../view/figures";
import { cssom } from "../../view/cssom";
import { addClass, leastClasses, mostClasses, removeClass, removeExample, renameClass } from "./collection";
import { likeliest, type DigitsModel, type Mistake, type Sight } from "./model";
import { baseNames, type DigitsState } from "./table";
import "../../view/thumbnail";

/** What the panels draw from. */
export interface Context {
  readonly model: DigitsModel;
  readonly messages: DigitsMessages;
  readonly numbers: Numbers;
  /** Whether there is a drawing that could be added. */
  readonly drawn: boolean;
  readonly chosen: number;
  readonly choose: (label: number) => void;
  readonly add: (label: number) => void;
}

const mostThumbnails = 24;

export function classesPanel(context: Context): TemplateResult {
  const { model, messages } = context;
  const { collection } = model.store.values;
  return html`<section class="classes" aria-label=${messages.classes}>
    <ul>${collection.classes.map((name, label) => classRow(context, name, label))}</ul>
    <button type="button" class="plain" ?disabled=${collection.classes.length >= mostClasses} @click=${() => { model.store.set({ collection: addClass(collection) }); }}>+ ${messages.addClass}</button>
  </section>`;
}

function classRow({ model, messages, numbers, drawn, chosen, choose, add }: Context, name: string, label: number): TemplateResult {
  const { store, guess } = model;
  const { collection } = store.values;
  const share = guess?.[label];
  const own = model.examplesOf(label);
  return html`<li class="row ${guess !== undefined && likeliest(guess) === label ? "first" : ""} ${chosen === label ? "chosen" : ""}">
    <input .value=${name} aria-label=${messages.className(name)} maxlength="40" @focus=${() => { choose(label); }}
      @change=${(event: Event) => {
        const input = event.target as HTMLInputElement;
        store.set({ collection: renameClass(collection, label, input.value) });
        input.value = store.values.collection.classes[label] ?? "";
      }}>
    <div class="track" aria-hidden="true"><div class="fill" ${cssom({ "--share": (share ?? 0).toFixed(4) })}></div></div>
    <span class="share">${share === undefined ? "–" : numbers.percent(share)}</span>
    <button type="button" class="icon add" title=${messages.add(name)} aria-label=${messages.add(name)} ?disabled=${!drawn} @click=${() => { add(label); }}>+</button>
    <button type="button" class="icon" title=${messages.removeClass(name)} aria-label=${messages.removeClass(name)} ?disabled=${collection.classes.length <= leastClasses}
      @click=${() => { store.set({ collection: removeClass(collection, label) }); }}>${icons.close}</button>
    ${own.length === 0 ? nothing : html`<div class="thumbs">${own.slice(-mostThumbnails).map((example) => html`<button type="button" title=${messages.removeExample(name)} aria-label=${messages.removeExample(name)}
      @click=${() => { store.set({ collection: removeExample(collection, example) }); }}><bd-thumbnail .numbers=${example.picture} .full=${255}></bd-thumbnail></button>`)}</div>`}
  </li>`;
}

export function settingsPanel({ model, messages, numbers }: Context): TemplateResult {
  const { store } = model;
  const { base, variation, rate } = store.values;
  const number = (name: "variation" | "rate", value: number, maximum: number, series: readonly number[]): TemplateResult => html`<bd-number label=${messages[name]}
    explain=${messages[`${name}Explain`]} .value=${value} .minimum=${0} .maximum=${maximum} .series=${series}
    .format=${(shown: number) => numbers.plain(shown)} .parse=${(text: string) => numbers.read(text)}
    .words=${{ explain: messages.about(messages[name]), less: messages.less(messages[name]), more: messages.more(messages[name]), want: messages.want }}
    @choose=${({ detail }: CustomEvent<number>) => { store.set({ [name]: detail }); }}></bd-number>`;
  return html`<div class="fields">
    <bd-choice label=${messages.base} explain=${base === "mnist" ? messages.mnistExplain : messages.baseExplain} explainName=${messages.about(messages.base)} .value=${base}
      .options=${baseNames.map((value) => ({ value, label: value === "mnist" ? messages.mnist : messages.baseNames[value] }))}
      @choose=${({ detail }: CustomEvent<DigitsState["base"]>) => { store.set({ base: detail }); }}></bd-choice>
    ${number("variation", variation, 2, [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2])}
    ${number("rate", rate, 10, decades(-5, 0))}
    <p class="aside origin" role="status">${base !== "mnist" ? nothing : model.arriving === undefined ? messages.mnistCredit : messages.mnistLoading(numbers.percent(Math.floor(10 * model.arriving) / 10, 0))}</p>
  </div>`;
}

export function sightPanel(messages: DigitsMessages, sight: Sight | undefined): TemplateResult {
  if (sight === undefined) return html`<p class="aside">${messages.nothingSeen}</p>`;
  const most = (numbers: Float32Array): number => numbers.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-12);
  const figure = (name: "picture" | "saliency", numbers: Float32Array): TemplateResult => html`<figure>
    <bd-thumbnail class=${name} .numbers=${numbers} .full=${name === "picture" ? 1 : most(numbers)} ?signed=${name === "saliency"}></bd-thumbnail>
    <figcaption>${messages[name]} <bd-explain name=${messages.about(messages[name])} sentence=${messages[`${name}Explain`]}></bd-explain></figcaption></figure>`;
  return html`<div class="sight">${figure("picture", sight.picture)}${figure("saliency", sight.saliency)}</div>
    ${sight.maps.map((maps, i) => html`<h3>${messages.layer(i + 1)}</h3>
      <div class="maps">${maps.map((map) => html`<bd-thumbnail .numbers=${map} .full=${most(map)}></bd-thumbnail>`)}</div>`)}`;
}

export function confusionPanel(messages: DigitsMessages, classes: readonly string[], matrix: readonly (readonly number[])[] | undefined): TemplateResult {
  if (matrix === undefined) return html`<p class="aside">${messages.noTest}</p>`;
  return html`<div><table>
    <caption>${messages.confusion}: ${messages.actual} ↓ ${messages.predicted} →</caption>
    <thead><tr><td></td>${matrix.map((_, i) => html`<th scope="col">${classes[i]}</th>`)}</tr></thead>
    <tbody>${matrix.map((row, label) => html`<tr><th scope="row">${classes[label]}</th>
      ${row.map((count, predicted) => html`<td class=${label === predicted ? "right" : count > 0 ? "wrongly" : ""}>${count === 0 ? "" : count}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}

export function mistakesPanel(messages: DigitsMessages, classes: readonly string[], found: { wrong: readonly Mistake[]; all: number } | undefined): TemplateResult {
  if (found === undefined) return html`<p class="aside">${messages.untrained}</p>`;
  return html`<p class="aside">${messages.mistakes(found.wrong.length, found.all)}</p>
    <div class="wrong">${found.wrong.slice(0, 60).map(({ picture, actual, predicted }) => html`<figure><bd-thumbnail .numbers=${picture}></bd-thumbnail>
      <figcaption>${messages.mistake(classes[actual] ?? "", classes[predicted] ?? "")}</figcaption></figure>`)}</div>`;
}
