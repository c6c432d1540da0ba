import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import "../../control/choice";
import "../../control/explain";
import "../../control/number";
import { decades } from "../../control/series";
import type { Messages } from "../../messages";
import type { CurveMessages } from "../../messages/en-curve";
import type { Store } from "../../state/store";
import type { ControlName } from "../points/shown-controls";
import { optimizerNames, optimizers, type OptimizerName } from "../points/optimizers";
import { activationNames } from "../points/table";
import type { Band } from "./band";
import { drawnColumns, xOf, type Curve } from "./curve";
import { placeOf, seriesOf } from "./series";
import { cellNames, mostLayers, type CurveState, type CurveTable } from "./table";

/** What the panels draw from. */
export interface Context {
  readonly store: Store<CurveTable>;
  readonly common: Messages;
  readonly messages: CurveMessages;
  /** What the attributes of the element leave there, and what they let nobody change. */
  readonly shows: (name: ControlName) => boolean;
  readonly locks: (name: "network" | "settings") => boolean;
}

interface NumberField {
  readonly name: "rate" | "batch" | "members" | "seed" | "units" | "window" | "learnt";
  readonly label: string;
  readonly explain: string;
  readonly series: readonly number[];
}

const sizes = [1, 2, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 256];

const ofNetwork: readonly NumberField["name"][] = ["units", "window", "learnt", "members", "seed"];

function numberField({ store, common, locks }: Context, { name, label, explain, series }: NumberField, minimum: number, maximum: number, whole = true): TemplateResult {
  return html`<bd-number ?disabled=${locks(ofNetwork.includes(name) ? "network" : "settings")} label=${label} explain=${explain} .value=${store.values[name]} .minimum=${minimum} .maximum=${maximum} ?whole=${whole} .series=${series}
    .format=${(value: number) => common.numbers.plain(value)} .parse=${(text: string) => common.numbers.read(text)} .words=${words(common, label)}
    @choose=${({ detail }: CustomEvent<number>) => { store.set({ [name]: detail }); }}></bd-number>`;
}

function words(common: Messages, label: string): object {
  return { explain: common.about(label), less: common.less(label), more: common.more(label), want: common.wantNumber };
}

/** What the networks are and how they learn. */
export function settingsPanel(context: Context): TemplateResult | typeof nothing {
  const { store, common, messages, shows, locks } = context;
  const { mode, optimizer } = store.values;
  const rates = [...decades(-5, 0)];
  if (!shows("network") && !shows("settings")) return nothing;
  return html`<section class="settings" aria-label=${messages.settings}>
    ${!shows("network") ? nothing : mode === "function" ? layersFields(context) : seriesFields(context)}
    ${!shows("settings") ? nothing : html`<div class="fields">
      <bd-choice label=${common.optimizer} explain=${common.optimizerExplain} explainName=${common.about(common.optimizer)} .value=${optimizer} ?disabled=${locks("settings")}
        .options=${optimizerNames.map((value) => ({ value, label: common.optimizerNames[value] }))}
        @choose=${({ detail }: CustomEvent<OptimizerName>) => { store.set({ optimizer: detail, rate: optimizers[detail].rate }); }}></bd-choice>
      ${numberField(context, { name: "rate", label: common.rate, explain: common.rateExplain, series: rates }, 0, 10, false)}
      ${numberField(context, { name: "batch", label: common.batch, explain: common.batchExplain, series: [1, 2, 4, 8, 16, 32, 64, 128, 256] }, 1, 256)}
    </div>`}
    ${!shows("network") ? nothing : html`<div class="fields">
      ${numberField(context, { name: "members", label: messages.members, explain: messages.membersExplain, series: [1, 2, 3, 4, 5, 6, 7, 8] }, 1, 8)}
      ${numberField(context, { name: "seed", label: common.seed, explain: messages.seedExplain, series: Array.from({ length: 1000 }, (_, i) => i) }, 0, 0xfffffff0)}
    </div>`}
  </section>`;
}

function layersFields({ store, common, messages, locks }: Context): TemplateResult {
  const locked = locks("network");
  const { layers, activation } = store.values;
  const resize = (count: number): void => {
    store.set({ layers: Array.from({ length: count }, (_, i) => layers[i] ?? layers.at(-1) ?? 16) });
  };
  return html`<div class="layers">
    <bd-number ?disabled=${locked} label=${messages.layers} explain=${messages.layersExplain} .value=${layers.length} .minimum=${0} .maximum=${mostLayers} whole .series=${[0, 1, 2, 3, 4, 5]} .words=${words(common, messages.layers)}
      @choose=${({ detail }: CustomEvent<number>) => { resize(detail); }}></bd-number>
    ${layers.map((width, i) => html`<bd-number ?disabled=${locked} label=${messages.unitsOf(i + 1)} .value=${width} .minimum=${1} .maximum=${256} whole .series=${sizes} .words=${words(common, messages.unitsOf(i + 1))}
      @choose=${({ detail }: CustomEvent<number>) => { store.set({ layers: layers.map((each, j) => (i === j ? detail : each)) }); }}></bd-number>`)}
    <bd-choice ?disabled=${locked} label=${common.activation} explain=${common.activationExplain} explainName=${common.about(common.activation)} .value=${activation}
      .options=${activationNames.map((value) => ({ value, label: value }))} @choose=${({ detail }: CustomEvent<CurveState["activation"]>) => { store.set({ activation: detail }); }}></bd-choice>
  </div>`;
}

function seriesFields(context: Context): TemplateResult {
  const { store, common, messages } = context;
  return html`<div class="layers">
    <bd-choice ?disabled=${context.locks("network")} label=${messages.cell} explain=${messages.cellExplain} explainName=${common.about(messages.cell)} .value=${store.values.cell}
      .options=${cellNames.map((value) => ({ value, label: value.toUpperCase() }))} @choose=${({ detail }: CustomEvent<CurveState["cell"]>) => { store.set({ cell: detail }); }}></bd-choice>
    ${numberField(context, { name: "units", label: messages.units, explain: "", series: sizes }, 1, 128)}
    ${numberField(context, { name: "window", label: messages.window, explain: messages.windowExplain, series: [2, 4, 8, 12, 16, 20, 24, 32, 40] }, 2, 40)}
    ${numberField(context, { name: "learnt", label: messages.learnt, explain: messages.learntExplain, series: [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] }, 0.2, 1, false)}
  </div>`;
}

const sample = (content: SVGTemplateResult): SVGTemplateResult => svg`<svg viewBox="0 0 28 14" aria-hidden="true">${content}</svg>`;
const samples = {
  drawn: sample(svg`<path d="M2 7H26" stroke="var(--back-draw-text)" stroke-opacity="0.55" stroke-width="5" stroke-linecap="round"></path>`),
  kept: sample(svg`<path d="M2 7H26" stroke="var(--back-draw-text)" stroke-opacity="0.28" stroke-width="5" stroke-linecap="round"></path>`),
  mean: sample(svg`<path d="M0 7H28" stroke="var(--back-draw-training)" stroke-width="2.5"></path>`),
  band: sample(svg`<path d="M0 0H28V14H0Z" fill="var(--back-draw-training)" fill-opacity="0.22"></path>`),
  beyond: sample(svg`<path d="M0 0H28V14H0Z" fill="var(--back-draw-test)" fill-opacity="0.1"></path><path d="M-2 14 12 0M7 14 21 0M16 14 30 0" stroke="var(--back-draw-test)" stroke-opacity="0.3"></path><path d="M0 7H28" stroke="var(--back-draw-test)" stroke-width="2.5" stroke-dasharray="8 6"></path>`),
};

export function legend({ store, common, messages }: Context): TemplateResult {
  const { mode, members } = store.values;
  const key = (name: keyof typeof samples, label: string, explain = ""): TemplateResult => html`<li data-key=${name}>${samples[name]}${label}
    ${explain === "" ? nothing : html`<bd-explain name=${common.about(label)} sentence=${explain}></bd-explain>`}</li>`;
  return html`<ul class="legend" aria-label=${messages.legend}>
    ${key("drawn", messages.keys.drawn)}
    ${mode === "function"
      ? html`${key("mean", messages.keys.mean(members))}${members > 1 ? key("band", messages.keys.band) : nothing}${key("beyond", messages.keys.beyond, messages.beyondExplain)}`
      : html`${key("kept", messages.keys.kept)}${key("mean", messages.keys.ahead(members))}${key("band", messages.keys.band)}${key("beyond", messages.keys.continued, messages.continuedExplain)}`}
  </ul>`;
}

/** So many columns apart. */
const tableStride = 8;

/** Behind the picture: what was drawn and what the networks say, in numbers. */
export function numbersPanel({ store, common, messages }: Context, band: Band | undefined): TemplateResult {
  const { curve, mode } = store.values;
  const rows = mode === "function" ? functionRows(curve, band) : seriesRows(store.values, band);
  const figure = (value: number | undefined): string => (value === undefined || Number.isNaN(value) ? "–" : common.numbers.figure(value));
  const { columns } = messages;
  return html`<table>
    <caption>${messages.table}</caption>
    <thead><tr>${[columns.x, mode === "function" ? columns.drawn : columns.truth, columns.mean, columns.low, columns.high].map((name) => html`<th scope="col">${name}</th>`)}<td></td></tr></thead>
    <tbody>${rows.map(({ x, drawn, at }) => html`<tr><th scope="row">${common.numbers.tick(x)}</th><td>${figure(drawn)}</td>
      <td>${figure(band?.mean[at])}</td><td>${figure(band?.low[at])}</td><td>${figure(band?.high[at])}</td><td class="where">${band?.beyond[at] === 1 ? messages.guess : ""}</td></tr>`)}</tbody>
  </table>`;
}

interface Row { readonly x: number; readonly drawn: number | undefined; readonly at: number }

function functionRows(curve: Curve, band: Band | undefined): Row[] {
  return Array.from(curve.keys()).filter((c) => c % tableStride === 0).map((c) => ({ x: xOf(c), drawn: curve[c], at: band === undefined ? -1 : c }));
}

function seriesRows({ curve, learnt }: CurveState, band: Band | undefined): Row[] {
  const series = seriesOf(curve, learnt);
  const length = Math.max(series.values.length, 1 + (band?.x.length ?? 0));
  return Array.from({ length }, (_, i) => ({ x: placeOf(series, i), drawn: series.values[i], at: i - 1 }));
}

/** The mean distance of the networks' mean from what was drawn and learnt or, of a series, kept; undefined where there is neither. */
export function meanError({ mode, curve, learnt }: CurveState, band: Band | undefined): number | undefined {
  if (band === undefined) return undefined;
  const errors: number[] = [];
  if (mode === "function") for (const c of drawnColumns(curve)) errors.push(Math.abs((band.mean[c] ?? Number.NaN) - curve[c]!));
  else {
    const series = seriesOf(curve, learnt);
    series.values.subarray(series.learnt).forEach((value, i) => { errors.push(Math.abs((band.mean[series.learnt + i - 1] ?? Number.NaN) - value)); });
  }
  const known = errors.filter((error) => !Number.isNaN(error));
  return known.length === 0 ? undefined : known.reduce((sum, error) => sum + error, 0) / known.length;
}

