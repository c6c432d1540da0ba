import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import "../../../control/choice";
import { formula } from "../../../control/formula";
import { decades } from "../../../control/series";
import type { Range } from "../../../state/kinds";
import type { Settings } from "../../../state/settings";
import { lossFormulas, optimizerFormulas, scheduleFormulas } from "../formulas";
import { fittingLosses, lossFor, lossNumbers, losses, usualLoss, type LossNumber } from "../losses";
import { flags, optimizerNames, optimizerNumbers, optimizers, type OptimizerNumber } from "../optimizers";
import { chosen, type PanelContext } from "../panels/context";
import { numberField } from "../panels/number-field";
import { initNames } from "../rows";
import { followerNames, rangesOf, scheduleNames, schedules, type ScheduleName, type ScheduleNumber } from "../schedules";
import type { PointsState } from "../table";
import { schedulePreview } from "./schedule-preview";

const penalties = [0, ...decades(-5, 0)];
const limits = [0, ...decades(-2, 2)];
const shares = [0, 0.5, 0.9, 0.95, 0.99, 0.995, 0.999];
const seeds = Array.from({ length: 1000 }, (_, i) => i);
const wholes = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000];
const rates = [0, ...decades(-5, 2)];
const batches = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const epsilons = decades(-12, -1);

/** All that says how the network learns. */
export function trainingSheet(context: PanelContext): TemplateResult {
  return html`${until(context)}${loss(context)}${optimizer(context)}${schedule(context)}${restraint(context)}${start(context)}`;
}

function section(title: string, sentence: string, text: string | undefined, content: unknown): TemplateResult {
  return html`<section class="part"><h3>${title}</h3>${content}
    <p class="aside">${sentence}</p>${text === undefined ? nothing : html`<div class="formula">${guard([text], () => formula(text))}</div>`}</section>`;
}

function loss(context: PanelContext): TemplateResult {
  const { model, state, messages: { training: words } } = context;
  const own = lossFor(state.loss, model.head);
  const usual = words.lossNames[usualLoss(model.head)];
  const options = [{ value: "auto", label: words.autoOf(usual) }, ...fittingLosses(model.head).map((value) => ({ value, label: words.lossNames[value] }))];
  return section(words.loss, words.lossSentences[own], lossFormulas[own], html`<div class="fields">
    ${choose(context, words.loss, words.lossExplain, fittingLosses(model.head).includes(own) && state.loss === own ? own : "auto", options, (value) => { model.change({ loss: value as PointsState["loss"] }); }, "whole")}
    ${numbers<LossNumber>(context, losses[own], state.lossNumbers, lossNumbers, words.lossNumbers, (next) => { model.change({ lossNumbers: next }); })}
  </div>`);
}

function optimizer(context: PanelContext): TemplateResult {
  const { model, state, messages } = context;
  const { training: words } = messages;
  const options = optimizerNames.map((value) => ({ value, label: messages.optimizerNames[value] }));
  return section(words.optimizer, words.optimizerSentences[state.optimizer], optimizerFormulas[state.optimizer], html`<div class="fields">
    ${choose(context, words.optimizer, "", state.optimizer, options, (value) => { model.change({ optimizer: value as PointsState["optimizer"] }); })}
    ${plain(context, messages.rate, messages.rateExplain, "rate", { minimum: 0, maximum: 1000 }, rates)}
    ${plain(context, messages.batch, messages.batchExplain, "batch", { minimum: 1, maximum: 4096, whole: true }, batches)}
    ${numbers<OptimizerNumber>(context, optimizers[state.optimizer].numbers, state.tuning, optimizerNumbers, words.numbers, (tuning) => { model.change({ tuning }); })}
  </div>`);
}

function schedule(context: PanelContext): TemplateResult {
  const { model, state, messages } = context;
  const { training: words } = messages;
  const named = (names: readonly ScheduleName[]) => names.map((value) => ({ value, label: words.scheduleNames[value] }));
  return section(words.schedule, words.scheduleSentences[state.schedule], scheduleFormulas[state.schedule], html`<div class="fields">
    ${choose(context, words.schedule, "", state.schedule, named(scheduleNames), (value) => { model.change({ schedule: value as PointsState["schedule"] }); })}
    ${numbers<ScheduleNumber>(context, schedules[state.schedule].numbers, state.scheduling, rangesOf(state.schedule), words.scheduleNumbers, (scheduling) => { model.change({ scheduling }); })}
    ${state.schedule !== "warmup" ? nothing : html`
      ${choose(context, words.follower, "", state.follower, named(followerNames), (value) => { model.change({ follower: value as PointsState["follower"] }); })}
      ${numbers<ScheduleNumber>(context, schedules[state.follower].numbers, state.following, rangesOf(state.follower), words.scheduleNumbers, (following) => { model.change({ following }); })}`}
  </div>${schedulePreview(state, state.rate, messages)}`);
}

function restraint(context: PanelContext): TemplateResult {
  const { messages: { training: words } } = context;
  const [penalty, limit] = [{ minimum: 0, maximum: 10 }, { minimum: 0, maximum: 1e6 }];
  return section(words.restraint, `${words.restraintSentence} ${words.averageSentence}`, "L + l_1 ∑|w| + frac{l_2}{2} ∑w^2", html`<div class="fields">
    ${plain(context, words.l1, "", "l1", penalty, penalties)}
    ${plain(context, words.l2, "", "l2", penalty, penalties)}
    ${plain(context, words.clipNorm, "", "clipNorm", limit, limits)}
    ${plain(context, words.clipTensor, "", "clipTensor", limit, limits)}
    ${plain(context, words.clipValue, "", "clipValue", limit, limits)}
    ${plain(context, words.average, "", "average", { minimum: 0, maximum: 0.9999 }, shares)}
  </div>`);
}

function start(context: PanelContext): TemplateResult {
  const { model, state, messages } = context;
  const { training: words } = messages;
  return section(words.initial, `${words.initSentence} ${words.shuffleSentence}`, undefined, html`<div class="fields">
    ${choose(context, words.init, "", state.init, initNames.map((value) => ({ value, label: value === "auto" ? words.initAuto : value })), (value) => { model.change({ init: value as PointsState["init"] }); })}
    ${plain(context, messages.seed, messages.seedExplain, "seed", { minimum: 0, maximum: 0xffffffff, whole: true }, seeds)}
    ${yesNo(context, words.shuffle, state.shuffle, (shuffle) => { model.change({ shuffle }); })}
  </div>`);
}

function until(context: PanelContext): TemplateResult {
  const { messages: { training: words } } = context;
  const epochs = { minimum: 0, maximum: 1e6, whole: true };
  return section(words.until, words.untilSentence, undefined, html`<div class="fields">
    ${plain(context, words.untilLoss, "", "untilLoss", { minimum: 0, maximum: 1e6 }, penalties)}
    ${plain(context, words.untilEpochs, "", "untilEpochs", epochs, wholes)}
    ${plain(context, words.untilStale, "", "untilStale", epochs, wholes)}
  </div>`);
}

/** A field for a row that is a number. */
function plain(
  context: PanelContext, label: string, explain: string,
  name: "rate" | "batch" | "l1" | "l2" | "clipNorm" | "clipTensor" | "clipValue" | "average" | "seed" | "untilLoss" | "untilEpochs" | "untilStale",
  range: Range, series: readonly number[],
): TemplateResult {
  const { model, state } = context;
  return numberField(context, { label, explain, value: state[name], ...range, series, disabled: context.locks("settings"), choose: (value) => { model.change({ [name]: value }); } });
}

/** A field for each number that the chosen thing has. */
function numbers<N extends string>(
  context: PanelContext, offered: Settings<N>, own: Settings<N>, ranges: Readonly<Record<N, Range>>, labels: Readonly<Record<N, string>>, change: (next: Settings<N>) => void,
): TemplateResult[] {
  return (Object.keys(offered) as N[]).map((name) => {
    const value = own[name] ?? offered[name]!;
    const set = (next: number): void => { change({ ...own, [name]: next }); };
    if (flags.has(name) || name === "linear") return yesNo(context, labels[name], value === 1, (yes) => { set(Number(yes)); });
    return numberField(context, { label: labels[name], explain: "", value, ...ranges[name], series: seriesFor(name, ranges[name]), disabled: context.locks("settings"), choose: set });
  });
}

function seriesFor(name: string, { whole, maximum }: Range): readonly number[] {
  if (name === "epsilon") return epsilons;
  if (whole === true) return wholes;
  return maximum <= 1 ? [...shares, 1].filter((each) => each <= maximum) : [0, ...decades(-4, 4)];
}

function choose(context: PanelContext, label: string, explain: string, value: string, options: readonly { value: string; label: string }[], then: (value: string) => void, room = ""): TemplateResult {
  return html`<bd-choice class=${room} label=${label} explain=${explain} explainName=${context.messages.about(label)} .value=${value} .options=${options}
    ?disabled=${context.locks("settings")} @choose=${chosen<string>(then)}></bd-choice>`;
}

function yesNo(context: PanelContext, label: string, value: boolean, then: (value: boolean) => void): TemplateResult {
  const { training: words } = context.messages;
  return choose(context, label, "", value ? "yes" : "no", [{ value: "no", label: words.no }, { value: "yes", label: words.yes }], (next) => { then(next === "yes"); });
}
