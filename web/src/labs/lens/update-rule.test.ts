import assert from "node:assert/strict";
import test from "node:test";
import type { Optimizer, Spec, Trace } from "../../api";
import { updateRuleOf } from "./update-rule";

test("only plain descent takes the rate times the gradient away; others are named, with their step where it holds", () => {
  const trace: Trace = { loss: 0, learningRate: 0.025, layers: [] };
  const cases: readonly (readonly [Optimizer | undefined, string | undefined, string | undefined])[] = [
    [undefined, undefined, undefined],
    [{ type: "sgd", learningRate: 0.1 }, undefined, undefined],
    [{ type: "sgd", momentum: 0.9 }, "Momentum", "momentum"],
    [{ type: "sgd", momentum: 0.9, weightDecay: 0.1 }, "Momentum", "momentum"],
    [{ type: "sgd", momentum: 0.9, weightDecay: 0.1, decoupled: true }, "Momentum", undefined],
    [{ type: "sgd", momentum: 0.9, nesterov: true }, "Nesterov", undefined],
    [{ type: "adam" }, "Adam", "adam"],
    [{ type: "adam", decoupled: true, weightDecay: 0.1 }, "Adam", "decayed"],
    [{ type: "adam", decoupled: true }, "Adam", "adam"],
    [{ type: "adamw" }, "AdamW", "decayed"],
    [{ type: "adamw", weightDecay: 0 }, "AdamW", "adam"],
    [{ type: "amsgrad" }, "AMSGrad", "amsgrad"],
    [{ type: "radam" }, "RAdam", undefined],
    [{ type: "rmsprop" }, "RMSprop", undefined],
    [{ type: "lion" }, "Lion", undefined],
  ];
  for (const [optimizer, name, step] of cases) {
    const spec: Spec = { input: [1], layers: [], ...(optimizer === undefined ? {} : { optimizer }), schedule: { type: "exponential", factor: 0.5 } };
    const rule = updateRuleOf(spec, trace);
    assert.deepEqual([rule.rate, rule.optimizer, rule.step], [0.025, name, step], JSON.stringify(optimizer));
  }
  assert.equal(cases.length, 15);
});
