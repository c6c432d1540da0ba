import { html, type TemplateResult } from "lit";
import { decades } from "../../../control/series";
import type { PanelContext } from "../panels/context";
import { numberField } from "../panels/number-field";

const penalties = [0, ...decades(-5, 0)];
const seeds = Array.from({ length: 1000 }, (_, i) => i);

/** All that says how the network learns. */
export function trainingSheet(context: PanelContext): TemplateResult {
  const { model, state, messages } = context;
  return html`<div class="fields">
    ${numberField(context, { label: messages.l2, explain: messages.l2Explain, value: state.l2, minimum: 0, maximum: 10, series: penalties,
      disabled: context.locks("settings"), choose: (l2) => { model.change({ l2 }); } })}
    ${numberField(context, { label: messages.seed, explain: messages.seedExplain, value: state.seed, minimum: 0, maximum: 0xffffffff, whole: true, series: seeds,
      disabled: context.locks("network"), choose: (seed) => { model.change({ seed }); } })}
  </div>`;
}
