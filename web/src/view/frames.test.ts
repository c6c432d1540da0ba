import assert from "node:assert/strict";
import test from "node:test";
import { Frames } from "./frames";

/**
 * A screen whose frames are made as they are called: each takes so long, and shows what was asked for before it. The
 * pointer moves before each, but for those of `watch`.
 */
class Screen {
  readonly frames: Frames;
  #now = 1000;
  #began = this.#now;
  #waiting: ((time: number) => void)[] = [];
  #after: (() => void)[] = [];
  #shown: number[] = [];
  #asked = 0;

  constructor(readonly interval = 16) {
    this.frames = new Frames({ next: (callback) => this.#waiting.push(callback), after: (callback) => this.#after.push(callback), now: () => this.#now });
  }

  frame(milliseconds: number): void {
    this.frames.moved();
    this.watch(milliseconds);
  }

  watch(milliseconds: number): void {
    this.#began += this.interval;
    // Nothing else runs between a frame that is late and the next.
    if (this.#now <= this.#began) this.#handOver();
    this.#now = Math.max(this.#now, this.#began);
    const number = ++this.#asked;
    this.frames.request(() => { this.#shown.push(number); });
    for (const each of this.#waiting.splice(0)) each(this.#began);
    this.#now += milliseconds;
    if (this.#now < this.#began + this.interval) this.#handOver();
  }

  /** Whether the frame that comes is to change nothing: what is asked for before it waits. */
  get isFree(): boolean {
    let called = false;
    this.frames.cancel(this.frames.soon(() => { called = true; }));
    return !called;
  }

  shown(): number[] {
    return this.#shown.splice(0);
  }

  /** Frames in time until one was free, at most so many; how many there were before it. */
  untilFree(most: number): number | undefined {
    for (let i = 0; i < most; i++) {
      const { isFree } = this;
      this.shown();
      this.frame(5);
      const shown = this.shown();
      if (isFree) {
        assert.deepEqual(shown, [], "a free frame showed something");
        return i;
      }
      assert.notEqual(shown.length, 0);
    }
    return undefined;
  }

  #handOver(): void {
    for (const each of this.#after.splice(0)) each();
  }
}

test("as the pointer begins to move and after a late frame one changes nothing, and the next shows what both would have", () => {
  const page = new Screen();
  assert.equal(page.untilFree(10), 2);
  page.frame(5);
  assert.equal(page.shown().length, 2);
  assert.equal(page.untilFree(50), undefined, "none was late since");
  page.frame(15);
  assert.equal(page.untilFree(10), 2, "handed over within its time, and too late for the compositor");
  page.frame(5);
  assert.equal(page.untilFree(50), undefined);
  page.frame(20);
  assert.equal(page.untilFree(10), 2);
});

test("where frames are late now and then, each is followed by a free one", () => {
  const page = new Screen();
  for (let round = 0; round < 8; round++) {
    assert.equal(page.untilFree(10), 2);
    for (let i = 0; i < 3; i++) page.frame(5);
    page.frame(20);
  }
  for (let round = 0; round < 20; round++) {
    page.frame(5);
    page.frame(20);
    assert.equal(page.isFree, false, "one in time is no end of it");
  }
});

test("one of so many is free although none was late", () => {
  const page = new Screen();
  assert.equal(page.untilFree(10), 2);
  for (let round = 0; round < 3; round++) assert.equal(page.untilFree(100), 61);
});

test("none is free while the pointer rests, however late frames are", () => {
  const page = new Screen();
  for (let round = 0; round < 10; round++) {
    page.watch(20);
    for (let i = 0; i < 29; i++) page.watch(5);
  }
  assert.deepEqual(page.shown(), Array.from({ length: 300 }, (_, i) => i + 1));
});

test("what was cancelled does not come, nor after a free frame", () => {
  const page = new Screen();
  while (!page.isFree) page.frame(5);
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

test("what need not be in a frame of its own is done at once, or after a free frame", () => {
  const page = new Screen();
  let done = 0;
  const act = (): void => { page.frames.soon(() => { done++; }); };
  act();
  assert.equal(done, 1);
  while (!page.isFree) page.frame(5);
  act();
  page.frame(5);
  assert.equal(done, 1);
  page.frame(5);
  assert.equal(done, 2);
});

test("a press has its frame, and a free one comes later", () => {
  const page = new Screen();
  while (!page.isFree) page.frame(5);
  page.shown();
  page.frames.fill();
  page.frame(5);
  assert.equal(page.shown().length, 1);
  assert.equal(page.untilFree(10), 1);
});

test("on a fast screen no frame has to leave more than a third of it", () => {
  for (const [interval, want] of [[1000 / 60, 4], [1000 / 120, 1000 / 360], [1000 / 240, 1000 / 720]] as const) {
    const page = new Screen(interval);
    assert.equal(page.frames.spare(4), 4, "before any frame");
    for (let i = 0; i < 10; i++) page.frame(1);
    assert(Math.abs(page.frames.spare(4) - want) < 1e-6, `${page.frames.spare(4)} at ${interval}`);
    assert.equal(page.frames.spare(1), Math.min(1, want));
  }
});
