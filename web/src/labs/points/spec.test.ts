import assert from "node:assert/strict";
import test from "node:test";
import type { Spec } from "../../api";
import { initialValues } from "../../state/field";
import { specOf, stateOfSpec } from "./spec";
import { pointsTable, type PointsState } from "./table";

const initial = initialValues(pointsTable);
const two = { kind: "classes", classes: 2 } as const;
const state = (patch: Partial<PointsState>): PointsState => ({ ...initial, ...patch });

test("the output follows from the data", () => {
  const output = (spec: Spec) => [spec.layers.at(-1), spec.loss];
  assert.deepEqual(output(specOf(initial, two)), [{ type: "dense", units: 1 }, "binary-cross-entropy"]);
  assert.deepEqual(output(specOf(initial, { kind: "classes", classes: 5 })), [{ type: "dense", units: 5 }, "cross-entropy"]);
  assert.deepEqual(output(specOf(initial, { kind: "values" })), [{ type: "dense", units: 1 }, "mse"]);
});

test("hidden layers, features and rates are those of the state", () => {
  const spec = specOf(state({ layers: [3], activation: "relu", features: ["x1", "x1*x2"], optimizer: "nesterov", rate: 0.3, batch: 7, l2: 0.01, seed: 5 }), two);
  assert.deepEqual(spec.layers, [{ type: "features", names: ["x1", "x1*x2"] }, { type: "dense", units: 3, activation: "relu" }, { type: "dense", units: 1 }]);
  assert.deepEqual(spec.optimizer, { type: "sgd", learningRate: 0.3, momentum: 0.9, nesterov: true });
  assert.deepEqual([spec.batchSize, spec.regularizer, spec.seed], [7, { l2: 0.01 }, 5]);
});

test("a spec that rows can say becomes rows, and says the same again", () => {
  const spec = specOf(state({ layers: [4, 2], activation: "sin", features: ["x1", "radius"], optimizer: "adam", rate: 0.003, batch: 20, seed: 9 }), two);
  const read = stateOfSpec(spec);
  assert.equal(read.spec, "");
  assert.deepEqual(specOf(state(read), two), spec);
});

test("any other spec is kept whole, but for its rates", () => {
  const given: Spec = { input: [2], layers: [{ type: "dense", units: 4, activation: "tanh" }, { type: "gaussian-noise", std: 0.2 }, { type: "dense", units: 1 }], loss: "hinge", optimizer: { type: "rmsprop", rho: 0.9 } };
  const read = stateOfSpec(given);
  assert.equal(read.rate, 0.01);
  const spec = specOf(state({ ...read, rate: 0.5, batch: 3 }), two);
  assert.deepEqual([spec.layers, spec.loss], [given.layers, "hinge"]);
  assert.deepEqual(spec.optimizer, { type: "rmsprop", rho: 0.9, learningRate: 0.5 });
  assert.equal(spec.batchSize, 3);
});
