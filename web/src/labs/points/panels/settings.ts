import { html, nothing, type TemplateResult } from "lit";
import "../../../control/choice";
import { decades } from "../../../control/series";
import { optimizerNames } from "../optimizers";
import { activationNames } from "../table";
import { chosen, type PanelContext } from "./context";
import { numberField } from "./number-field";

const rates = [0, ...decades(-5, 2)];
const penalties = [0, ...decades(-5, 0)];
const batches = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const seeds = Array.from({ length: 1000 }, (_, i) => i);

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
