import assert from "node:assert/strict";
import test from "node:test";
import type { Tensor, TraceLayer } from "../../api";
import { weightsMark } from "./weights-mark";

const tensor = (...data: number[]): Tensor => ({ shape: [data.length], data: Float32Array.from(data) });
const layer = (w: Tensor, layers?: TraceLayer[]): TraceLayer => ({
  type: "dense", input: tensor(1), output: tensor(1), inputGradient: tensor(1), outputGradient: tensor(1),
  parameters: { w: { value: w, gradient: tensor(...w.data), update: tensor(...w.data) } }, ...(layers === undefined ? {} : { layers }),
});

test("the mark is of the weights alone, the last bit of those in a residual, too", () => {
  const inner = layer(tensor(0.5, 2));
  const mark = weightsMark({ loss: 1, learningRate: 0.1, layers: [layer(tensor(1, -1)), layer(tensor(3), [inner])] });
  assert.equal(weightsMark({ loss: 2, learningRate: 0.2, layers: [{ ...layer(tensor(1, -1)), output: tensor(7) }, layer(tensor(3), [layer(tensor(0.5, 2))])] }), mark);
  const others = [
    [layer(tensor(1, 1)), layer(tensor(3), [inner])],
    [layer(tensor(-1, 1)), layer(tensor(3), [inner])],
    [layer(tensor(1, -1)), layer(tensor(3), [layer(tensor(0.5, Math.fround(2 + 2 ** -22)))])],
  ];
  for (const layers of others) assert.notEqual(weightsMark({ loss: 1, learningRate: 0.1, layers }), mark);
  assert.equal(others.length, 3);
});
