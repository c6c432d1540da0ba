import assert from "node:assert/strict";
import test from "node:test";
import { initialValues } from "../../state/field";
import { withConsequences } from "./consequences";
import { heldWeights } from "./held";
import { pointsTable, type PointsState } from "./table";

const row = heldWeights();

test("held weights go with the features, units and layers that they are of", () => {
  const state: PointsState = { ...initialValues(pointsTable), layers: [4, 4, 4], held: row.read("0.3.1=2,1.0.3x,1.3.0x,2.1.2x,3.0.0=1") };
  const held = (patch: Partial<PointsState>, given = state): string => row.write(withConsequences(given, patch).held ?? given.held);
  const cases: [Partial<PointsState>, string][] = [
    [{ fourier: [8, 1, 1] }, "1.0.3x,1.3.0x,2.1.2x,3.0.0=1"],
    [{ features: ["x1"] }, "1.0.3x,1.3.0x,2.1.2x,3.0.0=1"],
    [{ layers: [3, 4, 4] }, "1.3.0x,2.1.2x,3.0.0=1"],
    [{ layers: [4, 2, 4] }, "0.3.1=2,1.0.3x,3.0.0=1"],
    [{ layers: [9, 4, 4] }, "0.3.1=2,1.0.3x,1.3.0x,2.1.2x,3.0.0=1"],
    [{ layers: [4, 2] }, "0.3.1=2"],
    [{ layers: [4, 4] }, "0.3.1=2,1.0.3x,1.3.0x"],
    [{ layers: [4, 4, 4, 4] }, "0.3.1=2,1.0.3x,1.3.0x,2.1.2x"],
    [{ layers: [3, 4, 4], held: row.read("2.1.2x") }, "2.1.2x"],
    [{ activation: "relu" }, "0.3.1=2,1.0.3x,1.3.0x,2.1.2x,3.0.0=1"],
    [{ rate: 1 }, "0.3.1=2,1.0.3x,1.3.0x,2.1.2x,3.0.0=1"],
  ];
  for (const [patch, wanted] of cases) assert.equal(held(patch), wanted, JSON.stringify(patch));
  assert.equal(cases.length, 11);
  assert.equal(held({ activation: "relu" }, { ...state, spec: "{}" }), "");
});
