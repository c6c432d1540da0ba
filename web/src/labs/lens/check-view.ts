import { html, nothing, type TemplateResult } from "lit";
import type { CheckProgress, GradientCheck } from "../../api";
import type { LensMessages } from "../../messages/lens/en";
import type { Numbers } from "../../view/figures";

/** Past this the table would be longer than anyone reads, and slow. */
const mostRows = 400;
/** The engine checks no more at once. */
const mostAtOnce = 20_000;

export interface Checked extends GradientCheck {
  /** About so many were asked for; undefined: all. */
  readonly most: number | undefined;
  /** So many the network has. */
  readonly parameters: number;
  /** Taken by the check. */
  readonly milliseconds: number;
  /** What was checked: its weights' mark, and in epochs how far it had come. */
  readonly weights: number;
  readonly epochs: number;
}

/** One under way. */
export interface Checking {
  /** Once it has lasted a while. */
  readonly progress?: CheckProgress | undefined;
  readonly stop: () => void;
}

export interface CheckView {
  readonly check: Checked | undefined;
  readonly checking: Checking | undefined;
  /** The mark of the weights of now. */
  readonly weights: number | undefined;
  readonly messages: LensMessages;
  readonly numbers: Numbers;
  readonly run: (most?: number) => void;
}

/** Both gradients of every parameter, or of some taken evenly, and how far apart they are. */
export function checkView({ check, checking, weights, messages, numbers, run }: CheckView): TemplateResult {
  const running = checking !== undefined;
  const shown = running ? undefined : check;
  return html`
    <p>${messages.checkExplain}</p>
    <div class="checking"><button type="button" class="primary run" ?disabled=${running} @click=${() => { run(); }}>${running ? messages.checking : messages.check}</button>${checking?.progress === undefined ? nothing : underWay(checking.progress, checking.stop, messages, numbers)}</div>
    ${shown === undefined ? nothing : more(shown, messages, numbers, run)}
    <div role="status">${shown === undefined ? nothing : html`${shown.weights === weights ? nothing : html`<p class="before">${messages.checkedBefore(numbers.count(Math.floor(shown.epochs)))}</p>`}
      <p class="checked"><b>${sentence(shown, messages, numbers)}</b></p>${shown.kinks === 0 ? nothing : html`<p class="kinks">${messages.kinks(shown.kinks, numbers.count(shown.kinks), numbers.count(shown.checked), shown.kinksOf.join(", "))} ${shown.kinksOf.includes("relu") ? messages.kinkOfRelu : ""}</p>`}`}</div>
    ${shown === undefined ? nothing : pairs(shown, messages, numbers)}`;
}

function underWay({ checked, of }: CheckProgress, stop: () => void, messages: LensMessages, numbers: Numbers): TemplateResult {
  const far = messages.checkedSoFar(numbers.count(checked), numbers.count(of));
  return html`<progress max=${of} .value=${checked} aria-label=${far}></progress><span class="far">${far}</span><button type="button" class="stop" @click=${stop}>${messages.stop}</button>`;
}

/** Whether only some were looked at. */
const isSample = ({ most = mostAtOnce, parameters, checked }: Checked): boolean => parameters > most && checked < parameters;

function sentence(check: Checked, messages: LensMessages, numbers: Numbers): string {
  const [count, worst] = [numbers.count(check.checked), numbers.figure(check.maxRelativeError, 2)];
  return isSample(check) ? messages.checkedSome(count, numbers.count(check.parameters), worst) : messages.checked(count, worst);
}

/** A sample says little of the others: all of them, or as many as the engine takes, and how long that is by what the sample took. */
function more(check: Checked, messages: LensMessages, numbers: Numbers, run: (most: number) => void): TemplateResult | typeof nothing {
  const most = Math.min(check.parameters, mostAtOnce);
  if (!isSample(check) || check.checked >= most) return nothing;
  const seconds = Math.max(1, (check.milliseconds / check.checked) * most / 1000);
  return html`<button type="button" class="run-all" @click=${() => { run(most); }}>${messages.checkMore(numbers.count(most), most === check.parameters, timeOf(seconds, numbers))}</button>`;
}

/** "40 s", "12 min". */
function timeOf(seconds: number, numbers: Numbers): string {
  return seconds < 100 ? `${numbers.count(seconds)} s` : `${numbers.count(seconds / 60)} min`;
}

function caption(check: Checked, shown: number, of: number, messages: LensMessages, numbers: Numbers): string {
  if (shown < of) return messages.checkTableWorst(numbers.count(shown), numbers.count(check.checked));
  return isSample(check) ? messages.checkTableSome(numbers.count(shown), numbers.count(check.parameters)) : messages.checkTable;
}

interface Pair { readonly name: string; readonly a: number; readonly n: number; readonly error: number; readonly kink: boolean }

/** A table of those whose errors count, and one of those at a kink. */
function pairs(check: Checked, messages: LensMessages, numbers: Numbers): TemplateResult {
  const parameters = check.perLayer.flatMap((layer) => layer.parameters);
  const largest = parameters.flatMap(({ analytic }) => analytic).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const rows = parameters.flatMap(({ path, indices, analytic, numeric, kinks }) => {
    const kinked = new Set(kinks);
    return indices.map((index, i): Pair => {
      const [a, n] = [analytic[i]!, numeric[i]!];
      return { name: `${path}[${index}]`, a, n, error: a === n ? 0 : Math.abs(a - n) / Math.max(Math.abs(a), Math.abs(n), 0.001 * largest), kink: kinked.has(index) };
    });
  });
  const smooth = rows.filter(({ kink }) => !kink);
  const shown = smooth.length <= mostRows ? smooth : smooth.toSorted((a, b) => b.error - a.error).slice(0, mostRows);
  return html`${pairTable(caption(check, shown.length, smooth.length, messages, numbers), shown, true, messages, numbers)}
    ${check.kinks === 0 ? nothing : pairTable(messages.kinkTable, rows.filter(({ kink }) => kink).slice(0, mostRows), false, messages, numbers)}`;
}

function pairTable(name: string, rows: readonly Pair[], errors: boolean, messages: LensMessages, numbers: Numbers): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${name}><table class=${errors ? "pairs" : "kinked"}>
    <caption>${name}</caption>
    <thead><tr><th scope="col">${messages.parameter}</th><th scope="col">${messages.backpropagation}</th><th scope="col">${messages.differences}</th>${errors ? html`<th scope="col">${messages.relativeError}</th>` : nothing}</tr></thead>
    <tbody>${rows.map(({ name: parameter, a, n, error }) => html`<tr><th scope="row">${parameter}</th><td>${numbers.figure(a, 7)}</td><td>${numbers.figure(n, 7)}</td>${errors ? html`<td>${numbers.figure(error, 2)}</td>` : nothing}</tr>`)}</tbody>
  </table></div>`;
}
