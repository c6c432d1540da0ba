import assert from "node:assert/strict";
import test from "node:test";
import { mostBytes, mostEntries, withEntry, type Entry } from "./kept-list";

const names = (entries: readonly Entry[]): string => entries.map(({ name }) => name).join(" ");

test("those go that were kept longest ago, where there are too many or they are too large", () => {
  const full = Array.from({ length: mostEntries }, (_, i): Entry => ({ name: `n${i}`, bytes: 1 }));
  const cases: { list: readonly Entry[]; added: Entry; stay: string; gone: string }[] = [
    { list: [], added: { name: "a", bytes: 3 }, stay: "a", gone: "" },
    { list: [{ name: "a", bytes: 3 }, { name: "b", bytes: 4 }], added: { name: "a", bytes: 5 }, stay: "b a", gone: "" },
    { list: full, added: { name: "a", bytes: 1 }, stay: `${names(full.slice(1))} a`, gone: "n0" },
    { list: full, added: { name: "n3", bytes: 1 }, stay: `${names(full.filter(({ name }) => name !== "n3"))} n3`, gone: "" },
    { list: [{ name: "a", bytes: mostBytes / 2 }, { name: "b", bytes: mostBytes / 2 }], added: { name: "c", bytes: mostBytes / 2 }, stay: "b c", gone: "a" },
    { list: [{ name: "a", bytes: 1 }, { name: "b", bytes: mostBytes - 1 }], added: { name: "c", bytes: 1 }, stay: "b c", gone: "a" },
    { list: [{ name: "a", bytes: mostBytes / 2 }, { name: "b", bytes: mostBytes / 2 }], added: { name: "a", bytes: mostBytes / 2 + 1 }, stay: "a", gone: "b" },
    { list: [{ name: "a", bytes: 1 }], added: { name: "b", bytes: 2 * mostBytes }, stay: "b", gone: "a" },
  ];
  for (const { list, added, stay, gone } of cases) {
    const made = withEntry(list, added);
    assert.deepEqual([names(made.list), names(made.gone)], [stay, gone]);
  }
  assert.equal(cases.length, 8);
});
