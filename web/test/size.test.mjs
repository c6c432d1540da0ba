// How much travels to a visitor, in brotli. The page may load 1.2 MB before its first step (a second over 10 Mbit/s); that is
// shared out here. Half of the program is Go's runtime and vectors compiled for it, so that most goes to the wasm; what it
// has left grows by features. The script's share keeps the page drawn long before the engine is there.
import assert from "node:assert/strict";
import { readFile, readdir, stat } from "node:fs/promises";
import test from "node:test";

const dist = new URL("../../dist/", import.meta.url);
const whole = 1_200_000;
/** Of backdraw.js with the chunks that it imports before it can start. */
const scriptBudget = 115_000;
/** Of the program: whole, and in its two parts together. The first is what a page waits for. */
const wasmBudget = 870_000;
const budgets = [
  [/^backdraw-[0-9a-f]{12}\.wasm$/, wasmBudget],
  [/^backdraw-first-[0-9a-f]{12}\.wasm$/, 420_000],
  [/^backdraw-worker-[0-9a-f]{12}\.js$/, 12_000],
  [/^index\.html$/, 3_000],
];

test("each file of the page keeps to its share in brotli", async () => {
  const files = await readdir(dist);
  for (const [name, budget] of budgets) {
    const found = files.filter((file) => name.test(file));
    assert.equal(found.length, 1, `${name} is there once, not as ${found}`);
    const { size } = await stat(new URL(`${found[0]}.br`, dist));
    assert.ok(size > 100 && size <= budget, `${found[0]} has ${size} bytes in brotli, want at most ${budget}`);
  }
});

/** A script with the chunks that it imports at once: how many files, and their bytes in brotli. */
async function withChunks(entry) {
  const needed = new Set([entry]);
  let sum = 0;
  for (const name of needed) {
    const source = await readFile(new URL(name, dist), "utf8");
    for (const [, chunk] of source.matchAll(/\b(?:from|import)\s*"\.\/(backdraw-[^"]+\.js)"/g)) needed.add(chunk);
    sum += (await stat(new URL(`${name}.br`, dist))).size;
  }
  return { files: needed.size, sum };
}

test("backdraw.js and what it needs at once keep to their share", async () => {
  const { files, sum } = await withChunks("backdraw.js");
  assert.ok(sum > 1000 && sum <= scriptBudget, `${files} files have ${sum} bytes in brotli, want at most ${scriptBudget}`);
});

test("backdraw-trainer.js is small, without the element's chunks", async () => {
  const { files, sum } = await withChunks("backdraw-trainer.js");
  assert.ok(files <= 3 && sum > 1000 && sum <= 20_000, `${files} files have ${sum} bytes in brotli, want at most 20,000 in 3`);
});

test("the program's two parts are no more than the program may be", async () => {
  const parts = (await readdir(dist)).filter((file) => /^backdraw-(first|rest)-[0-9a-f]{12}\.wasm\.br$/.test(file));
  const sizes = await Promise.all(parts.map(async (file) => (await stat(new URL(file, dist))).size));
  assert.equal(sizes.length, 2);
  assert.ok(sizes[0] + sizes[1] <= wasmBudget, `${parts} have ${sizes} bytes in brotli, want at most ${wasmBudget} together`);
});

test("the shares make up no more than the page may load", () => {
  const parts = budgets.filter(([name]) => !String(name).includes("first")); // the first is part of the program's
  assert.ok(parts.reduce((sum, [, budget]) => sum + budget, scriptBudget) <= whole);
});
