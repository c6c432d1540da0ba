import type { Messages } from "../../../messages";
import type { LayerFigures } from "./layer-figures";

/** "Layer 2", as on the network's picture; with its type where that is not plainly dense. */
export function layerTitle(messages: Messages, { type }: LayerFigures, index: number, last: boolean): string {
  const name = last ? messages.output : messages.layer(index + 1);
  return type === "dense" ? name : `${name} (${type})`;
}
