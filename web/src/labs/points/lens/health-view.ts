import { html, type TemplateResult } from "lit";
import type { LensMessages } from "../../../messages/lens/en";
import { count, figure, percent } from "../../../view/figures";
import { findingsIn, type Finding, type LayerHealth } from "./health";

/** What is found, each with what to try, and the figures that it is found in. */
export function healthView(layers: readonly LayerHealth[], examples: number, title: (layer: number) => string, messages: LensMessages): TemplateResult {
  const findings = findingsIn(layers);
  return html`
    <p>${messages.healthExplain(examples)}</p>
    <ul class="findings">${findings.length === 0 ? html`<li class="fine">${messages.healthy}</li>` : findings.map((each) => html`<li data-finding=${each.kind}>${sentence(each, title, messages)}</li>`)}</ul>
    <div class="scroll" tabindex="0" role="region" aria-label=${messages.viewNames.health}><table>
      <thead><tr><th scope="col">${messages.layer}</th><th scope="col">${messages.gradientNorm}</th><th scope="col">${messages.ratio}</th><th scope="col">${messages.dead}</th><th scope="col">${messages.saturated}</th></tr></thead>
      <tbody>${layers.map(({ layer, units, gradientNorm, ratio, dead, saturated }) => html`<tr><th scope="row">${title(layer)}</th>
        <td>${figure(gradientNorm)}</td><td>${figure(ratio)}</td><td>${dead} / ${units}</td><td>${saturated === undefined ? "–" : percent(saturated)}</td></tr>`)}</tbody>
    </table></div>`;
}

function sentence(finding: Finding, title: (layer: number) => string, messages: LensMessages): string {
  const name = title(finding.layer);
  switch (finding.kind) {
    case "vanishing": return messages.vanishing(name, count(finding.times));
    case "exploding": return messages.exploding(name);
    case "too-fast": return messages.tooFast(name, percent(finding.ratio));
    case "too-slow": return messages.tooSlow(name, figure(finding.ratio));
    case "dead": return messages.deadUnits(name, finding.count);
    case "saturated": return messages.saturatedUnits(name, percent(finding.share, 0));
  }
}
