import { html, nothing, type TemplateResult } from "lit";
import type { Spec } from "../../../api";
import type { ImageLensMessages } from "../../../messages/image-lens/en";
import type { Numbers } from "../../../view/figures";
import type { ImageStep } from "../../../view/lens/images";
import { countedOf } from "./multiplications";
import { titleOf } from "./titles";

/** How many multiplications each layer takes, as it is and with the other kind of convolution. */
export function countView({ layers }: ImageStep, spec: Spec, messages: ImageLensMessages, numbers: Numbers): TemplateResult {
  const rows = layers.flatMap((layer) => {
    const of = spec.layers[layer.number];
    if (of === undefined) return [];
    const shape = ({ channels, height, width }: typeof layer.a): number[] => (height === 1 && channels === 1 ? [width] : [channels, height, width]);
    const counted = countedOf(of, shape(layer.input), shape(layer.a));
    return counted.multiplications === 0 ? [] : [{ layer, ...counted }];
  });
  const total = (kind: "multiplications" | "ordinary" | "separable"): number => rows.reduce((sum, row) => sum + (row[kind] ?? row.multiplications), 0);
  const convolutions = rows.filter(({ ordinary }) => ordinary !== undefined);
  const cell = (value: number | undefined, otherwise: number): TemplateResult => html`<td>${numbers.count(value ?? otherwise)}</td>`;
  return html`<p>${messages.countExplain}</p>
    <div class="scroll" tabindex="0" role="region" aria-label=${messages.countTable}><table class="counts"><caption>${messages.countTable}</caption>
      <thead><tr><td></td><th scope="col">${messages.counted}</th><th scope="col">${messages.ordinary}</th><th scope="col">${messages.separable}</th></tr></thead>
      <tbody>${rows.map(({ layer, multiplications, ordinary, separable }) => html`<tr><th scope="row">${titleOf(layer, messages)}</th>${cell(multiplications, 0)}${cell(ordinary, multiplications)}${cell(separable, multiplications)}</tr>`)}
        <tr><th scope="row"><b>${messages.together}</b></th>${cell(total("multiplications"), 0)}${cell(total("ordinary"), 0)}${cell(total("separable"), 0)}</tr></tbody></table></div>
    ${convolutions.length === 0 ? nothing : html`<p>${messages.less(numbers.percent(total("separable") / total("ordinary")))}</p>`}`;
}
