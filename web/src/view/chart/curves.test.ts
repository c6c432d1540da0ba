import assert from "node:assert/strict";
import test from "node:test";
import { align, curveNames, curvesOf, valueAt } from "./curves";
import { History } from "./history";

function historyOf(...moments: [epochs: number, loss: number, testLoss?: number][]): History {
  const history = new History();
  for (const [epochs, loss, testLoss] of moments) history.push({ epochs, loss, testLoss });
  return history;
}

test("a history keeps what was pushed beyond its first size, and NaN for what was left out", () => {
  const history = new History();
  for (let i = 0; i < 3000; i++) history.push({ epochs: i, loss: 2 * i, ...(i === 7 ? { testLoss: 5, learningRate: 0.1 } : {}) });
  assert.equal(history.length, 3000);
  assert.equal(history.epochs[2999], 2999);
  assert.equal(history.column("loss")[2999], 5998);
  assert.equal(history.column("testLoss")[7], 5);
  assert(Number.isNaN(history.column("testLoss")[8]));
  const { revision } = history;
  history.clear();
  assert.equal(history.length, 0);
  assert(history.revision > revision);
});

test("two runs share the union of their epochs", () => {
  const [x, [a], [b]] = align({ x: [1, 2, 4], lines: [[10, 20, 40]] }, { x: [2, 3], lines: [[200, 300]] });
  assert.deepEqual(x, [1, 2, 3, 4]);
  assert.deepEqual(a, [10, 20, null, 40]);
  assert.deepEqual(b, [null, 200, 300, null]);
});

test("curves come in the order of their names, the run before behind this one, with null for what cannot be drawn", () => {
  const history = historyOf([1, 0.5, 0.6], [2, 0, Number.NaN], [3, Infinity, 0.4]);
  const request = { history, previous: historyOf([1, 0.7]), range: undefined, most: 100 };
  const linear = curvesOf({ ...request, logarithmic: false });
  assert.equal(linear.length, 1 + curveNames.length);
  assert.deepEqual(linear[0], [1, 2, 3]);
  assert.deepEqual(linear[1], [0.7, null, null]);
  assert.deepEqual(linear[3], [0.5, 0, null]);
  assert.deepEqual(linear[4], [0.6, null, 0.4]);
  assert.deepEqual(curvesOf({ ...request, logarithmic: true })[3], [0.5, null, null]);
});

test("a range takes one more moment on each side; bounds appear once moments are summed up", () => {
  const history = historyOf(...Array.from({ length: 100 }, (_, i): [number, number] => [i, i % 2]));
  const [x] = curvesOf({ history, previous: undefined, range: [10, 12], logarithmic: false, most: 50 });
  assert.deepEqual(x, [9, 10, 11, 12]);
  const summed = curvesOf({ history, previous: undefined, range: undefined, logarithmic: false, most: 50 });
  const line = (name: (typeof curveNames)[number]): unknown => summed[1 + curveNames.indexOf(name)]![3];
  assert.deepEqual([line("training"), line("trainingLeast"), line("trainingGreatest")], [0.5, 0, 1]);
});

test("no runs at all give empty curves", () => {
  const curves = curvesOf({ history: undefined, previous: undefined, range: undefined, logarithmic: false, most: 10 });
  assert.equal(curves.length, 1 + curveNames.length);
  assert(curves.every((line) => line.length === 0));
});

test("values between moments are interpolated over gaps, and none beyond the ends", () => {
  const x = [1, 2, 3, 4];
  const line = [null, 10, null, 30];
  assert.deepEqual([1, 2, 2.5, 3, 4, 4.5].map((at) => valueAt(x, line, at)), [null, 10, 15, 20, 30, null]);
});
