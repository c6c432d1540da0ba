import { html, svg, type TemplateResult } from "lit";
import type { Messages } from "../../../messages";
import { previewLength, ratesOf } from "../schedule-rates";
import type { ScheduleRows } from "../schedules";

const [width, height, places] = [280, 72, 141];

/** The rate over the coming steps as a curve. */
export function schedulePreview(rows: ScheduleRows, base: number, { training: words, numbers }: Messages): TemplateResult {
  const steps = previewLength(rows);
  const rates = ratesOf(rows, base, steps, places);
  if (rates === undefined) return html`<p class="aside">${words.noPreview}</p>`;
  const most = Math.max(...rates, Number.MIN_VALUE);
  const line = rates.map((rate, i) => `${((i / (places - 1)) * width).toFixed(1)},${(height - 2 - (rate / most) * (height - 4)).toFixed(1)}`).join(" ");
  const name = words.preview(numbers.figure(rates[0]!), numbers.figure(rates.at(-1)!), numbers.count(steps));
  return html`<figure class="preview">
    <svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label=${name}>
      ${svg`<path d="M0 ${height - 2}H${width}" class="axis"></path><polyline points=${line} class="curve"></polyline>`}
    </svg>
    <figcaption><span>0 – ${numbers.figure(most)}</span><span>${words.previewSteps(numbers.count(steps))}</span></figcaption>
  </figure>`;
}
