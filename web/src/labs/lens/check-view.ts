import { html, nothing, type TemplateResult } from "lit";
import type { GradientCheck } from "../../api";
import type { LensMessages } from "../../messages/lens/en";
import type { Numbers } from "../../view/figures";

/** Past this the table would be longer than anyone reads, and slow. */
const mostRows = 400;
/** Past this, if backpropagation is right, a difference went over a bend of the loss. */
const largeError = 1e-3;

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

/** Both gradients of every parameter, or of some taken evenly, and how far apart they are; `weights` is the mark of those of now. */
export function checkView(check: Checked | "running" | undefined, weights: number | undefined, messages: LensMessages, numbers: Numbers, run: (most?: number) => void): TemplateResult {
  const running = check === "running";
  return html`
    <p>${messages.checkExplain}</p>
    <button type="button" class="primary run" ?disabled=${running} @click=${() => { run(); }}>${running ? messages.checking : messages.check}</button>
    ${check === undefined || check === "running" ? nothing : more(check, messages, numbers, run)}
    <div role="status">${check === undefined || check === "running" ? nothing : html`${check.weights === weights ? nothing : html`<p class="before">${messages.checkedBefore(numbers.count(Math.floor(check.epochs)))}</p>`}
      <p class="checked"><b>${sentence(check, messages, numbers)}</b></p>${check.maxRelativeError > largeError ? html`<p class="aside bends">${messages.bends}</p>` : nothing}`}</div>
    ${check === undefined || check === "running" ? nothing : pairs(check, messages, numbers)}`;
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
  return html`<button type="button" class="run-all" @click=${() => { run(most); }}>${messages.checkMore(numbers.count(most), most === check.parameters, numbers.count(seconds))}</button>`;
}

function caption(check: Checked, shown: number, messages: LensMessages, numbers: Numbers): string {
  if (shown < check.checked) return messages.checkTableWorst(numbers.count(shown), numbers.count(check.checked));
  return isSample(check) ? messages.checkTableSome(numbers.count(shown), numbers.count(check.parameters)) : messages.checkTable;
}

function pairs(check: Checked, messages: LensMessages, numbers: Numbers): TemplateResult {
  const parameters = check.perLayer.flatMap((layer) => layer.parameters);
  const largest = parameters.flatMap(({ analytic }) => analytic).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const rows = parameters.flatMap(({ path, indices, analytic, numeric }) => indices.map((index, i) => {
    const [a, n] = [analytic[i]!, numeric[i]!];
    return { name: `${path}[${index}]`, a, n, error: a === n ? 0 : Math.abs(a - n) / Math.max(Math.abs(a), Math.abs(n), 0.001 * largest) };
  }));
  const shown = rows.length <= mostRows ? rows : rows.toSorted((a, b) => b.error - a.error).slice(0, mostRows);
  const name = caption(check, shown.length, messages, numbers);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${name}><table>
    <caption>${name}</caption>
    <thead><tr><th scope="col">${messages.parameter}</th><th scope="col">${messages.backpropagation}</th><th scope="col">${messages.differences}</th><th scope="col">${messages.relativeError}</th></tr></thead>
    <tbody>${shown.map(({ name, a, n, error }) => html`<tr><th scope="row">${name}</th><td>${numbers.figure(a, 7)}</td><td>${numbers.figure(n, 7)}</td><td>${numbers.figure(error, 2)}</td></tr>`)}</tbody>
  </table></div>`;
}
