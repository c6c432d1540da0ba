import { html, type TemplateResult } from "lit";
import type { LensMessages } from "../../../messages/lens/en";
import type { Numbers } from "../../../view/figures";
import { findingsIn, type Finding, type LayerHealth } from "./health";

/** What is found, each with what to try, and the figures that it is found in. */
export function healthView(layers: readonly LayerHealth[], examples: number, title: (layer: number) => string, messages: LensMessages, numbers: Numbers): TemplateResult {
  const findings = findingsIn(layers);
  return html`
    <p>${messages.healthExplain(examples)}</p>
    <ul class="findings">${findings.length === 0 ? html`<li class="fine">${messages.healthy}</li>` : findings.map((each) => html`<li data-finding=${each.kind}>${sentence(each, title, messages, numbers)}</li>`)}</ul>
    <div class="scroll" tabindex="0" role="region" aria-label=${messages.viewNames.health}><table>
      <thead><tr><th scope="col">${messages.layer}</th><th scope="col">${messages.gradientNorm}</th><th scope="col">${messages.ratio}</th><th scope="col">${messages.dead}</th><th scope="col">${messages.saturated}</th></tr></thead>
      <tbody>${layers.map(({ layer, units, gradientNorm, ratio, dead, saturated }) => html`<tr><th scope="row">${title(layer)}</th>
        <td>${numbers.figure(gradientNorm)}</td><td>${numbers.figure(ratio)}</td><td>${dead} / ${units}</td><td>${saturated === undefined ? "–" : numbers.percent(saturated)}</td></tr>`)}</tbody>
    </table></div>`;
}

function sentence(finding: Finding, title: (layer: number) => string, messages: LensMessages, numbers: Numbers): string {
  const name = title(finding.layer);
  switch (finding.kind) {
    case "vanishing": return messages.vanishing(name, numbers.count(finding.times));
    case "exploding": return messages.exploding(name);
    case "too-fast": return messages.tooFast(name, numbers.percent(finding.ratio));
    case "too-slow": return messages.tooSlow(name, numbers.figure(finding.ratio));
    case "dead": return messages.deadUnits(name, finding.count);
    case "saturated": return messages.saturatedUnits(name, numbers.percent(finding.share, 0));
  }
}
