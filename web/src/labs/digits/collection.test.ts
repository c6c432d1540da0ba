import assert from "node:assert/strict";
import test from "node:test";
import { addClass, addExample, merge, NoSet, readCollection, removeClass, removeExample, renameClass, startCollection, writeCollection } from "./collection";

const picture = (ink: number) => new Float32Array(784).fill(ink);
const isNoSet = (error: unknown): boolean => error instanceof NoSet;

test("a set comes back from its file as it was", () => {
  const set = addExample(addExample(startCollection(), 3, picture(0.5)), 9, picture(1));
  assert.deepEqual(readCollection(writeCollection(set)), set);
});

test("what is no set is refused", () => {
  const broken = ["", "{}", "[1]", '{"backdraw":"digits","version":1,"classes":["a"],"examples":[]}', '{"backdraw":"digits","version":1,"classes":["a","a"],"examples":[]}',
    '{"backdraw":"digits","version":1,"classes":["a","b"],"examples":[[2,"AA"]]}', '{"backdraw":"digits","version":1,"classes":["a","b"],"examples":[[0,"AA"]]}'];
  for (const text of broken) assert.throws(() => readCollection(text), isNoSet, text);
  assert.equal(broken.length, 7);
});

test("merging joins classes of one name and adds the others", () => {
  const mine = addExample({ classes: ["cat", "dog"], examples: [] }, 1, picture(0));
  const other = addExample(addExample({ classes: ["dog", "cow"], examples: [] }, 0, picture(1)), 1, picture(1));
  const both = merge(mine, other);
  assert.deepEqual(both.classes, ["cat", "dog", "cow"]);
  assert.deepEqual(both.examples.map(({ label }) => label), [1, 1, 2]);
  const many = { classes: Array.from({ length: 20 }, (_, i) => `n${i}`), examples: [] };
  assert.throws(() => merge(mine, many), isNoSet);
});

test("classes are added, renamed and removed with their examples", () => {
  const set = addExample(addExample(addClass(startCollection()), 10, picture(1)), 2, picture(1));
  assert.equal(set.classes[10], "A");
  assert.equal(renameClass(set, 10, " fish ").classes[10], "fish");
  assert.equal(renameClass(set, 10, "3"), set);
  const without = removeClass(set, 2);
  assert.deepEqual([without.classes[2], without.examples.map(({ label }) => label)], ["3", [9]]);
  assert.equal(removeExample(set, set.examples[0]!).examples.length, 1);
});
