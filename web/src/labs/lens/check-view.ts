import { html, nothing, type TemplateResult } from "lit";
import type { GradientCheck } from "../../api";
import type { LensMessages } from "../../messages/lens/en";
import type { Numbers } from "../../view/figures";

/** Past this the table would be longer than anyone reads, and slow. */
const mostRows = 400;
/** Past this, if backpropagation is right, a difference went over a bend of the loss. */
const largeError = 1e-3;

/** Both gradients of every parameter, and how far apart they are. */
export function checkView(check: GradientCheck | "running" | undefined, messages: LensMessages, numbers: Numbers, run: () => void): TemplateResult {
  const running = check === "running";
  return html`
    <p>${messages.checkExplain}</p>
    <button type="button" class="primary run" ?disabled=${running} @click=${run}>${running ? messages.checking : messages.check}</button>
    <div role="status">${check === undefined || check === "running" ? nothing : html`<p class="checked"><b>${messages.checked(numbers.count(check.checked), numbers.figure(check.maxRelativeError, 2))}</b></p>${check.maxRelativeError > largeError ? html`<p class="aside bends">${messages.bends}</p>` : nothing}`}</div>
    ${check === undefined || check === "running" ? nothing : pairs(check, messages, numbers)}`;
}

function pairs(check: GradientCheck, messages: LensMessages, numbers: Numbers): TemplateResult {
  const parameters = check.perLayer.flatMap((layer) => layer.parameters);
  const largest = parameters.flatMap(({ analytic }) => analytic).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const rows = parameters.flatMap(({ path, indices, analytic, numeric }) => indices.map((index, i) => {
    const [a, n] = [analytic[i]!, numeric[i]!];
    return { name: `${path}[${index}]`, a, n, error: a === n ? 0 : Math.abs(a - n) / Math.max(Math.abs(a), Math.abs(n), 0.001 * largest) };
  }));
  const shown = rows.length <= mostRows ? rows : rows.toSorted((a, b) => b.error - a.error).slice(0, mostRows);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${messages.checkTable}><table>
    <caption>${messages.checkTable}</caption>
    <thead><tr><th scope="col">${messages.parameter}</th><th scope="col">${messages.backpropagation}</th><th scope="col">${messages.differences}</th><th scope="col">${messages.relativeError}</th></tr></thead>
    <tbody>${shown.map(({ name, a, n, error }) => html`<tr><th scope="row">${name}</th><td>${numbers.figure(a, 7)}</td><td>${numbers.figure(n, 7)}</td><td>${numbers.figure(error, 2)}</td></tr>`)}</tbody>
  </table></div>`;
}
