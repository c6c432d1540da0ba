import { html, type TemplateResult } from "lit";
import type { LensMessages } from "../../messages/lens/en";
import type { Numbers } from "../../view/figures";
import { exactly } from "./exactly";

export interface ParameterRow {
  readonly name: string;
  readonly value: number;
  readonly gradient: number;
  readonly update: number;
}

/** Weights to the last digit, each with what the step makes of it. */
export function parameterTable(caption: string, rows: readonly ParameterRow[], messages: LensMessages, numbers: Numbers): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}><table class="parameters"><caption>${caption}</caption>
    <thead><tr><th scope="col">${messages.parameter}</th><th scope="col">${messages.value}</th><th scope="col">${messages.gradient}</th><th scope="col">${messages.change}</th><th scope="col">${messages.nextValue}</th></tr></thead>
    <tbody>${rows.map(({ name, value, gradient, update }) => html`<tr><th scope="row">${name}</th><td>${exactly(value, numbers)}</td><td>${exactly(gradient, numbers)}</td><td>${exactly(update, numbers)}</td><td>${exactly(Math.fround(value + update), numbers)}</td></tr>`)}</tbody></table></div>`;
}
