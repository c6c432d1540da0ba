// Small networks and data for the tests of the built API.
import assert from "node:assert/strict";
import * as backdraw from "../../dist/backdraw.js";

export const { BackdrawError, createTrainer, makeData, preload, readTable } = backdraw;

/** Both ways to compute: in a worker and in the caller's thread. */
export const places = [{ worker: true }, { worker: false }];
/** Several workers, with and without shared memory. */
export const teams = [{ workers: 2 }, { workers: 3, sharedMemory: false }];
export const placeName = ({ worker, workers, sharedMemory = true }) =>
  (workers ? `in ${workers} workers ${sharedMemory ? "with" : "without"} shared memory` : worker ? "in a worker" : "without a worker");

export const classifier = {
  seed: 7,
  input: [2],
  layers: [{ type: "dense", units: 6, activation: "tanh" }, { type: "dense", units: 3 }],
  loss: "cross-entropy",
  optimizer: { type: "adam", learningRate: 0.02 },
  batchSize: 10,
};
export const classifierParameters = 6 * 2 + 6 + 3 * 6 + 3;

export const regression = {
  seed: 3,
  input: [2],
  layers: [{ type: "dense", units: 8, activation: "tanh" }, { type: "dense", units: 1, activation: "tanh" }],
  loss: "half-mse",
  batchSize: 10,
};

/** Points of three classes around a circle, without randomness. */
export function threeClasses(n, phase = 0) {
  const x = new Float32Array(2 * n), y = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const angle = (2 * Math.PI * i) / n + phase, radius = 2 + Math.sin(5 * i);
    y[i] = Math.floor((3 * i) / n);
    x[2 * i] = radius * Math.cos(angle);
    x[2 * i + 1] = radius * Math.sin(angle);
  }
  return { x, y };
}

/** Points with targets -1 and 1 in the quadrants of xor. */
export function quadrants(n) {
  const x = Float32Array.from({ length: 2 * n }, (_, i) => 4 * Math.sin(1 + 3.7 * i));
  const y = Float32Array.from({ length: n }, (_, i) => (x[2 * i] * x[2 * i + 1] > 0 ? 1 : -1));
  return { x, y };
}

/** Makes a trainer with data, and closes it after the test. */
export async function trained(t, spec, data, options) {
  const trainer = await createTrainer(spec, options);
  t.after(() => { trainer.close(); });
  if (data) await trainer.setData(data);
  return trainer;
}

/** Checks that a call is refused with a code and a sentence that names the path. */
export async function refused(call, code, path) {
  let error;
  try {
    await call();
  } catch (thrown) {
    error = thrown;
  }
  assert.ok(error instanceof BackdrawError, `want a BackdrawError, got ${error ?? "nothing"}`);
  assert.equal(error.code, code, error.message);
  assert.equal(typeof error.path, "string", error.message);
  if (path !== undefined) assert.equal(error.path, path, error.message);
  assert.ok(error.message.length > 0 && error.stack.includes("BackdrawError"));
  return error;
}

export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
