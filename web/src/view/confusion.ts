import { css, html, LitElement, nothing, svg, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { classMark } from "./class-mark";
import { englishConfusionMessages, type ConfusionMessages } from "./confusion-messages";
import type { Numbers } from "./figures";
import { cssom } from "./cssom";

/** The confusion matrix, with the precision and recall of each class. Cells are shaded by their share of their row. */
@customElement("bd-confusion")
export class ConfusionElement extends LitElement {
  static override styles = css`
    :host { display: block; flex: none; overflow-x: auto; color: var(--back-draw-text); font-size: var(--back-draw-size-small); font-variant-numeric: tabular-nums; }
    :host([hidden]) { display: none; }
    table { border-collapse: separate; border-spacing: 1px; width: 100%; max-width: 480px; table-layout: fixed; }
    .first { width: 84px; }
    tfoot th { white-space: nowrap; font-size: 11px; letter-spacing: -0.02em; }
    .last { width: 44px; }
    caption { text-align: start; color: var(--back-draw-muted); padding-bottom: 4px; }
    th { font-weight: 400; color: var(--back-draw-muted); }
    th[scope="row"] { text-align: end; }
    td { position: relative; isolation: isolate; box-sizing: border-box; text-align: center; height: 25px; padding: 0 2px; border-radius: 2px; }
    td.cell { border: 1px solid var(--back-draw-divider); }
    td.cell::before { content: ""; position: absolute; inset: 0; z-index: -1; opacity: var(--shade, 0); background: color-mix(in srgb, var(--back-draw-positive-field) 55%, var(--back-draw-background)); }
    td.right::before { background: color-mix(in srgb, var(--back-draw-negative-field) 45%, var(--back-draw-background)); }
    td.right { font-weight: 600; }
    td.figure { color: var(--back-draw-muted); }
    .many { font-size: 11px; letter-spacing: -0.02em; }
    .many .first { width: 76px; }
    .many .last { width: 36px; }
    svg { display: block; flex: none; width: 16px; height: 16px; margin: 2px auto; }
    .named { display: flex; align-items: center; justify-content: flex-end; gap: 3px; }
    .named svg { margin: 2px 0; }
    .named span { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--back-draw-text); }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  `;

  /** matrix[label][predicted], counts, as `trainer.evaluate` gives it. */
  @property({ attribute: false }) matrix: readonly (readonly number[])[] = [];
  @property({ attribute: false }) messages: ConfusionMessages = englishConfusionMessages;

  protected override render(): TemplateResult | typeof nothing {
    const { matrix, messages } = this;
    if (matrix.length === 0) return nothing;
    const rowSums = matrix.map(sum);
    const columnSums = matrix.map((_, predicted) => sum(matrix.map((row) => row[predicted]!)));
    const many = matrix.length > 5 ? "many" : "";
    return html`<table class=${many}>
      <caption>${messages.caption}</caption>
      <thead>
        <tr><td class="first"></td><th colspan=${matrix.length} scope="colgroup">${messages.predicted}</th><td class="last"></td></tr>
        <tr>
          <th scope="col">${messages.actual}</th>
          ${matrix.map((_, i) => html`<th scope="col" title=${messages.className(i)}>${this.#mark(i)}</th>`)}
          <th scope="col">${messages.recall}</th>
        </tr>
      </thead>
      <tbody>${matrix.map((row, label) => html`<tr>
        <th scope="row" title=${messages.className(label)}><div class="named"><span>${messages.className(label)}</span>${this.#picture(label)}</div></th>
        ${row.map((examples, predicted) => html`<td class=${label === predicted ? "cell right" : "cell"}
          ${cssom({ "--shade": darkness(examples, rowSums[label]!, label === predicted) })}>${messages.numbers.count(examples)}</td>`)}
        <td class="figure">${share(messages.numbers, row[label]!, rowSums[label]!)}</td>
      </tr>`)}</tbody>
      <tfoot>
      <tr>
        <th scope="row">${messages.precision}${many === "" ? "" : " %"}</th>
        ${matrix.map((row, i) => html`<td class="figure">${share(messages.numbers, row[i]!, columnSums[i]!, many !== "")}</td>`)}
        <td></td>
      </tr>
      <tr>
        <th scope="row">${messages.f1}${many === "" ? "" : " %"}</th>
        ${matrix.map((row, i) => html`<td class="figure">${share(messages.numbers, 2 * row[i]!, rowSums[i]! + columnSums[i]!, many !== "")}</td>`)}
        <td></td>
      </tr></tfoot>
    </table>`;
  }

  #picture(classNumber: number): TemplateResult {
    return svg`<svg viewBox="-1.4 -1.4 2.8 2.8" aria-hidden="true">${classMark(classNumber)}</svg>`;
  }

  /** Above a column there is room for the mark alone; its name stands at its row. */
  #mark(classNumber: number): TemplateResult {
    return html`${this.#picture(classNumber)}<span class="unseen">${this.messages.className(classNumber)}</span>`;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** By the share of the row; of mistakes by its root, so that few of them are seen too. */
function darkness(examples: number, row: number, right: boolean): string {
  const part = row === 0 ? 0 : examples / row;
  return (right ? part : Math.sqrt(part)).toFixed(3);
}

/** Nothing of nothing has no share. */
function share(numbers: Numbers, part: number, whole: number, bare = false): string {
  if (whole === 0) return "–";
  return bare ? numbers.count((100 * part) / whole) : numbers.percent(part / whole, 0);
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-confusion": ConfusionElement;
  }
}
