import assert from "node:assert/strict";
import test from "node:test";
import { frames } from "./frames";
import { SpareTime } from "./spare-time";

test("while the pointer moves it is done once there is time, or after 50 ms, and at once else", () => {
  const idle = new Map<number, (deadline: { timeRemaining: () => number }) => void>();
  let last = 0;
  let now = 1000;
  performance.now = () => now;
  Object.assign(globalThis, {
    addEventListener: () => undefined,
    requestIdleCallback: (act: () => void) => { idle.set(++last, act); return last; },
    cancelIdleCallback: (which: number) => { idle.delete(which); },
  });
  const left = (milliseconds: number): void => {
    const [which, act] = [...idle][0]!;
    idle.delete(which);
    act({ timeRemaining: () => milliseconds });
  };
  let done = 0;
  const spare = new SpareTime(() => { done++; });
  spare.ask();
  assert.equal(done, 1, "nobody waits for a frame");
  frames().moved();
  spare.ask();
  spare.ask();
  left(3);
  assert.equal(done, 1);
  left(8);
  assert.equal(done, 2);
  assert.equal(idle.size, 0);
  spare.ask();
  left(1);
  now += 50;
  left(1);
  assert.equal(done, 3);
  spare.ask();
  spare.drop();
  assert.equal(idle.size, 0);
  now += 500;
  spare.ask();
  assert.equal(done, 4, "the pointer rests again");
});
