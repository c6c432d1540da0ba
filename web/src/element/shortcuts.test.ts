import assert from "node:assert/strict";
import test from "node:test";
import { shortcutOf } from "./shortcuts";

const press = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "shiftKey" | "altKey", boolean>> = {}) =>
  shortcutOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

test("keys mean what the list of keys says", () => {
  assert.deepEqual(press(" "), { kind: "play" });
  assert.deepEqual(press("."), { kind: "step" });
  assert.deepEqual(press("E", { shiftKey: true }), { kind: "epoch" });
  assert.deepEqual(press("8"), { kind: "class", number: 7, name: "8" });
  assert.deepEqual(press("0"), { kind: "class", number: 9, name: "0" });
  assert.deepEqual(press("x"), { kind: "tool", tool: "eraser" });
  assert.deepEqual(press("-"), { kind: "value", change: -0.1 });
  assert.deepEqual(press("v"), { kind: "tool", tool: "select" });
  assert.deepEqual(press("z", { ctrlKey: true }), { kind: "undo" });
  assert.deepEqual(press("Z", { metaKey: true, shiftKey: true }), { kind: "redo" });
});

test("other keys, and keys of the browser, are left alone", () => {
  for (const key of ["q", "Tab", "ArrowUp", "Enter"]) assert.equal(press(key), undefined, key);
  assert.equal(press("r", { ctrlKey: true }), undefined);
  assert.equal(press("e", { altKey: true }), undefined);
});
