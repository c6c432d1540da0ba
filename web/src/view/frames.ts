/** What frames are made of; the browser, but for tests. */
export interface FrameSource {
  /** Calls back in the next frame with the time that it began. */
  next(callback: (time: number) => void): void;
  /** Calls back as soon as the frame at hand has been handed over. */
  after(callback: () => void): void;
  now(): number;
}

/** What is handed over later in a frame is late: the rest of it the compositor needs. */
const handOverShare = 0.9;
/** So many frames in time in a row come before a free one. */
const leastInTime = 2;
/** What makes the compositor late by itself is not seen here: while the pointer moves, one frame of so many is free. */
const mostBetween = 60;
/** So long after a move the pointer is under way. */
const pointerMilliseconds = 200;
const spareShare = 1 / 3;
const mostInterval = 1000 / 60;
const leastInterval = 4;

/**
 * Frames of everything that paints often. Chromium shows what a frame changed within that frame's time, until one comes
 * too late: from then on each is shown one later, for as long as every frame changes something (the compositor draws the
 * late one as the next begins, and can draw no second time in it). So once frames are in time again one changes nothing:
 * what it would have shown comes in the next, and all that follow come one earlier. It is left free only while the pointer
 * moves: else nobody waits for a frame, and one more is better.
 */
export class Frames {
  readonly #waiting = new Map<number, (time: number) => void>();
  #last = 0;
  /** When the frame at hand began, and the last that was free. */
  #time = -Infinity;
  #freeTime = -Infinity;
  /** Whether nothing has run since the frame at hand: the next that comes meanwhile is late. */
  #making = false;
  /** Whether one was late since one was free. */
  #owed = true;
  #inTime = 0;
  /** Frames in time since one was free. */
  #sinceFree = 0;
  #movedTime = -Infinity;
  #free = false;
  /** The shortest of late: one that is longer may have left out frames, and one that is shorter come after them. */
  #interval = mostInterval;

  constructor(readonly source: FrameSource) {}

  /** The frame that comes is free no more: what is done now is to be seen in it. */
  fill(): void {
    if (this.#free) this.#owed = true;
    this.#free = false;
  }

  /** Whether the pointer moves: then it matters how soon a frame is shown. */
  get isHurried(): boolean {
    return this.source.now() - this.#movedTime <= pointerMilliseconds;
  }

  /** What has to be left of a frame for something that takes so long: on a fast screen less, as none leaves as much. */
  spare(milliseconds: number): number {
    return Math.min(milliseconds, spareShare * this.#interval);
  }

  /** The pointer moves. Where frames have come to meanwhile is not known. */
  moved(): void {
    if (!this.isHurried) {
      this.#owed = true;
      this.#inTime = 0;
    }
    this.#movedTime = this.source.now();
  }

  /** Calls back in the next frame that is not free. Returns what `cancel` takes, never 0. */
  request(callback: (time: number) => void): number {
    const request = ++this.#last;
    this.#waiting.set(request, callback);
    // Each asks by itself: the browser counts a frame to the input event in which it was asked for.
    this.source.next((time) => { this.#call(request, time); });
    return request;
  }

  /** Calls back at once; but in the frame after the one that comes, if that is free. Returns what `cancel` takes, 0 where it was called. */
  soon(callback: () => void): number {
    if (this.#free) return this.request(callback);
    callback();
    return 0;
  }

  cancel(request: number): void {
    this.#waiting.delete(request);
  }

  #call(request: number, time: number): void {
    this.#begin(time);
    const callback = this.#waiting.get(request);
    if (callback === undefined) return;
    if (time === this.#freeTime) {
      this.source.next((next) => { this.#call(request, next); });
      return;
    }
    this.#waiting.delete(request);
    callback(time);
  }

  /** The first in each frame. */
  #begin(time: number): void {
    if (time === this.#time) return;
    this.#interval = Math.min(mostInterval, 1.1 * this.#interval, Math.max(leastInterval, time - this.#time));
    this.#time = time;
    if (this.#making) this.#late();
    this.#making = !this.#free;
    if (this.#free) this.#freeTime = time;
    else this.source.after(() => { this.#made(time); });
    this.#free = false;
  }

  #late(): void {
    this.#owed = true;
    this.#inTime = 0;
  }

  #made(time: number): void {
    if (time !== this.#time) return;
    this.#making = false;
    const now = this.source.now();
    if (now - time > handOverShare * this.#interval) this.#late();
    else if ((this.#owed || ++this.#sinceFree >= mostBetween) && ++this.#inTime >= leastInTime && this.isHurried) {
      this.#owed = false;
      this.#inTime = this.#sinceFree = 0;
      this.#free = true;
      this.source.next((next) => { this.#begin(next); });
    }
  }
}

/** Not in every browser (Prioritized Task Scheduling); where it is not, each counts as late, and none is left free. */
interface Scheduling {
  readonly scheduler?: { postTask(task: () => void, options: { readonly priority: "user-blocking" }): Promise<void> };
}

function browserFrames(): FrameSource {
  const { scheduler } = globalThis as Scheduling;
  return {
    next: (callback) => { requestAnimationFrame(callback); },
    // Before the messages that wait: they are no part of the frame.
    after: (callback) => { void scheduler?.postTask(callback, { priority: "user-blocking" }); },
    now: () => performance.now(),
  };
}

let shared: Frames | undefined;

/** Those of the page. A move of the pointer may wait for a frame, a press and a key may not. */
export function frames(): Frames {
  if (shared === undefined) {
    const those = (shared = new Frames(browserFrames()));
    for (const kind of ["pointerdown", "pointerup", "keydown"] as const) addEventListener(kind, () => { those.fill(); }, { capture: true, passive: true });
    addEventListener("pointermove", () => { those.moved(); }, { capture: true, passive: true });
  }
  return shared;
}
