import { html, nothing, type TemplateResult } from "lit";
import type { ImageLensMessages } from "../../../messages/image-lens/en";
import type { LensMessages } from "../../../messages/lens/en";
import type { Numbers } from "../../../view/figures";
import "../../../view/lens/bd-pixels";
import type { Frame } from "../../../view/lens/bd-pixels";
import { heaviest, partsOf, strongest } from "../../../view/lens/formulas/convolution";
import type { Known } from "../../../view/lens/formulas/known";
import "../../../view/lens/formulas/bd-formula";
import { channelOf, cornerOf, indexOf, placeOf, type Place } from "../../../view/lens/grid";
import type { ImageLayer, ImageNode, ImageStep } from "../../../view/lens/images";
import { nodeFormulas } from "./node-formulas";
import { titleOf } from "./titles";

export interface Detail {
  readonly step: ImageStep;
  readonly node: ImageNode;
  readonly known: Known;
  readonly classes: readonly string[];
  readonly messages: ImageLensMessages;
  readonly lens: LensMessages;
  readonly numbers: Numbers;
  readonly choose: (node: ImageNode) => void;
}

/** One number of the network: where it stands, what it is made of, its formulas. */
export function detail(context: Detail): TemplateResult | typeof nothing {
  const { step, node, known, messages, lens, numbers } = context;
  const layer = step.layers[node.layer];
  if (layer === undefined) return nothing;
  const name = nameOf(layer, node.index, messages);
  return html`<section class="detail" aria-label=${name}>
    <h3>${name}</h3>
    ${layer.isImage || layer.type === "input" ? pictures(context, layer) : nothing}
    ${kernels(context, layer)}
    <div class="formulas" tabindex="0" role="group" aria-label=${name}>${nodeFormulas(step, node, known).map((line) => html`<bd-formula .line=${line} .numbers=${numbers} .allTerms=${lens.allTerms}></bd-formula>`)}</div>
    ${node.layer === step.layers.length - 1 ? classTable(context, layer) : nothing}
  </section>`;
}

export function nameOf(layer: ImageLayer, index: number, messages: ImageLensMessages): string {
  const { channel, row, column } = placeOf(layer.a, index);
  const title = titleOf(layer, messages);
  return layer.isImage || layer.type === "input" ? messages.node(title, channel + 1, row + 1, column + 1) : messages.unit(title, index + 1);
}

/** The map and its share of the loss, large, and the window that the pixel was made of. */
function pictures({ step, node, known, messages, choose }: Detail, layer: ImageLayer): TemplateResult {
  const place = placeOf(layer.a, node.index);
  const { height, width } = layer.a;
  const picked = ({ detail: { row, column } }: CustomEvent<Pick<Place, "row" | "column">>): void => { choose({ layer: node.layer, index: indexOf(layer.a, { channel: place.channel, row, column }) }); };
  const marked: Frame = { row: place.row, column: place.column, height: 1, width: 1 };
  const large = (title: string, values: Float32Array, signed: boolean): TemplateResult => html`<figure>
    <bd-pixels ?signed=${signed} .values=${values} width=${width} height=${height} .marked=${marked} label="${title}. ${messages.pixelKeys}" @pixel=${picked}></bd-pixels><figcaption>${title}</figcaption></figure>`;
  const backward = known.backward || (node.layer === 0 && known.update);
  return html`<div class="large">
    ${large(node.layer === 0 ? messages.input : messages.value, channelOf(layer.a, place.channel), false)}
    ${backward ? large(node.layer === 0 ? messages.inputGradient : messages.share, channelOf(layer.dz, place.channel), true) : nothing}
    ${step.examples === 1 ? windowPicture(layer, place, messages) : nothing}
  </div>`;
}

function windowPicture(layer: ImageLayer, place: Place, messages: ImageLensMessages): TemplateResult | typeof nothing {
  const { sliding, input } = layer;
  if (sliding === undefined) return nothing;
  const channel = sourceOf(layer, place);
  const [row, column] = cornerOf(sliding, place);
  return html`<figure><bd-pixels still .values=${channelOf(input, channel)} width=${input.width} height=${input.height} .marked=${{ row, column, height: sliding.kernel[0], width: sliding.kernel[1] }} label=${messages.window}></bd-pixels>
    <figcaption>${messages.window}</figcaption></figure>`;
}

/** The map before that the pixel has most of. */
function sourceOf(layer: ImageLayer, place: Place): number {
  const w = layer.parameters["w"];
  if (w === undefined || layer.sliding === undefined) return Math.min(place.channel, layer.input.channels - 1);
  const parts = partsOf({ sliding: layer.sliding, groups: layer.groups, filters: layer.a.channels, input: layer.input, w, b: undefined }, place);
  return parts[strongest(parts)]!.channel;
}

/** The kernel that has most to do with the pixel, its gradient, and the update that it is about to get. */
function kernels({ node, known, messages }: Detail, layer: ImageLayer): TemplateResult | typeof nothing {
  const depthwise = layer.parameters["w_depthwise"];
  const w = layer.parameters["w"] ?? depthwise;
  const { sliding } = layer;
  if (w === undefined || sliding === undefined || layer.type === "dense") return nothing;
  const place = placeOf(layer.a, node.index);
  const filters = depthwise === undefined ? layer.a.channels : depthwise.shape[0]!;
  const filter = Math.min(place.channel, filters - 1);
  const parts = partsOf({ sliding, groups: layer.groups, filters, input: layer.input, w, b: undefined }, { ...place, channel: filter });
  const part = parts[strongest(parts)]!;
  const [height, width] = sliding.kernel;
  const [row, column] = heaviest(part);
  const piece = (values: Float32Array): Float32Array => values.subarray(part.from, part.from + height * width);
  const small = (title: string, values: Float32Array): TemplateResult => html`<figure><bd-pixels still signed .values=${piece(values)} width=${width} height=${height} .marked=${{ row, column, height: 1, width: 1 }} label=${title}></bd-pixels><figcaption>${title}</figcaption></figure>`;
  return html`<p class="aside">${messages.kernelOf(filter + 1, part.channel + 1)}</p><div class="kernels">
    ${small(messages.kernel, w.value)}${known.backward ? small(messages.kernelGradient, w.gradient) : nothing}${known.update ? small(messages.kernelUpdate, w.update) : nothing}</div>`;
}

/** The output's logits, what softmax makes of them, and the share of each class. */
function classTable({ step: { probabilities, target }, known, node, classes, messages, numbers, choose }: Detail, layer: ImageLayer): TemplateResult {
  const loss = known.backward;
  const sum = layer.dz.data.reduce((all, value) => all + value, 0);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${messages.classes}><table class="classes"><caption>${messages.classes}</caption>
      <thead><tr><th scope="col">${messages.className}</th><th scope="col">${messages.logit}</th>${probabilities === undefined ? nothing : html`<th scope="col">${messages.probability}</th><th scope="col">${messages.wanted}</th>`}${loss ? html`<th scope="col">${probabilities === undefined ? "∂L/∂z" : messages.shareOfClass}</th>` : nothing}</tr></thead>
      <tbody>${Array.from(layer.z.data, (z, i) => html`<tr class=${i === target ? "target" : ""}><th scope="row"><button type="button" aria-pressed=${i === node.index} @click=${() => { choose({ layer: node.layer, index: i }); }}>${classes[i] ?? i + 1}</button></th><td>${numbers.figure(z, 4)}</td>
        ${probabilities === undefined ? nothing : html`<td>${numbers.figure(probabilities[i]!, 4)}</td><td>${target === undefined ? "" : Number(i === target)}</td>`}${loss ? html`<td>${numbers.figure(layer.dz.data[i]!, 4)}</td>` : nothing}</tr>`)}</tbody>
    </table></div>
    ${loss && probabilities !== undefined ? html`<p class="aside">${messages.sumOfShares(numbers.figure(Math.abs(sum) < 1e-6 ? 0 : sum, 2))}</p>` : nothing}`;
}
