import { html, nothing, type TemplateResult } from "lit";
import type { History, Measure } from "./history";
import type { ChartMeasure } from "./curves";
import type { ChartMessages } from "./messages";

const rows = 12;

/** The course of a run as a table of a dozen rows, evenly over its moments, the last among them. */
export function historyTable(history: History | undefined, messages: ChartMessages, measure: ChartMeasure): TemplateResult | typeof nothing {
  if (history === undefined || history.length === 0) return nothing;
  const { epochs, length } = history;
  const shown = Math.min(rows, length);
  const moments = Array.from({ length: shown }, (_, i) => (shown === 1 ? 0 : Math.round((i * (length - 1)) / (shown - 1))));
  const cell = (name: Measure, i: number): string => {
    const value = history.column(name)[i]!;
    return Number.isNaN(value) ? "" : messages.numbers.figure(value);
  };
  return html`<table>
    <caption>${measure === "accuracy" ? messages.accuracyChart : messages.chart}</caption>
    <thead><tr>${[messages.epoch, messages.training, messages.test, messages.learningRate].map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
    <tbody>${moments.map((i) => html`<tr>
      <th scope="row">${messages.numbers.figure(epochs[i]!)}</th><td>${cell(measure, i)}</td><td>${cell(measure === "accuracy" ? "testAccuracy" : "testLoss", i)}</td><td>${cell("learningRate", i)}</td>
    </tr>`)}</tbody>
  </table>`;
}
