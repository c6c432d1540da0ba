import { html, type TemplateResult } from "lit";
import type { LensMessages } from "../../../messages/lens/en";
import type { Numbers } from "../../../view/figures";
import type { LensColumn, LensStep } from "../../../view/lens/model";
import { exactly } from "../../lens/exactly";
import { parameterTable, type ParameterRow } from "../../lens/parameter-table";

/** What the picture shows and more, for who cannot see it or wants every digit. */
export function stepTables(step: LensStep, messages: LensMessages, numbers: Numbers): TemplateResult {
  const number = (value: number | undefined): string => (value === undefined ? "" : exactly(value, numbers));
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label=${messages.units}><table class="units"><caption>${messages.units}</caption>
      <thead><tr><th scope="col">${messages.unitHeading}</th><th scope="col">${messages.sum}</th><th scope="col">${messages.activation}</th><th scope="col">${messages.activationGradient}</th><th scope="col">${messages.sumGradient}</th></tr></thead>
      <tbody>${step.columns.flatMap(({ title, nodes }) => nodes.map(({ label, z, a, da, dz }) =>
        html`<tr><th scope="row">${messages.unit(title, label)}</th><td>${number(z)}</td><td>${number(a)}</td><td>${number(da)}</td><td>${number(dz)}</td></tr>`))}</tbody>
    </table></div>
    ${parameterTable(messages.parameters, step.columns.flatMap((column) => [...rowsOf(column, "w"), ...rowsOf(column, "b")]), messages, numbers)}`;
}

function rowsOf(column: LensColumn, name: "w" | "b"): ParameterRow[] {
  const parameter = column[name];
  if (parameter === undefined) return [];
  const { value, gradient, update } = parameter;
  return Array.from(value, (now, i) => ({ name: `layers[${column.layer}].${name}[${i}]`, value: now, gradient: gradient[i]!, update: update[i]! }));
}
