import assert from "node:assert/strict";
import test from "node:test";
import { neededHead, type Head } from "./head";

test("an output has as many classes as the points; where they are not all there it keeps what it has", () => {
  const values: Head = { kind: "values" };
  const of = (classes: number): Head => ({ kind: "classes", classes });
  const cases: readonly [wanted: Head, there: Head, isWhole: boolean, needed: Head][] = [
    [of(3), of(2), true, of(3)], [of(3), of(2), false, of(3)],
    [of(2), of(3), true, of(2)], [of(2), of(3), false, of(3)],
    [values, of(3), true, values], [values, of(3), false, values], [of(2), values, false, of(2)],
  ];
  for (const [wanted, there, isWhole, needed] of cases) assert.deepEqual(neededHead(wanted, there, isWhole), needed);
  assert.equal(cases.length, 7);
});
