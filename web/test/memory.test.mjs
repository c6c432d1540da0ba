// A trainer takes its memory in its first calls, and no more in 100,000 steps of W1. Chromium and larger workloads: make bench.
import assert from "node:assert/strict";
import test from "node:test";
import * as adapter from "../bench/adapter.mjs";
import { memoryOf } from "../bench/memory.mjs";
import { dataOf, workloads } from "../bench/workloads.mjs";

const MiB = 2 ** 20;

for (const [name, steps] of [["W1", 2000], ["W2", 1200]]) {
  test(`${name} takes no memory after its first calls`, async () => {
    const memory = await memoryOf(name, { adapter, dataOf, workloads }, { steps });
    assert.equal(memory.steps, steps);
    assert.ok(memory.warm > 0, "no program was seen");
    assert.equal(memory.trained, memory.warm, `the memory grew after the first of ${steps} calls`);
    assert.ok(memory.peak <= 32 * MiB, `the memory is ${memory.peak / MiB} MiB, want at most 32`);
  });
}
