import { css, html, nothing, type TemplateResult } from "lit";
import type { Messages } from "../../../messages";
import type { PaintedPoints } from "../../../view";

const most = 200;

export const pointsTableStyles = css`
  details { position: absolute; inset: auto 8px 8px; z-index: 1; max-height: calc(100% - 16px); overflow: auto; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); background: var(--back-draw-background); font-size: 12px; line-height: 16px; }
  /* For those who do not see the points; a focus shows it. */
  details:not([open]):not(:focus-within) { inset: auto auto 0 0; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; border: 0; }
  summary { padding: 8px 12px; cursor: pointer; }
  summary:focus-visible, .scroll:focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: -2px; }
  .scroll { overflow: auto; }
  table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
  caption { padding: 0 12px 4px; text-align: start; color: var(--back-draw-muted); }
  th, td { padding: 2px 12px; border-block-start: 1px solid var(--back-draw-divider); text-align: start; font-weight: normal; }
`;

/** The points as rows, the first of them where they are many; made only while it is open. */
export function pointsTable(messages: Messages, points: PaintedPoints, open: boolean, toggled: (event: Event) => void): TemplateResult {
  const words = messages.points;
  return html`<details @toggle=${toggled}><summary>${words.pointsTable}</summary>
    ${open ? html`<div class="scroll" tabindex="0" role="region" aria-label=${words.pointsTable}>${rows(messages, points)}</div>` : nothing}</details>`;
}

function rows(messages: Messages, { count, kind, x, y, target, test, wrong }: PaintedPoints): TemplateResult {
  const { numbers, points: words } = messages;
  const place = (value: number): string => numbers.plain(Number(value.toFixed(2)));
  const shown = Math.min(count, most);
  return html`<table><caption>${count > most ? words.pointsFirst(numbers.count(most), numbers.count(count)) : messages.drawingState(count)}</caption>
    <thead><tr>${[words.point, "x₁", "x₂", kind === "values" ? words.valueColumn : words.classColumn, words.use].map((heading) => html`<th scope="col">${heading}</th>`)}${wrong === undefined ? nothing : html`<th scope="col">${words.takenRight}</th>`}</tr></thead>
    <tbody>${Array.from({ length: shown }, (_, i) => html`<tr><th scope="row">${numbers.count(i + 1)}</th><td>${place(x[i]!)}</td><td>${place(y[i]!)}</td>
      <td>${kind === "values" ? place(target[i]!) : messages.className(target[i]! + 1)}</td><td>${test?.[i] ? words.tests : words.trains}</td>${wrong === undefined ? nothing : html`<td>${wrong[i] ? messages.training.no : messages.training.yes}</td>`}</tr>`)}</tbody></table>`;
}
