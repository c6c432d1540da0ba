import assert from "node:assert/strict";
import test from "node:test";
import { initialValues } from "./field";
import { number, numbers, text } from "./kinds";
import { Store } from "./store";

const any = { minimum: -1e9, maximum: 1e9 };
const table = {
  a: number(any, 0),
  list: numbers(any, 9, [1]),
  tool: text("brush", { kept: "session", undone: false }),
};
const open = () => new Store(table, initialValues(table));

test("undo and redo walk through the changes that can be undone", () => {
  const store = open();
  store.set({ a: 1 });
  store.set({ tool: "eraser" });
  store.set({ a: 2 });
  assert(store.undo());
  assert.deepEqual([store.values.a, store.values.tool], [1, "eraser"]);
  assert(store.undo());
  assert.equal(store.values.a, 0);
  assert.equal(store.undo(), false);
  assert(store.redo());
  assert(store.redo());
  assert.equal(store.values.a, 2);
  assert.equal(store.redo(), false);
});

test("a new change forgets what was undone", () => {
  const store = open();
  store.set({ a: 1 });
  store.undo();
  store.set({ a: 5 });
  assert.equal(store.canRedo, false);
});

test("merged changes are one step until settled", () => {
  const store = open();
  for (const a of [1, 2, 3]) store.set({ a }, { merge: "stroke" });
  store.settle();
  store.set({ a: 4 }, { merge: "stroke" });
  store.undo();
  assert.equal(store.values.a, 3);
  store.undo();
  assert.equal(store.values.a, 0);
});

test("listeners hear what changed, and nothing where nothing did", () => {
  const store = open();
  const heard: string[][] = [];
  const stop = store.subscribe((changed) => heard.push([...changed].sort()));
  store.set({ a: 0, list: [1] });
  store.set({ a: 3, list: [1, 2] });
  store.undo();
  stop();
  store.set({ a: 9 });
  assert.deepEqual(heard, [["a", "list"], ["a", "list"]]);
});

test("a change that is not to be undone leaves no step", () => {
  const store = open();
  store.set({ a: 7 }, { undo: "no" });
  assert.equal(store.canUndo, false);
});

test("what was forgotten is gone back to no more, in either direction", () => {
  const store = open();
  store.set({ a: 1 }, { merge: "stroke" });
  store.set({ a: 2 });
  store.undo();
  store.forget();
  assert.deepEqual([store.canUndo, store.canRedo, store.undo(), store.redo(), store.values.a], [false, false, false, false, 1]);
  store.set({ a: 3 }, { merge: "stroke" });
  store.undo();
  assert.equal(store.values.a, 1);
});

test("what came from elsewhere is in what steps back and forth find, and steps that change nothing more are none", () => {
  const store = open();
  for (const a of [1, 2, 3]) store.set({ a });
  store.undo();
  store.set({ list: [1, 7] }, { undo: "no" });
  store.rewrite((values) => ({ ...values, a: Math.max(2, values.a), list: [1, 7] }));
  assert.equal(store.canUndo, false);
  store.redo();
  assert.deepEqual([store.values.a, store.values.list], [3, [1, 7]]);
  store.rewrite((values) => ({ ...values, list: [9] }));
  store.undo();
  assert.deepEqual([store.values.a, store.values.list], [2, [9]]);
});

test("a run of merged changes goes on with a step of its own where the one that it had changed nothing more", () => {
  const store = open();
  store.set({ a: 1 }, { merge: "stroke" });
  store.set({ a: 0 }, { merge: "stroke" });
  store.rewrite((values) => values);
  assert.equal(store.canUndo, false);
  store.set({ a: 5 }, { merge: "stroke" });
  store.undo();
  assert.equal(store.values.a, 0);
});
