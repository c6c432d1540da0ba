// What is shipped has begun while it was built: it must be the program that would have begun here.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { createTrainer, makeData } from "../../dist/backdraw-trainer.js";

const built = (name) => fileURLToPath(new URL(`../../build/${name}`, import.meta.url));

const networks = {
  dense: { input: [2], layers: [{ type: "dense", units: 8, activation: "tanh" }, { type: "dropout", rate: 0.2 }, { type: "dense", units: 3 }], loss: "cross-entropy", optimizer: { type: "adam" } },
  convolution: { input: [1, 2, 1], layers: [{ type: "conv2d", filters: 3, kernel: 1, activation: "relu" }, { type: "batch-norm" }, { type: "flatten" }, { type: "dense", units: 3 }], loss: "cross-entropy" },
  lstm: { input: ["T", 2], layers: [{ type: "lstm", units: 5 }, { type: "dense", units: 3 }], loss: "cross-entropy", optimizer: { type: "rmsprop" } },
};

test("a program that has begun learns the same, to the bit, as one that begins", async () => {
  const { x, y } = await makeData("spiral", { classes: 3, count: 60 });
  let compared = 0;
  for (const [name, spec] of Object.entries(networks)) {
    const saved = [];
    for (const wasmURL of [undefined, built("plain.wasm")]) {
      const trainer = await createTrainer({ ...spec, seed: 7, batchSize: 7 }, { worker: false, ...(wasmURL && { wasmURL }) });
      await trainer.setData({ x, y, ...(name === "lstm" && { shape: [60, 1, 2] }) });
      await trainer.train({ steps: 50 });
      saved.push(await trainer.save());
      trainer.close();
    }
    assert.ok(saved[0].length > 200, name);
    assert.deepEqual(saved[0], saved[1], name);
    compared++;
  }
  assert.equal(compared, 3);
});

test("the same program comes of every build", async () => {
  const folder = await mkdtemp(join(tmpdir(), "backdraw-begun-")), files = ["state", "memory"].map((name) => join(folder, name));
  try {
    execFileSync(process.execPath, [fileURLToPath(new URL("../begin.mjs", import.meta.url)), built("marked.wasm"), ...files]);
    assert.deepEqual(await Promise.all(files.map((file) => readFile(file))), await Promise.all(["begun.json", "begun.memory"].map((name) => readFile(built(name)))));
  } finally {
    await rm(folder, { recursive: true });
  }
});
