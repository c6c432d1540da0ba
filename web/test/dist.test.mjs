import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import test from "node:test";
import { gunzipSync } from "node:zlib";

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

test("the MNIST digits lie beside the page, which names them once, and the one-file page has none", async () => {
  const files = await readdir(dist);
  const found = files.filter((name) => name.includes("mnist"));
  assert.equal(found.length, 1, `the files of MNIST are ${found}`);
  assert.match(found[0], /^backdraw-mnist-[0-9a-f]{12}\.bin$/);
  const file = await readFile(new URL(found[0], dist));
  assert.ok(file.length > 1_000_000 && file.length < 2_500_000, `${found[0]} has ${file.length} bytes, want 1 to 2.5 MB`);
  const content = gunzipSync(file);
  assert.deepEqual([content.length, content.readUInt32LE(0), content.readUInt32LE(4)], [8 + 12_000 * 785, 10_000, 2_000]);
  assert.deepEqual([...content.subarray(8, 13)], [5, 0, 4, 1, 9]);
  const naming = [];
  for (const name of files.filter((each) => /\.(js|html)$/.test(each))) if ((await readFile(new URL(name, dist), "utf8")).includes(found[0])) naming.push(name);
  assert.equal(naming.length, 1, `it is named by ${naming}`);
  assert.match(naming[0], /\.js$/);
});
