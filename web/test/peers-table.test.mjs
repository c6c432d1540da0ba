// The README's tables of peers: the figures of a report, never rounded in our favour.
import assert from "node:assert/strict";
import test from "node:test";
import { joined, rounded, tables, withTables } from "../bench/peers-table.mjs";

const report = {
  when: "2026-11-24T10:00:00Z", browser: "Chrome/156", cpu: "a processor", cores: 2, loadBefore: [0.1, 0, 0], loadAfter: [1, 1, 1], options: { repeat: 3, minms: 2000, budget: 30 },
  workloads: { W1: { title: "spirals", unit: "samples/s" }, W2: { title: "field", unit: "ms (lower is better)" } },
  skipped: { playground: "PLAYGROUND_DIR is not set" },
  summary: {
    W1: {
      synaptic: { value: 1234567, min: 1000001, max: 2000001, version: "1.1.4", loss: 0.5, accuracy: 0.62, stepsTrained: 50, stepsAsked: 100, deviation: "updates after every sample" },
      backdraw: { value: 3709999, min: 3000001, max: 4000001, loss: 0.33921, accuracy: 0.8, stepsTrained: 100, stepsAsked: 100 },
      "backdraw-2-workers": { cannot: "too short to be shared" },
      convnetjs: { cannot: "error: it broke" },
    },
    W2: {
      synaptic: { value: 2.935, min: 2.9, max: 3, version: "1.1.4" },
      backdraw: { value: 0.5001, min: 0.4001, max: 0.6001 },
      "backdraw-2-workers": { value: 0.3001, min: 0.2001, max: 0.4001, info: { threads: 2 } },
      "tfjs-wasm": { value: 2.509, min: 2.5, max: 2.6, version: "4.22.0", info: { threads: 2 } },
      "tfjs-wasm-1t": { value: 2.6, min: 2.5, max: 2.7, version: "4.22.0" },
    },
  },
};

test("two reports make one", () => {
  const part = (name, minutes, load) => ({
    when: name, minutes, loadBefore: [load], loadAfter: [load + 1], workloads: { [name]: { title: name } }, summary: { [name]: { backdraw: { value: minutes } } }, runs: [name],
  });
  assert.deepEqual(joined(part("W1", 20, 0), part("W7", 1, 2)), {
    when: "W1", apart: ["W7"], minutes: 21, loadBefore: [0], loadAfter: [3], workloads: { W1: { title: "W1" }, W7: { title: "W7" } },
    summary: { W1: { backdraw: { value: 20 } }, W7: { backdraw: { value: 1 } } }, runs: ["W1", "W7"],
  });
});

test("what was measured apart is named", () => {
  assert.match(tables({ ...report, apart: ["W7"] }), /^Measured \S+ in one run \(W7 right behind it, in pages without isolation\): /);
  assert.match(tables(report), /^Measured \S+ in one run: /);
});

test("figures keep three digits on the side asked for", () => {
  for (const [value, down, up] of [[1234567, "1,230,000", "1,240,000"], [0.3, "0.3", "0.3"], [2.509, "2.5", "2.51"], [99.99, "99.9", "100"], [1000, "1,000", "1,000"], [0.00123456, "0.00123", "0.00124"], [0, "0", "0"]]) {
    assert.equal(rounded(value, false), down);
    assert.equal(rounded(value, true), up);
  }
});

test("rates of ours go down and a peer's up, times the other way, factors down", () => {
  const made = tables(report);
  for (const line of [
    "| W1 | 3,700,000 (3,000,000 to 4,000,000) | synaptic | 1,240,000 (1,010,000 to 2,010,000) | 3 times | 3 times |",
    "| W1 | 3,700,000 (3,000,000 to 4,000,000) | convnetjs: not measured |  |  | 10 times |",
    "| W2 | 0.501 (0.401 to 0.601) | tfjs-wasm | 2.5 (2.5 to 2.6) | 5.01 times | 5 times |",
    "| synaptic 1.1.4 | 1,240,000 (1,010,000 to 2,010,000) | 2.93 (2.9 to 3) |",
    "| **Backdraw**, one thread | 3,700,000 (3,000,000 to 4,000,000) | 0.501 (0.401 to 0.601) |",
    "| Backdraw, two workers | cannot | 0.301 (0.201 to 0.401) |",
    "| **Backdraw**, one thread | 0.3392, 80.0% |",
    "- backdraw-2-workers, W2: 2 threads",
    "| synaptic 1.1.4 | 0.5000, 62.0%, 50 of 100 steps |",
    "- convnetjs, W1: cannot: error: it broke",
    "- synaptic, W1: updates after every sample",
    "- tfjs-wasm, W2: 2 threads",
    "- playground: not measured: PLAYGROUND_DIR is not set",
  ]) assert.ok(made.includes(line), `no line\n${line}\nin\n${made}`);
});

test("the tables take the place of earlier ones", () => {
  const text = "before\n<!-- made by make bench-peers -->\nold\n<!-- until here -->\nafter\n", once = withTables(text, "new");
  assert.ok(once.includes("new") && !once.includes("old") && once.startsWith("before") && once.endsWith("after\n"));
  assert.equal(withTables(once, "new"), once);
  assert.throws(() => withTables("no marks", "new"), /no <!--/);
});
