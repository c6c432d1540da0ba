import assert from "node:assert/strict";
import test from "node:test";
import { StrokeFollower } from "./stroke-follower";

/** A follower whose timers run by a clock that the test turns, and when it followed. */
function open() {
  let now = 0, last = 0;
  const timers = new Map<number, { readonly due: number; readonly act: () => void }>();
  const setTimeout = (act: () => void, milliseconds: number): number => {
    timers.set(++last, { due: now + milliseconds, act });
    return last;
  };
  Object.assign(globalThis, { window: { setTimeout }, clearTimeout: (timer: number) => { timers.delete(timer); } });
  const followed: number[] = [];
  const follower = new StrokeFollower(() => { followed.push(now); });
  const change = (): void => { follower.changed(); };
  const pass = (milliseconds: number): void => {
    for (const end = now + milliseconds; now < end;) {
      now++;
      for (const [timer, { due, act }] of timers) if (due <= now && timers.delete(timer)) act();
    }
  };
  return { follower, followed, change, pass, move: () => { follower.during(true, change); } };
}

test("a stroke is followed ten times a second, however often it moves", () => {
  const { followed, pass, move } = open();
  for (let moves = 0; moves < 100; moves++) {
    move();
    pass(10);
  }
  assert.deepEqual(followed, [100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]);
  move();
  pass(1000);
  assert.deepEqual(followed.slice(10), [1100], "its last move, and then nothing");
});

test("all else is followed at once", () => {
  const { follower, followed, change, pass, move } = open();
  change();
  assert.deepEqual(followed, [0]);
  pass(5);
  move();
  follower.during(false, change);
  assert.deepEqual(followed, [0, 5], "the end of a stroke waits for nothing");
});

test("after a change that fails all is as before it", () => {
  const { follower, followed, change } = open();
  assert.throws(() => { follower.during(true, () => { throw new Error("refused"); }); }, /refused/);
  change();
  assert.deepEqual(followed, [0]);
});

test("what is dropped is not followed, but what comes next is", () => {
  const { follower, followed, pass, move } = open();
  move();
  follower.drop();
  pass(1000);
  assert.deepEqual(followed, []);
  move();
  pass(1000);
  assert.deepEqual(followed, [1100]);
});
