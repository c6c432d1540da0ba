import { html, nothing, type TemplateResult } from "lit";
import "../../../control/choice";
import type { Range } from "../../../state/kinds";
import { changed, type LayerDetail } from "../layer-details";
import { featureCount, keepsWidth, takesAlpha } from "../network-spec";
import { normalizationOf } from "../normalization";
import { chosen, type PanelContext } from "../panels/context";
import { numberField } from "../panels/number-field";
import { initNames } from "../rows";
import { activationNames, mostUnits } from "../table";

type Change = Parameters<typeof changed>[2];

const widths = [...Array.from({ length: 16 }, (_, i) => i + 1), 24, 32, 48, 64, 96, 128];
const alphas = [0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2];
const rates = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const pairs = [1, 2, 4, 8, 16, 32, 64];
const scales = [0.1, 0.2, 0.5, 1, 2, 5, 10];
const seeds = Array.from({ length: 1000 }, (_, i) => i);
/** What the first click on Fourier features gives: pairs, scale, seed. */
const firstWaves = [8, 1, 1];

/** The title of the column that the sheet is for. */
export function layerTitle({ state, messages }: PanelContext): string {
  const column = columnOf(state);
  return column === 0 ? messages.features : messages.layer(column);
}

/** All that one layer has of its own; for column 0, what the features are. */
export function layerSheet(context: PanelContext): TemplateResult {
  const { state, messages: { layerSheet: words } } = context;
  if (state.spec !== "") return html`<p class="aside">${context.messages.customNetwork}</p>`;
  const column = columnOf(state);
  if (column === 0) return html`${normalized(context)}${fourier(context)}`;
  const layer = column - 1;
  const detail = state.details[layer] ?? {};
  return html`<p class="aside">${words.restarts}</p>${size(context, layer)}${activation(context, layer, detail)}${start(context, layer, detail)}${frozen(context, layer, detail)}
    ${dropout(context, layer, detail)}${norm(context, layer, detail)}${residual(context, layer, detail)}`;
}

/** A layer may have gone since its sheet was opened. */
function columnOf({ column, layers }: PanelContext["state"]): number {
  return Math.min(column, layers.length);
}

function size(context: PanelContext, layer: number): TemplateResult {
  const { model, state, messages: { layerSheet: words } } = context;
  return part(words.units, words.unitsSentence, number(context, words.units, state.layers[layer]!, { minimum: 1, maximum: mostUnits, whole: true }, widths, (units) => {
    model.change({ layers: state.layers.with(layer, units) });
  }));
}

function activation(context: PanelContext, layer: number, detail: LayerDetail): TemplateResult {
  const { state, messages: { layerSheet: words } } = context;
  const own = detail.activation ?? state.activation;
  const options = [{ value: "", label: words.asAll(state.activation) }, ...activationNames.map((value) => ({ value, label: value }))];
  const alpha = takesAlpha(own);
  return part(words.activation, alpha ? `${words.activationSentence} ${words.alphaSentence}` : words.activationSentence, html`
    ${choose(context, words.activation, detail.activation ?? "", options, (value) => {
      change(context, layer, { activation: activationNames.find((each) => each === value), alpha: undefined });
    })}
    ${alpha ? number(context, words.alpha, detail.alpha ?? (own === "elu" ? 1 : 0.01), { minimum: 0, maximum: 100 }, alphas, (next) => { change(context, layer, { alpha: next }); }) : nothing}`);
}

function start(context: PanelContext, layer: number, detail: LayerDetail): TemplateResult {
  const { state, messages: { training, layerSheet: words } } = context;
  const own = initNames.filter((each) => each !== "auto");
  const options = [{ value: "", label: words.asAll(state.init === "auto" ? words.initByActivation : state.init) }, ...own.map((value) => ({ value, label: value }))];
  return part(words.start, words.startSentence, html`
    ${choose(context, words.init, detail.init ?? "", options, (value) => { change(context, layer, { init: own.find((each) => each === value) }); })}
    ${choose(context, words.bias, detail.biasless === true ? "no" : "yes", [{ value: "yes", label: training.yes }, { value: "no", label: training.no }], (value) => {
      change(context, layer, { biasless: value === "no" ? true : undefined });
    })}`);
}

function frozen(context: PanelContext, layer: number, detail: LayerDetail): TemplateResult {
  const { messages: { layerSheet: words } } = context;
  return part(words.hold, words.frozenSentence, choose(context, words.frozen, detail.frozen === true ? "yes" : "no", named(words.frozenNames), (value) => {
    change(context, layer, { frozen: value === "yes" ? true : undefined });
  }));
}

function dropout(context: PanelContext, layer: number, detail: LayerDetail): TemplateResult {
  const { messages: { layerSheet: words } } = context;
  return part(words.dropout, words.dropoutSentence, number(context, words.rate, detail.dropout ?? 0, { minimum: 0, maximum: 0.99 }, rates, (rate) => {
    change(context, layer, { dropout: rate === 0 ? undefined : rate });
  }));
}

function norm(context: PanelContext, layer: number, detail: LayerDetail): TemplateResult {
  const { messages: { layerSheet: words } } = context;
  const own = detail.norm ?? "none";
  return part(words.norm, words.normSentences[own], choose(context, words.norm, own, named(words.normNames), (value) => {
    change(context, layer, { norm: value === "batch" || value === "layer" ? value : undefined });
  }));
}

function residual(context: PanelContext, layer: number, detail: LayerDetail): TemplateResult {
  const { state, messages: { training, layerSheet: words } } = context;
  const fits = keepsWidth(state, layer);
  const before = layer === 0 ? featureCount(state) : state.layers[layer - 1]!;
  const sentence = fits ? words.residualSentence : words.residualWidths(before, state.layers[layer]!);
  return part(words.residual, sentence, choose(context, words.residualLabel, fits && detail.residual === true ? "yes" : "no", named({ no: training.no, yes: training.yes }), (value) => {
    change(context, layer, { residual: value === "yes" ? true : undefined });
  }, !fits));
}

/** By the numbers of the points as they are when it is switched on: they are part of the network, and stay. */
function normalized(context: PanelContext): TemplateResult {
  const { model, state, messages: { training, numbers, layerSheet: words } } = context;
  const on = state.normalize.length === 4;
  const own = normalizationOf(model.points, model.isTest);
  const formula = (name: string, mean: number, deviation: number): string => `(${name} ${mean < 0 ? "+" : "−"} ${numbers.figure(Math.abs(mean))}) / ${numbers.figure(deviation)}`;
  const [meanX = 0, meanY = 0, deviationX = 1, deviationY = 1] = state.normalize;
  const sentence = on ? words.normalizedNumbers(formula("x₁", meanX, deviationX), formula("x₂", meanY, deviationY)) : words.normalizeSentence;
  return part(words.normalize, sentence, html`
    ${choose(context, words.normalizeLabel, on ? "yes" : "no", named({ no: training.no, yes: training.yes }), (value) => { model.change({ normalize: value === "yes" ? own ?? [] : [] }); }, !on && own === undefined)}
    ${on ? html`<button type="button" class="plain" ?disabled=${context.locks("network") || own === undefined || own.join() === state.normalize.join()}
      @click=${() => { model.change({ normalize: own ?? [] }); }}>${words.normalizeAgain}</button>` : nothing}`);
}

function fourier(context: PanelContext): TemplateResult {
  const { model, state, messages: { training, layerSheet: words } } = context;
  const on = state.fourier.length === 3;
  const set = (at: number) => (value: number): void => { model.change({ fourier: state.fourier.with(at, value) }); };
  const ranges: readonly Range[] = [{ minimum: 1, maximum: 64, whole: true }, { minimum: 0, maximum: 100 }, { minimum: 0, maximum: 0xffffffff, whole: true }];
  return part(words.fourier, on ? `${words.fourierSentence} ${words.fourierNumbers}` : words.fourierSentence, html`
    ${choose(context, words.fourierLabel, on ? "yes" : "no", named({ no: training.no, yes: training.yes }), (value) => { model.change({ fourier: value === "yes" ? firstWaves : [] }); })}
    ${on ? [words.pairs, words.scale, words.seed].map((label, i) => number(context, label, state.fourier[i]!, ranges[i]!, [pairs, scales, seeds][i]!, set(i))) : nothing}`);
}

function change({ model, state }: PanelContext, layer: number, patch: Change): void {
  model.change({ details: changed(state.details, layer, patch) });
}

function part(title: string, sentence: string, content: unknown): TemplateResult {
  return html`<section class="part"><h3>${title}</h3><div class="fields">${content}</div><p class="aside">${sentence}</p></section>`;
}

function named(names: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(names).map(([value, label]) => ({ value, label }));
}

function choose(context: PanelContext, label: string, value: string, options: readonly { value: string; label: string }[], then: (value: string) => void, disabled = false): TemplateResult {
  return html`<bd-choice class=${options[0]?.value === "" ? "wide" : nothing} label=${label} .value=${value} .options=${options} ?disabled=${disabled || context.locks("network")} @choose=${chosen<string>(then)}></bd-choice>`;
}

function number(context: PanelContext, label: string, value: number, range: Range, series: readonly number[], then: (value: number) => void): TemplateResult {
  return numberField(context, { label, explain: "", value, ...range, series, disabled: context.locks("network"), choose: then });
}
