import { html, nothing, type TemplateResult } from "lit";
import "../../../control/choice";
import { decades } from "../../../control/series";
import { knowsMany } from "../data-source";
import { mostClasses } from "../points";
import { activationNames, dataNames, optimizerNames } from "../table";
import { chosen, type PanelContext } from "./context";
import { numberField } from "./number-field";

const percents = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const counts = [10, 20, 50, 100, 200, 300, 500, 700, 1000, 1500, 2000];
const noises = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1, 1.5, 2];
const classCounts = [2, 3, 4, 5, 6, 7, 8];
const rates = [0, ...decades(-5, 2)];
const penalties = [0, ...decades(-5, 0)];
const batches = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const seeds = Array.from({ length: 1000 }, (_, i) => i);

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;
const share = (text: string): number => Number(text.replace("%", "")) / 100;

type Patch = Parameters<PanelContext["model"]["change"]>[0];

/** What points there are. */
export function dataPanel(context: PanelContext): TemplateResult {
  const { model, state, messages } = context;
  const disabled = context.locks("data");
  const change = (patch: Patch): void => { model.change(patch); };
  return html`
    <div class="fields">
      <bd-choice label=${messages.data} explain=${messages.dataExplain} explainName=${messages.about(messages.data)} .value=${state.data}
        .options=${dataNames.map((value) => ({ value, label: messages.dataNames[value] }))} ?disabled=${disabled}
        @choose=${chosen<typeof state.data>((data) => { change({ data }); })}></bd-choice>
      ${knowsMany(state)
        ? numberField(context, { label: messages.dataClasses, explain: messages.dataClassesExplain, value: state.classes, minimum: 2, maximum: mostClasses,
          whole: true, series: classCounts, disabled, choose: (classes) => { change({ classes }); } })
        : nothing}
      ${numberField(context, { label: messages.count, explain: messages.countExplain, value: state.count, minimum: 10, maximum: 2000, whole: true, series: counts,
        disabled: disabled || state.data === "none", choose: (count) => { change({ count }); } })}
      ${numberField(context, { label: messages.noise, explain: messages.noiseExplain, value: state.noise, minimum: 0, maximum: 6, series: noises,
        disabled: disabled || state.data === "none", choose: (noise) => { change({ noise }); } })}
      ${numberField(context, { label: messages.test, explain: messages.testExplain, value: state.test, minimum: 0, maximum: 0.9, series: percents,
        format: percent, parse: share, disabled, choose: (test) => { change({ test }); } })}
      ${numberField(context, { label: messages.dataSeed, explain: messages.dataSeedExplain, value: state.dataSeed, minimum: 0, maximum: 0xffffffff, whole: true,
        series: seeds, disabled, choose: (dataSeed) => { change({ dataSeed }); } })}
    </div>`;
}

/** How the network learns: what is changed most. */
export function ratesPanel(context: PanelContext): TemplateResult {
  const { model, state, messages } = context;
  const disabled = context.locks("settings");
  return html`
    <div class="fields">
      <bd-choice label=${messages.optimizer} explain=${messages.optimizerExplain} explainName=${messages.about(messages.optimizer)} .value=${state.optimizer}
        .options=${optimizerNames.map((value) => ({ value, label: messages.optimizerNames[value] }))} ?disabled=${disabled}
        @choose=${chosen<typeof state.optimizer>((optimizer) => { model.change({ optimizer }); })}></bd-choice>
      ${numberField(context, { label: messages.rate, explain: messages.rateExplain, value: state.rate, minimum: 0, maximum: 1000, series: rates, disabled,
        choose: (rate) => { model.change({ rate }); } })}
      ${numberField(context, { label: messages.batch, explain: messages.batchExplain, value: state.batch, minimum: 1, maximum: 4096, whole: true, series: batches,
        disabled, choose: (batch) => { model.change({ batch }); } })}
    </div>`;
}

/** What the network is, beside its picture. */
export function networkFields(context: PanelContext): TemplateResult {
  const { model, state, messages } = context;
  const disabled = context.locks("network");
  return html`
    <div class="fields">
      <bd-choice label=${messages.activation} explain="${messages.activationExplain} ${messages.startsAfresh}" explainName=${messages.about(messages.activation)}
        .value=${state.activation} .options=${activationNames.map((value) => ({ value, label: value }))} ?disabled=${disabled}
        @choose=${chosen<typeof state.activation>((activation) => { model.change({ activation }); })}></bd-choice>
      ${numberField(context, { label: messages.l2, explain: messages.l2Explain, value: state.l2, minimum: 0, maximum: 10, series: penalties,
        disabled: context.locks("settings"), choose: (l2) => { model.change({ l2 }); } })}
      ${numberField(context, { label: messages.seed, explain: messages.seedExplain, value: state.seed, minimum: 0, maximum: 0xffffffff, whole: true, series: seeds,
        disabled, choose: (seed) => { model.change({ seed }); } })}
    </div>
    ${state.spec === "" ? nothing : html`<p class="aside">${messages.customNetwork}</p>`}`;
}

