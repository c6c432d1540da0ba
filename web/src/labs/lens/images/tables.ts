import { html, nothing, type TemplateResult } from "lit";
import type { ImageLensMessages } from "../../../messages/image-lens/en";
import type { LensMessages } from "../../../messages/lens/en";
import type { Numbers } from "../../../view/figures";
import { channelOf, placeOf } from "../../../view/lens/grid";
import { meanOf, norm, type ImageLayer, type ImageNode, type ImageStep } from "../../../view/lens/images";
import { parameterTable } from "../parameter-table";

/** A longer table nobody reads. */
const mostRows = 512;

interface Words { readonly messages: ImageLensMessages; readonly lens: LensMessages; readonly numbers: Numbers }

/** The layer of the chosen node in numbers: its maps, the chosen one's pixels, and the weights that make it. */
export function layerTables(step: ImageStep, node: ImageNode, words: Words): TemplateResult | typeof nothing {
  const layer = step.layers[node.layer];
  if (layer === undefined) return nothing;
  const { messages } = words;
  const { channel } = placeOf(layer.a, node.index);
  return html`${mapsTable(layer, words)}
    ${pixelTable(messages.valuesOf(channel + 1), "values", layer, channelOf(layer.a, channel), words)}
    ${pixelTable(messages.sharesOf(channel + 1), "shares", layer, channelOf(layer.dz, channel), words)}
    ${weightsTable(layer, layer.isImage ? channel : node.index, words)}`;
}

function mapsTable(layer: ImageLayer, { messages, numbers }: Words): TemplateResult {
  const w = layer.parameters["w"] ?? layer.parameters["w_pointwise"];
  const size = w === undefined ? 0 : w.value.length / w.shape[0]!;
  const part = (values: Float32Array, channel: number): string => numbers.figure(norm(values.subarray(channel * size, (channel + 1) * size)), 4);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${messages.mapTable}><table class="maps"><caption>${messages.mapTable}</caption>
    <thead><tr><th scope="col">${messages.mapHeading}</th><th scope="col">${messages.mean}</th><th scope="col">${messages.shareNorm}</th>${w === undefined ? nothing : html`<th scope="col">${messages.weightNorm}</th><th scope="col">${messages.gradientNorm}</th><th scope="col">${messages.updateNorm}</th>`}</tr></thead>
    <tbody>${Array.from({ length: layer.a.channels }, (_, channel) => html`<tr><th scope="row">${channel + 1}</th><td>${numbers.figure(meanOf(channelOf(layer.a, channel)), 4)}</td><td>${numbers.figure(norm(channelOf(layer.dz, channel)), 4)}</td>
      ${w === undefined || !layer.isImage ? nothing : html`<td>${part(w.value, channel)}</td><td>${part(w.gradient, channel)}</td><td>${part(w.update, channel)}</td>`}</tr>`)}</tbody></table></div>`;
}

function pixelTable(caption: string, name: string, { a: { width } }: ImageLayer, values: Float32Array, { numbers }: Words): TemplateResult {
  const columns = Math.min(width, 32);
  const rows = Math.ceil(values.length / columns);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}><table class=${name}><caption>${caption}</caption>
    <thead><tr><td></td>${Array.from({ length: columns }, (_, column) => html`<th scope="col">${column + 1}</th>`)}</tr></thead>
    <tbody>${Array.from({ length: rows }, (_, row) => html`<tr><th scope="row">${row + 1}</th>${Array.from(values.subarray(row * columns, (row + 1) * columns), (value) => html`<td>${numbers.figure(value, 3)}</td>`)}</tr>`)}</tbody></table></div>`;
}

/** Those that make one map or unit. */
function weightsTable(layer: ImageLayer, output: number, { messages, lens, numbers }: Words): TemplateResult | typeof nothing {
  const rows = Object.entries(layer.parameters).flatMap(([name, { shape, value, gradient, update }]) => {
    const size = value.length / shape[0]!;
    const first = Math.min(output, shape[0]! - 1) * size;
    return Array.from({ length: size }, (_, i) => ({ name: `layers[${layer.number}].${name}[${first + i}]`, value: value[first + i]!, gradient: gradient[first + i]!, update: update[first + i]! }));
  });
  if (rows.length === 0) return nothing;
  return parameterTable(messages.kernelTable, rows.slice(0, mostRows), lens, numbers);
}
