import assert from "node:assert/strict";
import test from "node:test";
import { changesTo } from "./start";

test("racers begin with the first values, and with what is held and switched off now", () => {
  const data = (...values: number[]): { shape: number[]; data: Float32Array } => ({ shape: [values.length], data: Float32Array.from(values) });
  const first = { "layers[0].w": data(1, 2, 3), "layers[0].b": data(4) };
  const now = { "layers[0].w": { ...data(10, 20, 30), mask: Float32Array.of(1, 0, 1), frozen: Float32Array.of(0, 0, 1) }, "layers[0].b": data(40) };
  assert.deepEqual(changesTo(first, now), {
    "layers[0].w": { value: Float32Array.of(1, 2, 30), mask: Float32Array.of(1, 0, 1), frozen: Float32Array.of(0, 0, 1) },
    "layers[0].b": { value: Float32Array.of(4) },
  });
});
