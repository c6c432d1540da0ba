import { html, type TemplateResult } from "lit";
import type { ImageLensMessages } from "../../../messages/image-lens/en";
import type { Numbers } from "../../../view/figures";
import "../../../view/lens/bd-maps";
import { channelOf, indexOf, placeOf, type Place } from "../../../view/lens/grid";
import { meanOf, norm, type ImageLayer, type ImageNode, type ImageStep } from "../../../view/lens/images";
import { knownAt, type Stage } from "../../../view/lens/model";
import { titleOf } from "./titles";

export interface Overview {
  readonly step: ImageStep;
  readonly stage: Stage;
  readonly node: ImageNode;
  readonly messages: ImageLensMessages;
  readonly numbers: Numbers;
  readonly choose: (node: ImageNode) => void;
}

/** The network layer by layer: what each makes, and on the way back its share of the loss in place of that. */
export function overview(context: Overview): TemplateResult {
  const { step } = context;
  // In a row or as an image the same numbers are seen only once.
  return html`<ol class="layers">${step.layers.map((layer, at) => (layer.type === "flatten" || layer.type === "reshape" ? "" : layerRow(context, layer, at)))}</ol>`;
}

function layerRow({ stage, node, messages, numbers, choose, step }: Overview, layer: ImageLayer, at: number): TemplateResult {
  const known = knownAt(stage, at);
  const forward = known.forward || at === 0;
  const backward = at === 0 ? stage.kind === "update" || (stage.kind === "backward" && stage.column === 1) : known.backward;
  const title = titleOf(layer, messages);
  const grid = backward ? layer.dz : layer.a;
  const now = "column" in stage && stage.column === at;
  const nameOf = (channel: number): string => messages.map(channel + 1, numbers.figure(meanOf(channelOf(layer.a, channel))), backward ? numbers.figure(norm(channelOf(layer.dz, channel))) : "");
  const chosen: Place | undefined = node.layer === at ? placeOf(layer.a, node.index) : undefined;
  return html`<li class=${now ? "now" : ""} data-layer=${at}>
    <h4>${title} <span class="aside">${backward ? "∂L/∂z" : forward ? "a" : ""}</span></h4>
    ${forward ? html`<bd-maps ?signed=${backward} .grid=${grid} .chosen=${chosen} label=${backward ? messages.shares(title) : messages.maps(title)} .nameOf=${nameOf}
      @place=${({ detail }: CustomEvent<Place>) => { choose({ layer: at, index: indexOf(step.layers[at]!.a, detail) }); }}></bd-maps>` : html`<p class="aside">${messages.notYet}</p>`}
  </li>`;
}
