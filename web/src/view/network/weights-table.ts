import { html, nothing, type TemplateResult } from "lit";
import type { Numbers } from "../figures";
import type { NetworkMessages } from "./messages";
import type { NetworkColumn } from "./model";
import { unitName } from "./names";

/** The picture's numbers as a table: each unit's bias and incoming weights, in the order of the units before it. */
export function weightsTable(columns: readonly NetworkColumn[], messages: NetworkMessages): TemplateResult {
  return html`<table>
    <caption>${messages.network}</caption>
    <thead><tr><th scope="col">${messages.unitHeading}</th><th scope="col">${messages.bias}</th><th scope="col">${messages.incoming}</th></tr></thead>
    <tbody>${columns.slice(1).flatMap((column) => column.units.map((_, unit) => html`<tr>
      <th scope="row">${unitName(column, unit, messages)}</th>
      <td>${column.bias === undefined ? nothing : messages.numbers.figure(column.bias[unit]!)}</td>
      <td>${incoming(messages.numbers, column, unit)}</td>
    </tr>`))}</tbody>
  </table>`;
}

function incoming(numbers: Numbers, { weights, units }: NetworkColumn, unit: number): string {
  if (weights === undefined) return "";
  const inputs = weights.length / units.length;
  return Array.from({ length: inputs }, (_, i) => numbers.figure(weights[unit * inputs + i]!)).join(", ");
}
