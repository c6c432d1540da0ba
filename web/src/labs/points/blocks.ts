import type { Dense, Features, Layer, Spec } from "../../api";

/** A dense layer and what belongs to it: one column of the picture. */
export interface Block {
  /** Where its parameters are: "layers[2]", or "layers[2].layers[0]" inside a residual. */
  readonly path: string;
  readonly dense: Dense;
  /** The layer whose output its maps show; undefined inside a residual that goes on after it. */
  readonly shown: number | undefined;
  /** "frozen" where it is held; the types of what follows it, and of what it is in. */
  readonly with: readonly string[];
  readonly activation: string;
  /** The column before that its output is added to, in a residual; 0 is the features. */
  readonly addedTo?: number;
  /** Of the dropout after it. */
  readonly dropout?: number;
}

export function blocksOf({ layers }: Spec): Block[] {
  const blocks: Block[] = [];
  const take = (layer: Layer, path: string, top: number, last: boolean): void => {
    if (layer.type === "residual") layer.layers.forEach((inner, i) => { take(inner, `${path}.layers[${i}]`, top, last && i === layer.layers.length - 1); });
    else if (layer.type === "dense") blocks.push({ path, dense: layer, shown: last ? top : undefined, with: layer.frozen === true ? ["frozen"] : [], activation: nameOf(layer.activation) });
    else {
      const block = blocks.at(-1);
      if (block === undefined) return;
      const activation = layer.type === "activation" ? nameOf(layer.activation) : block.activation;
      blocks[blocks.length - 1] = { ...block, activation, shown: last ? top : undefined, with: layer.type === "activation" ? block.with : [...block.with, layer.type], ...(layer.type === "dropout" ? { dropout: layer.rate } : {}) };
    }
  };
  layers.forEach((layer, top) => {
    const before = blocks.length;
    take(layer, `layers[${top}]`, top, true);
    if (layer.type === "residual" && blocks.length > before) blocks[blocks.length - 1] = { ...blocks.at(-1)!, with: [...blocks.at(-1)!.with, "residual"], addedTo: before };
  });
  return blocks;
}

/** The layer that makes features of the inputs, if there is one. */
export function featureLayer({ layers }: Spec): { readonly at: number; readonly layer: Features } | undefined {
  const at = layers[0]?.type === "normalize" ? 1 : 0;
  const layer = layers[at];
  return layer?.type === "features" ? { at, layer } : undefined;
}

function nameOf(activation: Dense["activation"] = "linear"): string {
  return typeof activation === "string" ? activation : activation.type;
}
