import { html, nothing, type TemplateResult } from "lit";
import type { LensMessages } from "../../../messages/lens/en";
import type { Numbers } from "../../../view/figures";
import type { LensColumn, LensStep } from "../../../view/lens/model";
import { exactly } from "../../lens/exactly";

/** What the picture shows and more, for who cannot see it or wants every digit. */
export function stepTables(step: LensStep, messages: LensMessages, numbers: Numbers): TemplateResult {
  const number = (value: number | undefined): string => (value === undefined ? "" : exactly(value, numbers));
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label=${messages.units}><table class="units"><caption>${messages.units}</caption>
      <thead><tr><th scope="col">${messages.unitHeading}</th><th scope="col">${messages.sum}</th><th scope="col">${messages.activation}</th><th scope="col">${messages.activationGradient}</th><th scope="col">${messages.sumGradient}</th></tr></thead>
      <tbody>${step.columns.flatMap(({ title, nodes }) => nodes.map(({ label, z, a, da, dz }) =>
        html`<tr><th scope="row">${messages.unit(title, label)}</th><td>${number(z)}</td><td>${number(a)}</td><td>${number(da)}</td><td>${number(dz)}</td></tr>`))}</tbody>
    </table></div>
    <div class="scroll" tabindex="0" role="region" aria-label=${messages.parameters}><table class="parameters"><caption>${messages.parameters}</caption>
      <thead><tr><th scope="col">${messages.parameter}</th><th scope="col">${messages.value}</th><th scope="col">${messages.gradient}</th><th scope="col">${messages.change}</th><th scope="col">${messages.nextValue}</th></tr></thead>
      <tbody>${step.columns.map((column) => [rows(column, "w", numbers), rows(column, "b", numbers)])}</tbody>
    </table></div>`;
}

function rows(column: LensColumn, name: "w" | "b", numbers: Numbers): TemplateResult | typeof nothing {
  const parameter = column[name];
  if (parameter === undefined) return nothing;
  const { value, gradient, update } = parameter;
  return html`${Array.from(value, (now, i) => html`<tr><th scope="row">layers[${column.layer}].${name}[${i}]</th>
    <td>${exactly(now, numbers)}</td><td>${exactly(gradient[i]!, numbers)}</td><td>${exactly(update[i]!, numbers)}</td><td>${exactly(Math.fround(now + update[i]!), numbers)}</td></tr>`)}`;
}
