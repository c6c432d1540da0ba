import assert from "node:assert/strict";
import test from "node:test";
import { Frames } from "./frames";

const interval = 16;

/** A screen whose frames are made as they are called: each takes so long, and shows what was asked for before it. */
function screen(): { readonly frames: Frames; readonly frame: (milliseconds: number) => void; readonly shown: () => number[]; readonly free: () => boolean } {
  let now = 1000;
  let began = now;
  let waiting: ((time: number) => void)[] = [];
  const after: (() => void)[] = [];
  let shown: number[] = [];
  const frames = new Frames({ next: (callback) => waiting.push(callback), after: (callback) => after.push(callback), now: () => now });
  let asked = 0;
  return {
    frames,
    free: () => frames.isFree,
    shown: () => { const those = shown; shown = []; return those; },
    frame: (milliseconds) => {
      began += interval;
      // Nothing else runs between a frame that is late and the next.
      if (now <= began) for (const each of after.splice(0)) each();
      now = Math.max(now, began);
      const number = ++asked;
      frames.request(() => { shown.push(number); });
      const due = waiting;
      waiting = [];
      for (const each of due) each(began);
      now += milliseconds;
      if (now < began + interval) for (const each of after.splice(0)) each();
    },
  };
}

/** Frames in time until one was free, at most so many; how many there were before it. */
function untilFree({ frame, free, shown }: ReturnType<typeof screen>, most: number): number | undefined {
  for (let i = 0; i < most; i++) {
    const isFree = free();
    shown();
    frame(5);
    if (isFree) {
      assert.deepEqual(shown(), [], "a free frame showed something");
      return i;
    }
    assert.equal(shown().length, 1);
  }
  return undefined;
}

test("after a late frame and thirty in time one changes nothing, and the next shows what both would have", () => {
  const page = screen();
  assert.equal(untilFree(page, 40), 30, "the page's loading counts as a late frame");
  page.frame(5);
  assert.equal(page.shown().length, 2);
  assert.equal(untilFree(page, 100), undefined, "none was late since");
  page.frame(20);
  assert.equal(untilFree(page, 40), 30);
  page.frame(5);
  assert.equal(untilFree(page, 100), undefined);
});

test("while frames are late now and then none is free", () => {
  const page = screen();
  for (let round = 0; round < 10; round++) {
    page.frame(20);
    for (let i = 0; i < 29; i++) {
      assert.equal(page.free(), false);
      page.frame(5);
    }
  }
  const shown = page.shown();
  assert.deepEqual(shown, Array.from({ length: 300 }, (_, i) => i + 1));
});

test("what was cancelled does not come, nor after a free frame", () => {
  const page = screen();
  while (!page.free()) page.frame(5);
  let called = 0;
  const request = page.frames.request(() => { called++; });
  page.frame(5);
  page.frames.cancel(request);
  page.frame(5);
  assert.equal(called, 0);
  page.frames.request(() => { called++; });
  page.frames.cancel(page.frames.request(() => { called += 10; }));
  page.frame(5);
  assert.equal(called, 1);
});

test("a press has its frame, and a free one comes later", () => {
  const page = screen();
  while (!page.free()) page.frame(5);
  page.shown();
  page.frames.fill();
  page.frame(5);
  assert.equal(page.shown().length, 1);
  assert.equal(untilFree(page, 40), 29);
});
