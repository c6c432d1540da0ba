import assert from "node:assert/strict";
import test from "node:test";
import { DataSource } from "./data-source";

test("another data set is another number of its classes, too, and none if there was none before", () => {
  const source = new DataSource(() => { throw new Error("nothing is made"); });
  const learnt = [["spiral", 2], ["spiral", 2], ["spiral", 3], ["none", 3], ["none", 2], ["circle", 2], ["circle", 2]] as const;
  assert.deepEqual(learnt.map(([data, classes]) => source.isAnother({ data, classes })), [false, false, true, true, false, true, false]);
});
