/** What frames are made of; the browser, but for tests. */
export interface FrameSource {
  /** Calls back in the next frame with the time that it began. */
  next(callback: (time: number) => void): void;
  /** Calls back soon after the frame at hand has been made. */
  after(callback: () => void): void;
  now(): number;
}

/** So many frames in time come before a free one: where many are late, they do more harm one by one than in a row. */
const leastInTime = 30;
/** The thread may be held up between the hand-over of a frame and what runs after it. */
const tolerance = 0.5;
const mostInterval = 1000 / 60;
const leastInterval = 4;
const remembered = 32;

/**
 * Frames of everything that paints often. Chromium shows what a frame changed within that frame's time, until one comes
 * too late: from then on each is shown one later, for as long as every frame changes something (the compositor draws the
 * late one as the next begins, and can draw no second time in it). So once frames are in time again one changes nothing:
 * what it would have shown comes in the next, no later than it had come otherwise, and all that follow come one earlier.
 */
export class Frames {
  readonly #waiting = new Map<number, (time: number) => void>();
  #last = 0;
  /** When the frame at hand began, and the last that was free. */
  #time = -Infinity;
  #freeTime = -Infinity;
  /** Whether nothing has run since the frame at hand: the next that comes meanwhile is late. */
  #making = false;
  /** Whether one was late, as while the page was loaded, and none has been free since. */
  #owed = true;
  #inTime = 0;
  #free = false;
  readonly #intervals = new Float64Array(remembered).fill(mostInterval);
  #count = 0;

  constructor(readonly source: FrameSource) {}

  /** Whether the frame that comes is to change nothing: input before it can wait. */
  get isFree(): boolean {
    return this.#free;
  }

  /** The frame that comes is free no more: what is done now is to be seen in it. */
  fill(): void {
    if (this.#free) this.#late();
    this.#free = false;
  }

  /** Calls back in the next frame that is not free. Returns what `cancel` takes, never 0. */
  request(callback: (time: number) => void): number {
    const request = ++this.#last;
    this.#waiting.set(request, callback);
    // Each asks by itself: the browser counts a frame to the input event in which it was asked for.
    this.source.next((time) => { this.#call(request, time); });
    return request;
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
    this.#measure(time - this.#time);
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

  #measure(interval: number): void {
    this.#intervals[this.#count++ % remembered] = Math.min(mostInterval, Math.max(leastInterval, interval));
  }

  #made(time: number): void {
    if (time !== this.#time) return;
    this.#making = false;
    const now = this.source.now();
    if (now - time > Math.min(...this.#intervals) + tolerance) this.#late();
    else if (this.#owed && ++this.#inTime >= leastInTime) {
      this.#owed = false;
      this.#free = true;
      this.source.next((next) => { this.#begin(next); });
    }
  }
}

function browserFrames(): FrameSource {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => { waiting.shift()?.(); };
  return {
    next: (callback) => { requestAnimationFrame(callback); },
    after: (callback) => {
      waiting.push(callback);
      port2.postMessage(null);
    },
    now: () => performance.now(),
  };
}

let shared: Frames | undefined;

/** Those of the page. A move of the pointer may wait for a frame, a press and a key may not. */
export function frames(): Frames {
  if (shared === undefined) {
    const those = (shared = new Frames(browserFrames()));
    for (const kind of ["pointerdown", "pointerup", "keydown"] as const) addEventListener(kind, () => { those.fill(); }, { capture: true, passive: true });
  }
  return shared;
}
