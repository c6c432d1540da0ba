import assert from "node:assert/strict";
import test from "node:test";
import { stepsLeft } from "./pace";

test("the steps that are left reach the end from wherever an epoch stands, and no step further", () => {
  let cases = 0;
  for (const [examples, batch] of [[242, 10], [240, 10], [241, 10], [1, 10], [7, 3], [5000, 32], [99, 100]] as const) {
    const stepsPerEpoch = Math.ceil(examples / batch);
    for (let taken = 0; taken < 3 * stepsPerEpoch; taken++) {
      const epochs = Math.floor(taken / stepsPerEpoch) + ((taken % stepsPerEpoch) * batch) / examples;
      assert.equal(stepsLeft(3 - epochs, stepsPerEpoch), 3 * stepsPerEpoch - taken, `${examples} examples in batches of ${batch}, after ${taken} steps`);
      cases++;
    }
  }
  assert.equal(cases, 3 * (25 + 24 + 25 + 1 + 3 + 157 + 1));
  assert.equal(stepsLeft(0, 25), 1);
});
