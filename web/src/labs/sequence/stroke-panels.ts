import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import "../../control/explain";
import { classColour, classMark } from "../../view";
import { likeliest } from "../likeliest";
import type { Context } from "./context";
import { learntAndHeld, type StrokeExample } from "./stroke-set";
import { placesOf, type Steps } from "./strokes";

/** The mark of a class beside its name. */
export function mark(label: number): TemplateResult {
  return html`<svg class="mark" viewBox="-1.4 -1.4 2.8 2.8" aria-hidden="true">${classMark(label)}</svg>`;
}

/** A drawing as a small picture, its beginning with a dot; as wide as the pen was pressed, where that is known. */
export function thumbnail({ steps, pressures }: Pick<StrokeExample, "steps" | "pressures">): TemplateResult {
  const places = placesOf(steps);
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  const width = (step: number): number => (pressures === undefined ? 0.05 : 0.02 + 0.06 * (Math.round((4 * pressures[step]!) / 255) / 4));
  const lines: { path: string; readonly width: number }[] = [];
  places.slice(1).forEach(({ x, y, lifted }, step) => {
    if (lifted) return;
    const from = places[step]!;
    let line = lines.at(-1);
    const goesOn = line !== undefined && step > 0 && !from.lifted && line.width === width(step);
    if (line === undefined || !goesOn) lines.push((line = { path: `M${round(from.x)} ${round(from.y)}`, width: width(step) }));
    line.path += `L${round(x)} ${round(y)}`;
  });
  return html`<svg class="thumb" viewBox=${boxAround(places)} aria-hidden="true">
    ${lines.map((line) => svg`<path d=${line.path} fill="none" stroke="currentColor" stroke-width=${line.width} stroke-linecap="round" stroke-linejoin="round"></path>`)}
    <circle cx="0" cy="0" r="0.055" fill="var(--back-draw-accent)"></circle></svg>`;
}

/** A square around, with a margin. */
function boxAround(places: readonly { readonly x: number; readonly y: number }[]): string {
  const [left, right] = [Math.min(...places.map(({ x }) => x)), Math.max(...places.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...places.map(({ y }) => y)), Math.max(...places.map(({ y }) => y))];
  const side = Math.max(right - left, bottom - top, 0.2) + 0.16;
  return [(left + right - side) / 2, (top + bottom - side) / 2, side, side].map((value) => value.toFixed(3)).join(" ");
}

const [chartWidth, chartHeight] = [360, 150];

/** How the guess came about along the drawing. */
export function stepsPanel({ store, common, messages, model }: Context): TemplateResult {
  const { guesses } = model;
  if (guesses === undefined || model.report === undefined) return html`<p class="aside">${model.report === undefined ? messages.untrained : messages.noSteps}</p>`;
  const { classes } = store.values.collection;
  const { after, shares } = guesses;
  const last = after.at(-1)!;
  const x = (count: number): number => (chartWidth * count) / last;
  const line = (label: number): string => after.map((count, i) => `${i === 0 ? "M" : "L"}${x(count).toFixed(1)} ${(chartHeight * (1 - shares[i]![label]!)).toFixed(1)}`).join("");
  const marks = after.map((_, i) => i).filter((i) => i % 6 === 5 || i === after.length - 1);
  return html`<figure class="course">
    <figcaption>${messages.steps} <bd-explain name=${common.about(messages.steps)} sentence=${messages.stepsExplain}></bd-explain></figcaption>
    ${wayOf(guesses)}
    <svg class="chart" viewBox="-26 -10 ${chartWidth + 40} ${chartHeight + 28}" aria-hidden="true">
      ${[0, 0.5, 1].map((share) => svg`<path class="rule" d="M0 ${chartHeight * (1 - share)}H${chartWidth}"></path><text x="-4" y=${chartHeight * (1 - share) + 4} text-anchor="end">${common.numbers.tick(share)}</text>`)}
      <text x=${chartWidth} y=${chartHeight + 16} text-anchor="end">${messages.columns.step} ${last}</text>
      ${classes.map((_, label) => svg`<path class="share-line" d=${line(label)} stroke=${classColour(label)}></path>
        ${marks.map((i) => svg`<g transform="translate(${x(after[i]!).toFixed(1)} ${(chartHeight * (1 - shares[i]![label]!)).toFixed(1)}) scale(4)">${classMark(label)}</g>`)}`)}
    </svg>
  </figure>
  <details><summary>${messages.stepsTable}</summary><table>
    <thead><tr><th scope="col">${messages.columns.step}</th>${classes.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>${after.map((count, i) => html`<tr><th scope="row">${count}</th>${classes.map((_, label) => html`<td>${common.numbers.percent(shares[i]![label]!, 0)}</td>`)}</tr>`)}</tbody>
  </table></details>`;

  function wayOf({ steps: drawn }: { readonly steps: Steps }): SVGTemplateResult {
    const places = placesOf(drawn);
    const leading = shares.map((each) => likeliest(each));
    const pieces = after.map((count, i) => {
      const from = i === 0 ? 0 : after[i - 1]!;
      const part = places.slice(from, count + 1);
      return svg`<path d=${part.map((place, k) => `${k === 0 || place.lifted ? "M" : "L"}${place.x.toFixed(3)} ${place.y.toFixed(3)}`).join("")} fill="none"
        stroke=${classColour(leading[i]!)} stroke-width="0.025" stroke-linecap="round"></path>`;
    });
    return svg`<svg class="way" viewBox=${boxAround(places)} aria-hidden="true">${pieces}
      ${marks.map((i) => svg`<g transform="translate(${places[after[i]!]!.x.toFixed(3)} ${places[after[i]!]!.y.toFixed(3)}) scale(0.028)">${classMark(leading[i]!)}</g>`)}</svg>`;
  }
}

/** Which examples are taken for which. */
export function judgedPanel({ store, messages, model }: Context): TemplateResult {
  const { judged } = model;
  const { classes, examples } = store.values.collection;
  if (examples.length === 0) return html`<p class="aside">${messages.noExamples}</p>`;
  if (model.report === undefined) return html`<p class="aside">${messages.untrained}</p>`;
  if (judged === undefined) return html`<p class="aside"></p>`;
  const { confusion, wrong, held } = judged;
  const { train, test } = learntAndHeld(store.values.collection);
  return html`<table class="confusion">
    <caption>${held ? messages.confusionHeld : messages.confusionLearnt}: ${messages.actual} ↓ ${messages.predicted} →</caption>
    <thead><tr><td></td>${classes.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>${confusion.map((row, label) => html`<tr><th scope="row">${classes[label]}</th>
      ${row.map((count, predicted) => html`<td class=${label === predicted ? "right" : count > 0 ? "wrongly" : ""}>${count}</td>`)}</tr>`)}</tbody>
  </table>
  <p class="aside">${messages.mistakes(wrong.length, (held ? test : train).length)}</p>
  <div class="wrong">${wrong.map(({ example, predicted }) => html`<figure>${thumbnail(example)}<figcaption>${messages.mistake(classes[example.label] ?? "", classes[predicted] ?? "")}</figcaption></figure>`)}</div>`;
}
