import assert from "node:assert/strict";
import test from "node:test";
import { blocksOf, featureLayer } from "./blocks";

test("every dense layer is a column, wherever it is, and is shown with all that follows it", () => {
  const spec = {
    input: [2],
    layers: [
      { type: "normalize", mean: 0, std: 2 },
      { type: "features", fourier: { count: 2, scale: 1, seed: 1 } },
      { type: "dense", units: 4 }, { type: "batch-norm" }, { type: "activation", activation: "relu" }, { type: "dropout", rate: 0.1 },
      { type: "residual", layers: [{ type: "dense", units: 4, activation: "tanh" }, { type: "dense", units: 4 }] },
      { type: "dense", units: 1 },
    ],
  } as const;
  assert.deepEqual(blocksOf(spec).map(({ path, shown, with: more, activation }) => [path, shown, more.join(), activation]), [
    ["layers[2]", 5, "batch-norm,dropout", "relu"],
    ["layers[6].layers[0]", undefined, "", "tanh"],
    ["layers[6].layers[1]", 6, "residual", "linear"],
    ["layers[7]", 7, "", "linear"],
  ]);
  assert.equal(featureLayer(spec)?.at, 1);
});
