import assert from "node:assert/strict";
import test from "node:test";
import { isTaken, shortcutOf } from "./shortcuts";

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

test("what is focused takes the keys that mean something to it", () => {
  const of = (...kinds: string[]): Element => ({ matches: (selectors: string) => selectors.split(", ").some((each) => kinds.includes(each)) }) as unknown as Element;
  const key = (name: string, ctrlKey = false) => ({ key: name, ctrlKey, metaKey: false, shiftKey: false, altKey: false });
  const cases: [focused: Element | undefined, key: ReturnType<typeof key>, taken: boolean][] = [
    [undefined, key("r"), false],
    [of("textarea"), key("z", true), true],
    [of("input"), key("z", true), true],
    [of("input"), key("3"), true],
    [of("select"), key("r"), true],
    [of("select"), key(" "), true],
    [of("select"), key("z", true), false],
    [of("input", "[type=range]"), key(" "), false],
    [of("input", "[type=range]"), key("z", true), false],
    [of("input", "[type=checkbox]"), key(" "), true],
    [of("input", "[type=checkbox]"), key("z", true), false],
    [of("button"), key(" "), true],
    [of("button"), key("r"), false],
    [of("button", ":disabled"), key(" "), false],
  ];
  assert.equal(cases.length, 14);
  for (const [i, [focused, pressed, taken]] of cases.entries()) assert.equal(isTaken(pressed, focused), taken, `case ${i}`);
});
