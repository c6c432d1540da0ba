import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import test from "node:test";

const dist = new URL("../../dist/", import.meta.url);

test("importing backdraw.js in Node sets no global, and backdraw-trainer.js is the same without the element", async () => {
  const before = Object.getOwnPropertyNames(globalThis);
  const trainer = await import(new URL("backdraw-trainer.js", dist)), whole = await import(new URL("backdraw.js", dist));
  assert.deepEqual({ ...trainer }, { ...whole });
  assert.equal(typeof trainer.createTrainer, "function");
  const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name));
  assert.deepEqual(added, []);
});

test("what names a hashed file names one that is there", async () => {
  const files = await readdir(dist);
  const hashed = /backdraw-(?:\w+-)?(?:[0-9a-f]{12}|[0-9A-Z]{8})\.(?:wasm|js)/g;
  for (const name of ["index.html", "backdraw.js", "backdraw-trainer.js"]) {
    const mentioned = (await readFile(new URL(name, dist), "utf8")).match(hashed) ?? [];
    assert.ok(mentioned.length > 0, `${name} names no hashed file`);
    for (const file of mentioned) assert.ok(files.includes(file), `${name} names ${file}`);
  }
});
