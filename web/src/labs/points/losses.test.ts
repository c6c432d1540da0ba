import assert from "node:assert/strict";
import test from "node:test";
import type { Loss } from "../../api";
import { wholeLoss } from "./losses";

test("losses are the same where all of their numbers are, the defaults too", () => {
  const cases: [a: Loss | undefined, b: Loss, same: boolean][] = [
    [undefined, "mse", true],
    ["mse", { type: "mse" }, true],
    ["mse", "half-mse", false],
    ["huber", { type: "huber", delta: 1 }, true],
    ["huber", { type: "huber", delta: 2 }, false],
    ["binary-cross-entropy", { type: "binary-cross-entropy", posWeight: 1 }, true],
    ["binary-cross-entropy", { type: "binary-cross-entropy", posWeight: 10 }, false],
    ["cross-entropy", { type: "cross-entropy", labelSmoothing: 0 }, true],
    ["cross-entropy", { type: "cross-entropy", labelSmoothing: 0.1 }, false],
    ["cross-entropy", { type: "cross-entropy", classWeights: [1, 2] }, false],
    [{ type: "cross-entropy", classWeights: [1, 2], labelSmoothing: 0.1 }, { type: "cross-entropy", labelSmoothing: 0.1, classWeights: [1, 2] }, true],
    [{ type: "cross-entropy", classWeights: [1, 2] }, { type: "cross-entropy", classWeights: [2, 1] }, false],
  ];
  assert.equal(cases.length, 12);
  for (const [a, b, same] of cases) assert.equal(wholeLoss(a) === wholeLoss(b), same, `${JSON.stringify(a)} and ${JSON.stringify(b)}`);
});
