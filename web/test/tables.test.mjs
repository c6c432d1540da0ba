// Tables as the built product reads them: the engine's parser through readTable.
import assert from "node:assert/strict";
import test from "node:test";
import { readTable, refused } from "./networks.mjs";

test("readTable recognises columns and classes, and names bad lines", async () => {
  const table = await readTable("species;name;size;weight\nfox;a;1,5;2\nowl;b;3;0,25\nfox;c;x;1\nowl;d\n");
  assert.deepEqual([table.features, table.target, table.left, table.classes], [["size", "weight"], "species", ["name"], ["fox", "owl"]]);
  assert.deepEqual([[...table.x], [...table.y], table.y.constructor.name], [[1.5, 2, 3, 0.25], [0, 1], "Int32Array"]);
  assert.deepEqual(table.bad.map(({ line }) => line), [4, 5]);
  assert.match(table.bad[0].message, /^line 4: size is "x", want a number$/);
  assert.equal(table.badCount, 2);
});

test("readTable takes the target and its kind from the caller", async () => {
  const table = await readTable("a\tb\tc\n1\t2\t3\n4\t5\t6\n", { target: "a", kind: "numbers" });
  assert.deepEqual([[...table.x], [...table.y], table.classes], [[2, 3, 5, 6], [1, 4], undefined]);
});

test("readTable refuses what is no table", async () => {
  await refused(() => readTable(7), "invalid-argument", "text");
  await refused(() => readTable(""), "invalid-data", "csv");
  await refused(() => readTable("one\ntwo\n"), "invalid-data", "csv");
  await refused(() => readTable("1,2,3\n", { target: "z" }), "invalid-argument", "targets");
  await refused(() => readTable("1,2,3\n", { kind: "words" }), "invalid-argument", "kind");
});

test("whatever the bytes, readTable answers or refuses, and stays at work", async () => {
  let seed = 1;
  const random = (n) => { seed = (seed * 48271) % 0x7fffffff; return seed % n; };
  const pieces = ["1", "-2.5", "3,5", "1e999", "nan", "x", '"', '""', ",", ";", "\t", "|", "\n", "\r\n", "\r", " ", "\uFEFF", "ä", "\0", "\ud800", "label", "x,y,class\n", "1,2,3\n"];
  let read = 0;
  for (let i = 0; i < 2000; i++) {
    const text = Array.from({ length: random(40) }, () => pieces[random(pieces.length)]).join("");
    try {
      const { x, y, features, classes } = await readTable(text);
      read++;
      assert.equal(x.length, features.length * y.length, JSON.stringify(text));
      assert.ok(x.every(Number.isFinite) && y.every((v) => Number.isFinite(v) && (!classes || v < classes.length)), JSON.stringify(text));
    } catch (error) {
      assert.ok(["invalid-data", "invalid-argument"].includes(error.code), `${JSON.stringify(text)}: ${error}`);
    }
  }
  assert.ok(read > 100 && read < 1900, `${read} of 2000 were read`);
});

test("a worker reads the same table, tells how far it is, and can be stopped", async () => {
  const lines = Array.from({ length: 30_000 }, (_, i) => `${i % 7},${i % 5},${i % 2 ? "owl" : "fox"}`).join("\n");
  const shares = [];
  const here = await readTable(lines), there = await readTable(lines, {}, { worker: true, onProgress: (share) => { shares.push(share); } });
  assert.deepEqual(there, here);
  assert.equal(shares.length > 3 && shares.every((share, i) => share >= (shares[i - 1] ?? 0) && share <= 1), true, `shares ${shares}`);
  await refused(() => readTable("", {}, { worker: true }), "invalid-data", "csv");
  const stop = new AbortController();
  const stopped = refused(() => readTable(lines, {}, { worker: true, signal: stop.signal, onProgress: () => { stop.abort(); } }), "aborted", "");
  await stopped;
  await refused(() => readTable(lines, {}, { worker: 1 }), "invalid-argument", "worker");
});
