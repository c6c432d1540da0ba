// What a program does while it is built (web/begin.mjs), so that it is shipped warm: everything that happens once has happened,
// and what these calls go through is in its first part.

import type { DataSets, ExampleSet } from "./calls";
import { Engine } from "./engine";
import { Program } from "./program";
import type { Spec } from "./types";

const hidden = [{ type: "dense", units: 8, activation: "tanh" }, { type: "dense", units: 8, activation: "tanh" }] as const;

const numbers: Spec = {
  input: [2], layers: [...hidden, { type: "dense", units: 1, activation: "tanh" }], loss: "half-mse", optimizer: { type: "sgd", learningRate: 0.03 },
  batchSize: 10, shuffle: false, seed: 1,
};
const two: Spec = {
  input: [2], layers: [...hidden, { type: "dense", units: 1 }], loss: "binary-cross-entropy", optimizer: { type: "adam", learningRate: 0.01 },
  batchSize: 10, seed: 1,
};
const more: Spec = { ...two, layers: [...hidden, { type: "dense", units: 3, activation: "linear" }], loss: "cross-entropy" };

/** Examples of a number of classes; none: of numbers. */
function points(count: number, classes: number): ExampleSet {
  const x = Float32Array.from({ length: 2 * count }, (_, i) => Math.sin(i));
  return { x, y: classes > 0 ? Int32Array.from({ length: count }, (_, i) => i % classes) : Float32Array.from({ length: count }, (_, i) => i % 2) };
}

/** Takes a step, and leaves as little as can be: what it leaves is shipped. */
export function warm(program: Program): void { trained(program, numbers, { train: points(20, 0) }).close(); }

/**
 * Does what a page does first, with several numbers of examples, as kernels have cases for each. It ends before garbage is
 * collected: that would put three hundred functions more into the first part, and comes later.
 */
export function rehearse(program: Program): void {
  program.exports.figures(); // as Program does
  for (let time = 0; time < 3; time++) {
    program.call("makeData", -1, JSON.stringify({ name: "spiral", count: 300, classes: 2, noise: 0.1, labelNoise: 0, balance: 0, seed: 1 }), []);
    for (const [spec, classes] of [[numbers, 0], [two, 2], [more, 3]] as const) {
      const engine = trained(program, spec, { train: points(41 + 3 * time, classes), test: points(13 + time, classes) });
      engine.begin(true);
      engine.steps(5);
      engine.report(0, true);
      evaluate(engine);
      engine.predict({ x: points(3 + time, 0).x, logits: false, from: 0, to: -1 });
      engine.field({ bounds: [-1, -1, 1, 1], width: 100, height: 100, layer: -1, unit: -1 });
      engine.getParameters();
      engine.save();
      engine.close();
    }
  }
}

function trained(program: Program, spec: Spec, data: DataSets): Engine {
  const engine = Engine.on(program, { spec: JSON.stringify(spec) });
  engine.sizes();
  engine.setData(data);
  engine.begin(false);
  engine.steps(1);
  return engine;
}

function evaluate(engine: Engine): void {
  engine.beginEvaluation(undefined);
  while (engine.evaluationPart());
  engine.evaluation();
}

export { Program };
