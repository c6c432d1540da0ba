import assert from "node:assert/strict";
import test from "node:test";
import { addClass, alike, merge, mostClasses, NoSet, removeClass, removeExample, renameClass, withExample, type DrawnSet, type Example } from "./drawn-set";
import { newId } from "../new-id";
import { reconcile } from "./reconcile";

interface Word extends Example { readonly word: string }
type Words = DrawnSet<Word> & { readonly base: string };

const start: Words = { name: "mine", classes: ["A", "B"], keys: ["a", "b"], examples: [], base: "none" };
const drawn = (to: Words, label: number, word: string, id = word): Words => withExample(to, { id, label, word });
const content = ({ word }: Word): string => word;
const words = ({ classes, examples }: Words): string[] => examples.map(({ label, word }) => `${classes[label]!}:${word}`);
const isTooLarge = (error: unknown): boolean => error instanceof NoSet && error.fault === "size";

test("ids differ", () => {
  assert.equal(new Set(Array.from({ length: 1000 }, newId)).size, 1000);
});

test("classes are added, renamed and removed with their examples", () => {
  const set = drawn(drawn(addClass(start), 0, "x"), 2, "y");
  assert.equal(set.classes[2], "C");
  assert.equal(renameClass(set, 2, " fish ")?.classes[2], "fish");
  assert.equal(renameClass(set, 2, "A"), undefined);
  assert.deepEqual([renameClass(set, 2, "C"), renameClass(set, 2, " ")], [set, set]);
  const without = removeClass(set, 0);
  assert.deepEqual([without.classes, without.keys.length, words(without)], [["B", "C"], 2, ["C:y"]]);
  assert.deepEqual(words(removeExample(set, set.examples[0]!)), ["C:y"]);
});

test("merging joins classes of one name, adds others, and leaves out what is there already", () => {
  const mine = drawn({ ...start, classes: ["cat", "dog"] }, 1, "rex");
  const other = drawn(drawn(drawn({ ...start, classes: ["dog", "cow"] }, 0, "rex", "1"), 0, "fido", "2"), 1, "rex", "3");
  const { set, added, known } = merge(mine, other, 100, content);
  assert.deepEqual([set.classes, words(set), added, known], [["cat", "dog", "cow"], ["dog:rex", "dog:fido", "cow:rex"], 2, 1]);
  assert.equal(new Set(set.keys).size, 3);
  assert.equal(new Set(set.examples.map(({ id }) => id)).size, 3);
  const again = merge(set, other, 3, content);
  assert.deepEqual([again.added, again.known, words(again.set)], [0, 3, words(set)]);
  const many = { ...start, classes: Array.from({ length: mostClasses }, (_, i) => `n${i}`) };
  assert.throws(() => merge(mine, many, 100, content), isTooLarge);
  assert.throws(() => merge(mine, other, 2, content), isTooLarge);
});

test("a set comes whole into an empty one, with drawings that are equal", () => {
  const mine = drawn(drawn(drawn(start, 0, "x", "1"), 0, "x", "2"), 1, "x", "3");
  const { set, added, known } = merge(start, mine, 100, content);
  assert.deepEqual([words(set), added, known], [["A:x", "A:x", "B:x"], 3, 0]);
  const again = merge(set, mine, 100, content);
  assert.deepEqual([again.added, again.known], [0, 3]);
});

test("two hands' changes of one set are joined", () => {
  const base = drawn(drawn(start, 0, "x"), 1, "y");
  const cases: readonly [Words, Words, readonly string[]][] = [
    [base, drawn(base, 1, "z"), ["A:x", "B:y", "B:z"]],
    [drawn(base, 0, "w"), drawn(base, 1, "z"), ["A:x", "B:y", "B:z", "A:w"]],
    [removeExample(base, base.examples[0]!), drawn(base, 1, "z"), ["B:y", "B:z"]],
    [drawn(base, 0, "w"), removeExample(base, base.examples[0]!), ["B:y", "A:w"]],
    [renameClass(base, 0, "cat")!, drawn(base, 0, "z"), ["cat:x", "B:y", "cat:z"]],
    [drawn(base, 0, "z"), renameClass(base, 0, "cat")!, ["cat:x", "B:y", "cat:z"]],
    [removeClass(addClass(base), 0), drawn(addClass(base), 0, "z"), ["B:y", "A:z"]],
    [drawn(addClass(base), 2, "z"), drawn(addClass(base), 2, "w"), ["A:x", "B:y", "C:w", "C:z"]],
    [renameClass(base, 0, "cat")!, drawn(renameClass(addClass(base), 2, "cat")!, 2, "w"), ["cat:x", "B:y", "cat:w"]],
  ];
  for (const [mine, theirs, want] of cases) {
    const both = reconcile(base, mine, theirs);
    assert.deepEqual(words(both).sort(), [...want].sort());
    assert.deepEqual([both.keys.length, new Set(both.classes).size], [both.classes.length, both.classes.length]);
  }
  assert.equal(cases.length, 9);
});

test("what only one hand changed is taken as it is, and no fewer than two classes are left", () => {
  const base = addClass(start);
  const theirs = { ...base, name: "theirs" };
  assert.equal(reconcile(base, base, theirs), theirs);
  assert.equal(reconcile(base, theirs, base), theirs);
  const both = reconcile(base, { ...drawn(base, 0, "x"), base: "optical" }, theirs);
  assert.deepEqual([both.name, both.base, words(both)], ["theirs", "optical", ["A:x"]]);
  assert.equal(reconcile(base, removeClass(base, 0), removeClass(base, 1)).classes.length, 2);
  assert.deepEqual(words(reconcile(undefined, drawn(base, 0, "x"), drawn(base, 1, "y"))), ["B:y", "A:x"]);
});

test("sets are alike by their drawings, not by their pictures", () => {
  const set = drawn(start, 0, "x");
  assert.deepEqual([alike(set, { ...set, examples: [...set.examples] }), alike(set, { ...set, name: "other" }), alike(set, drawn(set, 0, "y")), alike(set, { ...set, base: "optical" })], [true, false, false, false]);
});
