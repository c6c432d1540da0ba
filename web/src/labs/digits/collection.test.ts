import assert from "node:assert/strict";
import test from "node:test";
import { NoSet } from "../sets/drawn-set";
import { addPicture, contentOf, freshCollection, readCollection, startCollection, writeCollection } from "./collection";

const picture = (ink: number): Float32Array => new Float32Array(784).fill(ink);
const isNoSet = (error: unknown): boolean => error instanceof NoSet && error.fault === "form";

test("a set comes back from its file as it was", () => {
  const set = { ...addPicture(addPicture(startCollection("mnist"), 3, picture(0.5)), 9, picture(1)), name: "sevens" };
  assert.deepEqual(readCollection(writeCollection(set)), set);
});

test("a file of before sets had names of their own is read", () => {
  const code = contentOf(addPicture(freshCollection(), 0, picture(1)).examples[0]!);
  const read = readCollection(`{"backdraw":"digits","version":1,"classes":["A","7"],"examples":[[1,"${code}"],[0,"${code}"]]}`);
  assert.deepEqual([read.name, read.base, read.keys, read.examples.map(({ id, label }) => [id, label])], ["", "optical", ["A", "7"], [["0", 1], ["1", 0]]]);
  assert.equal(readCollection('{"backdraw":"digits","version":1,"classes":["A","B"],"examples":[]}').base, "none");
});

test("what is no set is refused", () => {
  const broken = ["", "{}", "[1]", '{"backdraw":"digits","version":1,"classes":["a"],"examples":[]}', '{"backdraw":"digits","version":1,"classes":["a","a"],"examples":[]}',
    '{"backdraw":"digits","version":1,"classes":["a","b"],"examples":[[2,"AA"]]}', '{"backdraw":"digits","version":1,"classes":["a","b"],"examples":[[0,"AA"]]}',
    '{"backdraw":"strokes","version":1,"classes":["a","b"],"examples":[]}'];
  for (const text of broken) assert.throws(() => readCollection(text), isNoSet, text);
  assert.equal(broken.length, 8);
});
