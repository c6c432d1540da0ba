import assert from "node:assert/strict";
import test from "node:test";
import { StrokeFollower } from "./stroke-follower";

test("moves of a stroke are followed together and later, all else at once", () => {
  const waiting: (() => void)[] = [];
  Object.assign(globalThis, { window: { setTimeout: (act: () => void) => waiting.push(act) } });
  let followed = 0;
  const follower = new StrokeFollower(() => { followed++; });
  const move = (): void => { follower.changed(); };
  move();
  assert.equal(followed, 1);
  for (let i = 0; i < 3; i++) follower.during(true, move);
  assert.equal(followed, 1);
  assert.equal(waiting.length, 1);
  follower.during(false, move);
  assert.equal(followed, 2, "the end of a stroke waits for nothing");
  waiting.shift()?.();
  assert.equal(followed, 3);
  follower.during(true, move);
  assert.equal(waiting.length, 1, "nor does the next stroke wait for the last");
});
