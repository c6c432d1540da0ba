import assert from "node:assert/strict";
import test from "node:test";
import type { Spec } from "../../api";
import { messagesFor } from "../../messages";
import { lossNames } from "./losses";
import { networkColumns } from "./network-columns";

test("the output's map is shaded around 0 under a loss of numbers, around a half under one of probabilities, around 0 under hinge", () => {
  const ofNumbers: string[] = ["mse", "half-mse", "mae", "huber"];
  const output = (loss: Spec["loss"], units: number) => networkColumns(
    { input: [2], layers: [{ type: "dense", units }], ...(loss === undefined ? {} : { loss }) },
    { maps: new Map(), parameters: {} }, messagesFor("en"), { offered: true, resizable: true },
  ).at(-1)!;
  let compared = 0;
  for (const loss of lossNames) {
    const isNumber = ofNumbers.includes(loss);
    for (const written of [loss, { type: loss }]) {
      assert.equal(output(written, 1).centre, isNumber ? undefined : loss === "hinge" ? 0 : 0.5, loss);
      assert.equal(output(written, 3).units[2]!.mark, isNumber ? undefined : 2, loss);
      compared++;
    }
  }
  assert.equal(compared, 14);
  assert.equal(output({ type: "huber", delta: 2 }, 1).centre, undefined);
  assert.equal(output(undefined, 1).centre, undefined);
});
