import assert from "node:assert/strict";
import test from "node:test";
import type { Points } from "../points";
import { confusionOf, judged, meaningOf, wrongOf, type Answers } from "../training/answers";
import { calibrationOf } from "./calibration";
import { histogram, layerFigures } from "./layer-figures";
import { regressionOf } from "./regression";

function answers(kind: Points["kind"], target: number[], values: number[], channels = 1, isTest: (i: number) => boolean = () => false): Answers {
  const places = new Float32Array(target.length);
  return {
    points: { kind, x: places, y: places, target: Float32Array.from(target) }, isTest, values: Float32Array.from(values), channels,
    ...meaningOf({ loss: channels > 1 ? "cross-entropy" : "binary-cross-entropy" }),
  };
}

test("one half is class 0, as the engine judges it; of equal probabilities the first is meant", () => {
  assert.deepEqual([...wrongOf(answers("classes", [0, 1, 1, 0], [0.5, 0.5, 0.75, 0.75]))], [0, 1, 0, 1]);
  assert.deepEqual([...wrongOf(answers("classes", [0, 1, 2], [0.5, 0.5, 0, 0.5, 0.5, 0, 0, 0.25, 0.75], 3))], [0, 1, 0]);
  assert.equal(meaningOf({ loss: "hinge" }).threshold, 0);
});

test("confusion counts the test points, or all where there are none", () => {
  const given = answers("classes", [0, 1, 1], [0.25, 0.25, 0.75], 1, (i) => i > 0);
  assert.deepEqual(judged(given), [1, 2]);
  assert.deepEqual(confusionOf(given, judged(given)), [[0, 0], [1, 1]]);
  assert.deepEqual(judged({ ...given, isTest: () => false }), [0, 1, 2]);
});

test("the expected calibration error weighs each bin's gap by its count", () => {
  // Confidence 0.75 four times, right three times: no gap. Confidence 1 twice, right once: a gap of one half.
  const given = answers("classes", [1, 1, 1, 0, 1, 0], [0.75, 0.75, 0.75, 0.75, 1, 1]);
  const { bins, expectedError } = calibrationOf(given, judged(given));
  assert.equal(expectedError, (2 / 6) * 0.5);
  assert.deepEqual([bins[7]!.count, bins[7]!.accuracy, bins[9]!.count, bins[9]!.accuracy], [4, 0.75, 2, 0.5]);
  assert(Number.isNaN(calibrationOf(given, []).expectedError));
});

test("r² is 1 for the numbers themselves and 0 for their mean", () => {
  const perfect = answers("values", [-1, 0, 1], [-1, 0, 1]);
  assert.deepEqual(regressionOf(perfect, [0, 1, 2]), { r2: 1, mae: 0, rmse: 0 });
  const mean = regressionOf(answers("values", [-1, 1], [0, 0]), [0, 1]);
  assert.deepEqual(mean, { r2: 0, mae: 1, rmse: 1 });
});

test("a histogram reaches as far as its numbers and keeps each of them", () => {
  const { counts, reach } = histogram([Float32Array.of(-2, 0, 0), Float32Array.of(2)]);
  assert.equal(reach, 2);
  assert.deepEqual([counts[0], counts[15], counts[30], counts.reduce((sum, count) => sum + count, 0)], [1, 2, 1, 4]);
});

test("a layer's figures are norms over all its parameters, layers without any left out", () => {
  const tensor = (...data: number[]) => ({ shape: [data.length], data: Float32Array.from(data) });
  const none = { type: "dropout", input: tensor(), output: tensor(), inputGradient: tensor(), outputGradient: tensor(), parameters: {} };
  const dense = { ...none, type: "dense", parameters: {
    w: { value: tensor(3), gradient: tensor(0), update: tensor(0.5) }, b: { value: tensor(4), gradient: tensor(2), update: tensor(0) },
  } };
  const [figures, ...others] = layerFigures([none, { ...none, type: "residual", layers: [dense] }]);
  assert.equal(others.length, 0);
  assert.deepEqual([figures!.path, figures!.weightNorm, figures!.gradientNorm, figures!.updateRatio], ["layers[1].layers[0]", 5, 2, 0.1]);
});
