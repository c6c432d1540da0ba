import assert from "node:assert/strict";
import test from "node:test";
import { knownAt, stagesOf } from "./model";

test("the stages go forward layer by layer, and back in reverse", () => {
  const names = stagesOf(3).map((stage) => ("column" in stage ? `${stage.kind} ${stage.column}` : stage.kind));
  assert.deepEqual(names, ["forward 1", "forward 2", "loss", "backward 2", "backward 1", "update"]);
});

test("a column's numbers are known from its stage on", () => {
  const stages = stagesOf(3);
  assert.deepEqual(stages.map((stage) => knownAt(stage, 2).forward), [false, true, true, true, true, true]);
  assert.deepEqual(stages.map((stage) => knownAt(stage, 1).backward), [false, false, false, false, true, true]);
  assert.deepEqual(stages.map((stage) => knownAt(stage, 0).backward), [false, false, false, false, false, false]);
  assert.deepEqual(stages.map((stage) => knownAt(stage, 1).update), [false, false, false, false, false, true]);
});
