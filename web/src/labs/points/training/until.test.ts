import assert from "node:assert/strict";
import test from "node:test";
import { Until } from "./until";

const off = { untilLoss: 0, untilEpochs: 0, untilStale: 0 };

test("training ends at a loss, after so many epochs from its beginning, or without a better loss for so many", () => {
  const until = new Until();
  until.begin(10, off);
  assert.equal(until.reached({ epochs: 500, loss: 0 }, off), undefined);
  until.begin(10, off);
  const wanted = { untilLoss: 0.1, untilEpochs: 20, untilStale: 5 };
  assert.equal(until.end(wanted), 30);
  assert.equal(until.reached({ epochs: 12, loss: 0.5, testLoss: 0.6 }, wanted), undefined);
  assert.equal(until.reached({ epochs: 16, loss: 0.4, testLoss: 0.5 }, wanted), undefined);
  assert.deepEqual(until.reached({ epochs: 21, loss: 0.3, testLoss: 0.7 }, wanted), { why: "stale", value: 5 });
  assert.deepEqual(until.reached({ epochs: 22, loss: 0.09, testLoss: 0.4 }, wanted), { why: "loss", value: 0.09 });
  assert.deepEqual(until.reached({ epochs: 30, loss: 0.3, testLoss: 0.2 }, wanted), { why: "epochs", value: 20 });
  // Chosen while it runs, it ends at once.
  assert.deepEqual(until.reached({ epochs: 210.5, loss: 0.3, testLoss: 0.2 }, { ...off, untilEpochs: 5 }), { why: "epochs", value: 200 });
});
