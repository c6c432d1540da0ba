import { html, nothing, type TemplateResult } from "lit";
import "../../../control/choice";
import "../../../control/explain";
import { icons } from "../../../control/icons";
import { knowsMany } from "../data-source";
import { mostClasses } from "../points";
import { dataNames } from "../table";
import { chosen, type PanelContext } from "./context";
import { numberField } from "./number-field";

const percents = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const fewPercents = [0, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1];
const balances = [0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99];
const counts = [10, 20, 50, 100, 200, 300, 500, 700, 1000, 1500, 2000];
const noises = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1, 1.5, 2];
const classCounts = [2, 3, 4, 5, 6, 7, 8];
const seeds = Array.from({ length: 1000 }, (_, i) => i);

/** The settings of points, in their order. */
export const dataFields = ["data", "classes", "count", "noise", "balance", "labelNoise", "test", "dataSeed"] as const;
export type DataField = (typeof dataFields)[number];
/** What the sheet has under the pictures. */
export const sheetDataFields = dataFields.filter((name) => name !== "data");
/** What is changed most; the sheet has all. */
export const fewDataFields: readonly DataField[] = ["data", "classes", "count", "noise", "test"];

/** What points there are. */
export function dataPanel(context: PanelContext, shown: readonly DataField[]): TemplateResult {
  return html`<div class="fields">${shown.map((name) => field(context, name))}</div>`;
}

/** The data sets to choose from, as pictures. */
export function dataPictures(context: PanelContext, bare: boolean): TemplateResult {
  const { model, state, messages } = context;
  return html`<bd-data-pictures .messages=${messages} .makeData=${model.engine.makeData} .value=${state.data} ?bare=${bare} ?disabled=${context.locks("data")}
    @choose=${chosen<typeof state.data>((data) => { model.change({ data }); })}></bd-data-pictures>`;
}

/** The same data set by another seed. */
export function otherPoints({ model, state: { data, dataSeed }, locks }: PanelContext, className: string, slot: string | undefined, title: string, content: unknown): TemplateResult {
  return html`<button type="button" class=${className} slot=${slot ?? nothing} title=${title} aria-label=${title} ?disabled=${locks("data") || data === "none"}
    @click=${() => { model.change({ dataSeed: anotherSeed(dataSeed) }); }}>${content}</button>`;
}

function anotherSeed(seed: number): number {
  const next = 1 + Math.floor(Math.random() * 9999);
  return next === seed ? next + 1 : next;
}

function field(context: PanelContext, name: DataField): TemplateResult | typeof nothing {
  const { model, state, messages } = context;
  const locked = context.locks("data");
  const unmade = locked || state.data === "none";
  const words = messages.points;
  const percent = (value: number): string => messages.numbers.share(value);
  const share = (text: string): number => messages.numbers.readShare(text);
  const unlabelled = unmade || model.points.kind === "values";
  switch (name) {
    case "data":
      return html`<bd-choice class="wide" label=${messages.data} explain=${messages.dataExplain} explainName=${messages.about(messages.data)} .value=${state.data}
        .options=${dataNames.map((value) => ({ value, label: messages.dataNames[value] }))} ?disabled=${locked}
        @choose=${chosen<typeof state.data>((data) => { model.change({ data }); })}>${otherPoints(context, "again", "beside", words.again, icons.again)}</bd-choice>`;
    case "classes":
      if (!knowsMany(state)) return nothing;
      return numberField(context, { label: messages.dataClasses, explain: messages.dataClassesExplain, value: state.classes, minimum: 2, maximum: mostClasses,
        whole: true, series: classCounts, disabled: locked, choose: (classes) => { model.change({ classes }); } });
    case "count":
      return numberField(context, { label: messages.count, explain: messages.countExplain, value: state.count, minimum: 10, maximum: 2000, whole: true,
        series: counts, disabled: unmade, choose: (count) => { model.change({ count }); } });
    case "noise":
      return numberField(context, { label: messages.noise, explain: messages.noiseExplain, value: state.noise, minimum: 0, maximum: 6, series: noises,
        disabled: unmade, choose: (noise) => { model.change({ noise }); } });
    case "balance":
      return numberField(context, { label: words.balance, explain: words.balanceExplain, value: state.balance, minimum: 0, maximum: 0.99, series: balances,
        format: (value) => (value === 0 ? words.even : percent(value)), parse: (text) => (text.trim() === words.even ? 0 : share(text)),
        disabled: unlabelled, choose: (balance) => { model.change({ balance }); } });
    case "labelNoise":
      return numberField(context, { label: words.labelNoise, explain: words.labelNoiseExplain, value: state.labelNoise, minimum: 0, maximum: 1, series: fewPercents,
        format: percent, parse: share, disabled: unlabelled, choose: (labelNoise) => { model.change({ labelNoise }); } });
    case "test":
      return numberField(context, { label: messages.test, explain: messages.testExplain, value: state.test, minimum: 0, maximum: 0.9, series: percents,
        format: percent, parse: share, disabled: locked, choose: (test) => { model.change({ test }); } });
    case "dataSeed":
      return numberField(context, { label: messages.dataSeed, explain: messages.dataSeedExplain, value: state.dataSeed, minimum: 0, maximum: 0xffffffff,
        whole: true, series: seeds, disabled: locked, choose: (dataSeed) => { model.change({ dataSeed }); } });
  }
}
