import { html, nothing, type TemplateResult } from "lit";
import type { History, Measure } from "./history";
import { valueAt, type ChartMeasure } from "./curves";
import type { ChartMessages } from "./messages";

const rows = 12;

/**
 * The course of a run as a table of a dozen rows, evenly over its moments, the last among them; beside it the run before,
 * as it was at the same epochs. Before a run has begun, the moments are those of the run before.
 */
export function historyTable(history: History | undefined, previous: History | undefined, messages: ChartMessages, measure: ChartMeasure): TemplateResult | typeof nothing {
  const run = history?.length ? history : previous;
  if (run === undefined || run.length === 0) return nothing;
  const { epochs, length } = run;
  const shown = Math.min(rows, length);
  const moments = Array.from({ length: shown }, (_, i) => (shown === 1 ? 0 : Math.round((i * (length - 1)) / (shown - 1))));
  const written = (value: number | null | undefined): string => (value === null || value === undefined || Number.isNaN(value) ? "" : messages.numbers.figure(value));
  const cell = (name: Measure, i: number): string => written(history?.column(name)[i]);
  const names = measure === "accuracy" ? (["accuracy", "testAccuracy"] as const) : (["loss", "testLoss"] as const);
  const { training, test } = messages;
  const x = Array.from(previous?.epochs ?? []);
  const before = previous === undefined || x.length === 0 ? [] : names.map((name, k) => ({
    heading: `${messages.previous}, ${k === 0 ? training : test}`,
    line: Array.from(previous.column(name), (value) => (Number.isNaN(value) ? null : value)),
  }));
  return html`<table>
    <caption>${measure === "accuracy" ? messages.accuracyChart : messages.chart}</caption>
    <thead><tr>${[messages.epoch, training, test, messages.learningRate, ...before.map(({ heading }) => heading)].map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
    <tbody>${moments.map((i) => html`<tr>
      <th scope="row">${messages.numbers.figure(epochs[i]!)}</th><td>${cell(names[0], i)}</td><td>${cell(names[1], i)}</td><td>${cell("learningRate", i)}</td>${before.map(({ line }) => html`<td>${written(valueAt(x, line, epochs[i]!))}</td>`)}
    </tr>`)}</tbody>
  </table>`;
}
