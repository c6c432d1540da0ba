import assert from "node:assert/strict";
import test from "node:test";
import { Checkpoints, type Checkpoint } from "./checkpoints";

const at = (steps: number, size = 100): Checkpoint => ({ steps, epochs: steps / 4, bytes: new Uint8Array(size), spec: { input: [2], layers: [] } });
const stepsOf = ({ list }: Checkpoints): number[] => list.map(({ steps }) => steps);

test("checkpoints are thinned evenly, and none is due before the others' distance", () => {
  const course = new Checkpoints(1e6, 8);
  let taken = 0;
  for (let steps = 0; steps <= 400; steps++) {
    if (!course.isDue(steps / 4)) continue;
    course.add(at(steps));
    taken++;
  }
  assert.equal(course.list.length <= 8 && course.list.length >= 4, true, `${course.list.length} are kept`);
  assert.equal(course.list[0]!.steps, 0);
  assert.equal(taken < 40, true, `${taken} of 400 were taken`);
  const gaps = stepsOf(course).slice(1).map((steps, i) => steps - stepsOf(course)[i]!);
  assert.equal(Math.max(...gaps) <= 3 * Math.min(...gaps), true, `the gaps are ${gaps.join()}`);
});

test("they keep to their memory, with the first and the last", () => {
  const course = new Checkpoints(1000, 1000);
  for (let steps = 0; steps <= 100; steps++) {
    course.add(at(steps));
    assert.equal(course.bytes <= 1000, true);
    assert.equal(course.bytes, 100 * course.list.length);
    assert.deepEqual([stepsOf(course)[0], stepsOf(course).at(-1)], [0, steps]);
  }
});

test("what is earlier is not taken, what is of the same step is newer, and a branch ends where it was begun", () => {
  const course = new Checkpoints();
  for (const steps of [0, 4, 4, 2, 8]) course.add(at(steps, steps === 4 ? 100 + course.list.length : 100));
  assert.deepEqual(course.list.map(({ bytes }) => bytes.length), [100, 102, 100]);
  assert.equal(course.bytes, 302);
  assert.deepEqual(stepsOf(course), [0, 4, 8]);
  assert.deepEqual(stepsOf(course.upTo(course.list[1]!)), [0, 4]);
  assert.deepEqual(stepsOf(course), [0, 4, 8]);
});
