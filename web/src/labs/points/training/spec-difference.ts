import type { Layer, Spec, SpecPatch } from "../../../api";

// Which changes of a spec reach a running trainer, and as what.

const rates = ["optimizer", "regularizer", "batchSize", "schedule", "clip", "weightAverage", "shuffle"] as const;

/** Same but for what `update` can change. */
export function sameStructure(a: Spec, b: Spec): boolean {
  return a === b || JSON.stringify(structureOf(a)) === JSON.stringify(structureOf(b));
}

/** What `update` is to be told; undefined for nothing. */
export function difference(from: Spec, to: Spec): SpecPatch | undefined {
  const changed: [string, unknown][] = rates.filter((name) => differ(from[name], to[name])).map((name) => [name, patchOf(from[name], to[name])]);
  if (differ(from.loss, to.loss)) changed.push(["loss", patchOf(asObject(from.loss), asObject(to.loss))]);
  if (differ(from.layers, to.layers)) changed.push(["layers", layerPatches(from.layers, to.layers)]);
  return changed.length === 0 ? undefined : Object.fromEntries(changed);
}

function structureOf(spec: Spec): object {
  const { type } = asObject(spec.loss);
  return { ...spec, ...Object.fromEntries(rates.map((name) => [name, undefined])), loss: type, layers: spec.layers.map(layerStructure) };
}

function layerStructure(layer: Layer): object {
  return {
    ...layer,
    frozen: undefined,
    ...(layer.type === "dropout" ? { rate: undefined } : {}),
    ...(layer.type === "residual" ? { layers: layer.layers.map(layerStructure) } : {}),
  };
}

function layerPatches(from: readonly Layer[], to: readonly Layer[]): object[] {
  return to.map((layer, i) => {
    const before = from[i]!;
    const [was, is] = [frozenOf(before), frozenOf(layer)];
    return {
      ...(was === is ? {} : { frozen: is }),
      ...(layer.type === "dropout" && before.type === "dropout" && layer.rate !== before.rate ? { rate: layer.rate } : {}),
      ...(layer.type === "residual" && before.type === "residual" && differ(before.layers, layer.layers) ? { layers: layerPatches(before.layers, layer.layers) } : {}),
    };
  });
}

function frozenOf(layer: Layer): boolean {
  return "frozen" in layer && layer.frozen;
}

/** In an object of the same type what is not named would stay: null puts it back to its default. */
function patchOf(from: unknown, to: unknown): unknown {
  if (to === undefined) return null;
  if (!isRecord(from) || !isRecord(to) || from["type"] !== to["type"]) return to;
  return { ...Object.fromEntries(Object.keys(from).map((name) => [name, null])), ...to };
}

function asObject(loss: Spec["loss"] = "mse"): { readonly type: string } {
  return typeof loss === "string" ? { type: loss } : loss;
}

function differ(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
