import { html, nothing, type TemplateResult } from "lit";
import "../../control/choice";
import "../../control/number";
import { decades } from "../../control/series";
import { optimizerNames, optimizers, type OptimizerName } from "../points/optimizers";
import { words, type Context } from "./context";
import { cellNames, type SequenceState } from "./table";

interface NumberField {
  readonly name: "rate" | "strokeRate" | "batch" | "seed" | "units" | "strokeUnits" | "window";
  readonly label: string;
  readonly explain: string;
  readonly series: readonly number[];
}

const sizes = [1, 2, 4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256];

const ofSettings: readonly NumberField["name"][] = ["rate", "strokeRate", "batch"];

function numberField({ store, common, locks }: Context, { name, label, explain, series }: NumberField, minimum: number, maximum: number, whole = true): TemplateResult {
  return html`<bd-number ?disabled=${locks(ofSettings.includes(name) ? "settings" : "network")} label=${label} explain=${explain} .value=${store.values[name]} .minimum=${minimum} .maximum=${maximum} ?whole=${whole} .series=${series}
    .format=${(value: number) => common.numbers.plain(value)} .parse=${(text: string) => common.numbers.read(text)} .words=${words(common, label)}
    @choose=${({ detail }: CustomEvent<number>) => { store.set({ [name]: detail }); }}></bd-number>`;
}

/** What the network is and how it learns. */
export function settingsPanel(context: Context): TemplateResult | typeof nothing {
  const { messages, shows } = context;
  if (!shows("network") && !shows("settings")) return nothing;
  return html`<section class="settings" aria-label=${messages.settings}>
    ${shows("network") ? networkFields(context) : nothing}${shows("settings") ? learningFields(context) : nothing}
  </section>`;
}

function networkFields(context: Context): TemplateResult {
  const { store, common, messages, locks } = context;
  const { mode } = store.values;
  const cell = mode === "text" ? "cell" : "strokeCell";
  return html`<div class="fields">
    <bd-choice label=${messages.cell} explain=${messages.cellExplain} explainName=${common.about(messages.cell)} .value=${store.values[cell]} ?disabled=${locks("network")}
      .options=${cellNames.map((value) => ({ value, label: value.toUpperCase() }))} @choose=${({ detail }: CustomEvent<SequenceState["cell"]>) => { store.set({ [cell]: detail }); }}></bd-choice>
    ${mode === "text"
      ? html`${numberField(context, { name: "units", label: messages.units, explain: messages.unitsExplain, series: sizes }, 1, 256)}
        ${numberField(context, { name: "window", label: messages.window, explain: messages.windowExplain, series: [4, 8, 16, 24, 32, 48, 64, 96, 128, 192, 256] }, 4, 256)}`
      : numberField(context, { name: "strokeUnits", label: messages.units, explain: messages.unitsExplain, series: sizes }, 1, 128)}
    ${numberField(context, { name: "seed", label: common.seed, explain: common.seedExplain, series: Array.from({ length: 1000 }, (_, i) => i) }, 0, 0xffffffff)}
  </div>`;
}

function learningFields(context: Context): TemplateResult {
  const { store, common, locks } = context;
  const { mode, optimizer } = store.values;
  const rate = mode === "text" ? "rate" : "strokeRate";
  return html`<div class="fields">
    <bd-choice label=${common.optimizer} explain=${common.optimizerExplain} explainName=${common.about(common.optimizer)} .value=${optimizer} ?disabled=${locks("settings")}
      .options=${optimizerNames.map((value) => ({ value, label: common.optimizerNames[value] }))}
      @choose=${({ detail }: CustomEvent<OptimizerName>) => { store.set({ optimizer: detail, [rate]: optimizers[detail].rate }); }}></bd-choice>
    ${numberField(context, { name: rate, label: common.rate, explain: common.rateExplain, series: [...decades(-5, 0)] }, 0, 10, false)}
    ${numberField(context, { name: "batch", label: common.batch, explain: common.batchExplain, series: [1, 2, 4, 8, 16, 32, 64, 128, 256] }, 1, 256)}
  </div>`;
}
