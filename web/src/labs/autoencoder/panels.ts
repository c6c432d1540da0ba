import { html, nothing, svg, type TemplateResult } from "lit";
import "../../control/choice";
import "../../control/explain";
import "../../control/number";
import { decades } from "../../control/series";
import type { Messages } from "../../messages";
import type { AutoencoderMessages } from "../../messages/en-autoencoder";
import { shapeOutline } from "../../view";
import "../../view/thumbnail";
import { baseNames } from "../digits/collection";
import type { ControlName } from "../points/shown-controls";
import { nearest, summaries } from "./codes";
import type { AutoencoderModel } from "./model";
import { markOf } from "./plane-painter";
import { formNames, type AutoencoderState } from "./table";

/** What the panels draw from. */
export interface Context {
  readonly model: AutoencoderModel;
  readonly common: Messages;
  readonly messages: AutoencoderMessages;
  /** Sets that were drawn in the digits lab. */
  readonly sets: readonly string[];
  /** What the attributes of the element leave there, and what they let nobody change. */
  readonly shows: (name: ControlName) => boolean;
  readonly locks: (name: "data" | "network" | "settings") => boolean;
  /** Other pictures or another network are wanted: what was said of those before is of no use. */
  readonly choose: (source: Partial<Pick<AutoencoderState, "set" | "base" | "form">>) => void;
}

/** What the decoder draws at the cursor, and what comes back of examples. */
export function seesPanel(context: Context): TemplateResult {
  const { model, common, messages } = context;
  const { pairs, drawn, examples } = model;
  const name = (label: number): string => examples?.classes[label] ?? "";
  const picture = (numbers: Float32Array, label: string): TemplateResult => html`<bd-thumbnail role="img" aria-label=${label} .numbers=${numbers}></bd-thumbnail>`;
  return html`<section class="sees" aria-label=${messages.drawn}>
    <figure class="picture">${picture(drawn ?? new Float32Array(784), messages.drawn)}
      <figcaption>${messages.drawn}</figcaption></figure>
    <p class="said">${placeSaid(context)}</p>
    <h3 class="pairs-title">${messages.pairs} <bd-explain name=${common.about(messages.pairs)} sentence=${messages.pairsExplain}></bd-explain></h3>
    <div class="pairs">${pairs.map(({ label, clean, noisy, back }) => html`<div>
      ${picture(clean, messages.exampleOf(name(label)))}${noisy === undefined ? nothing : picture(noisy, messages.noisyOf(name(label)))}${picture(back, messages.backOf(name(label)))}
    </div>`)}</div>
  </section>`;
}

/** The place, and the class of the example whose code is nearest. */
export function placeSaid({ model, common, messages }: Context): string {
  const { examples, codes, store: { values: { x, y } } } = model;
  const at = messages.at(common.numbers.figure(x, 2), common.numbers.figure(y, 2));
  if (model.report === undefined) return messages.notTrained;
  const example = codes === undefined ? undefined : nearest(codes, x, y);
  if (example === undefined || examples === undefined) return at;
  return `${at}: ${messages.near(examples.classes[examples.labels[example]!] ?? "")}`;
}

export function legend({ model, messages }: Context): TemplateResult {
  const classes = model.examples?.classes ?? [];
  return html`<ul class="legend" aria-label=${messages.legend}>${classes.map((name, label) => {
    const { shape, colour } = markOf(label);
    return html`<li>${svg`<svg viewBox="-1.4 -1.4 2.8 2.8" aria-hidden="true"><path d=${shapeOutline(shape)} fill="var(--back-draw-class-${colour + 1})" stroke="var(--back-draw-ink)" stroke-width="0.18"></path></svg>`}${name}</li>`;
  })}</ul>`;
}

export function settingsPanel(context: Context): TemplateResult | typeof nothing {
  const { shows, messages } = context;
  if (!shows("data") && !shows("network") && !shows("settings")) return nothing;
  return html`<section class="settings" aria-label=${messages.settings}>
    ${shows("data") ? dataFields(context) : nothing}${shows("network") ? networkFields(context) : nothing}
    ${shows("settings") ? html`<div class="fields">${numberField(context, "settings", { name: "rate", minimum: 0, maximum: 10, series: decades(-5, 0) })}</div>` : nothing}
  </section>`;
}

/** What goes in: digits, a drawn set, or both. */
function dataFields({ model, common, messages, sets, locks, choose }: Context): TemplateResult {
  const { store, arriving } = model;
  const { set, base } = store.values;
  const names = set === "" || sets.includes(set) ? sets : [set, ...sets];
  // Without a drawn set there must be digits.
  const bases = set === "" ? baseNames.filter((name) => name !== "none") : baseNames;
  return html`<div class="fields">
    <bd-choice class="base" label=${messages.base} explain=${messages.baseExplain} explainName=${common.about(messages.base)} .value=${base} ?disabled=${locks("data")}
      .options=${bases.map((value) => ({ value, label: messages.baseNames[value] }))} @choose=${({ detail }: CustomEvent<AutoencoderState["base"]>) => { choose({ base: detail }); }}></bd-choice>
    <bd-choice class="set" label=${messages.set} explain=${messages.setExplain} explainName=${common.about(messages.set)} .value=${set} ?disabled=${locks("data")}
      .options=${[{ value: "", label: messages.noSet }, ...names.map((value) => ({ value, label: value }))]}
      @choose=${({ detail }: CustomEvent<string>) => { choose({ set: detail, ...(detail === "" && base === "none" ? { base: "optical" } : {}) }); }}></bd-choice>
  </div>
  <p class="aside origin" role="status">${base !== "mnist" ? "" : arriving === undefined ? messages.mnistCredit : messages.mnistLoading(common.numbers.percent(Math.floor(10 * arriving) / 10, 0))}</p>`;
}

function networkFields(context: Context): TemplateResult {
  const { model: { store }, common, messages, locks, choose } = context;
  const { form, denoise } = store.values;
  const locked = locks("network");
  const number = (name: NumberField["name"], minimum: number, maximum: number, series: readonly number[]): TemplateResult => numberField(context, "network", { name, minimum, maximum, series });
  return html`<div class="fields">
      <bd-choice label=${messages.form} explain=${messages.formExplain} explainName=${common.about(messages.form)} .value=${form} ?disabled=${locked} .options=${formNames.map((value) => ({ value, label: messages.formNames[value] }))}
        @choose=${({ detail }: CustomEvent<AutoencoderState["form"]>) => { choose({ form: detail }); }}></bd-choice>
      ${form === "dense" ? number("units", 4, 512, [4, 8, 16, 32, 64, 96, 128, 192, 256, 512]) : nothing}
      ${number("seed", 0, 0xffffffff, Array.from({ length: 1000 }, (_, i) => i))}
    </div>
    <div class="fields">
      <div class="switch"><label><input type="checkbox" .checked=${denoise} ?disabled=${locked} @change=${(event: Event) => { store.set({ denoise: (event.target as HTMLInputElement).checked }); }}>${messages.denoise}</label>
        <bd-explain name=${common.about(messages.denoise)} sentence=${messages.denoiseExplain}></bd-explain></div>
      ${denoise ? number("noise", 0.05, 1, [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1]) : nothing}
    </div>`;
}

interface NumberField {
  readonly name: "units" | "noise" | "rate" | "seed";
  readonly minimum: number;
  readonly maximum: number;
  readonly series: readonly number[];
}

function numberField({ model: { store }, common, messages, locks }: Context, part: "network" | "settings", { name, minimum, maximum, series }: NumberField): TemplateResult {
  const [label, explain] = name === "units" || name === "noise" ? [messages[name], messages[`${name}Explain`]] : [common[name], common[`${name}Explain`]];
  return html`<bd-number label=${label} explain=${explain} .value=${store.values[name]} .minimum=${minimum} .maximum=${maximum} ?whole=${name === "units" || name === "seed"} .series=${series} ?disabled=${locks(part)}
    .format=${(value: number) => common.numbers.plain(value)} .parse=${(text: string) => common.numbers.read(text)}
    .words=${{ explain: common.about(label), less: common.less(label), more: common.more(label), want: common.wantNumber }}
    @choose=${({ detail }: CustomEvent<number>) => { store.set({ [name]: detail }); }}></bd-number>`;
}

/** Behind the plane: where each class lies, in numbers. */
export function numbersPanel({ model, common, messages }: Context): TemplateResult {
  const { codes, examples } = model;
  const { columns } = messages;
  const rows = codes === undefined || examples === undefined ? [] : summaries(codes, examples.labels, examples.classes.length);
  const figure = (value: number): string => common.numbers.figure(value);
  return html`<table>
    <caption>${messages.table}</caption>
    <thead><tr>${[columns.name, columns.count, columns.x, columns.y, columns.spread].map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>${rows.map(({ label, count, mean: [x, y], spread }) => html`<tr><th scope="row">${examples?.classes[label]}</th><td>${common.numbers.count(count)}</td><td>${figure(x)}</td><td>${figure(y)}</td><td>${figure(spread)}</td></tr>`)}</tbody>
  </table>`;
}
