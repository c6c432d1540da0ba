import type { TrainCall } from "./calls";
import type { Engine } from "./engine";
import type { Leader } from "./team-member";
import type { Report } from "./types";

/** How long training may hold its thread before others have their turn. */
export const sliceMilliseconds = 4;
/** What one entry into Go should take: short, so that the browser can change over to faster code, and the clock is seen. */
export const entryMilliseconds = 0.5;
/** What a team should run between two words of its leader, and its leader between two turns for others. */
export const teamEntryMilliseconds = 4;
const largestEntry = 1 << 16;

/** Steps of one entry into Go, kept fitting to the time that they take. */
export class Pace {
  readonly #milliseconds: number;
  #count = 1;

  constructor(milliseconds: number) { this.#milliseconds = milliseconds; }

  /** Steps may take another time from now on. */
  restart(): void { this.#count = 1; }

  next(most: number): number { return Math.max(1, Math.min(this.#count, most)); }

  took(count: number, milliseconds: number): void {
    const wanted = this.#milliseconds;
    if (milliseconds > 4 * wanted) this.#count = Math.max(1, Math.floor(count * wanted / milliseconds));
    else if (count === this.#count && milliseconds < wanted) this.#count = Math.min(2 * count, largestEntry);
  }
}

/** One call of train under way. */
export class Training {
  readonly call: TrainCall;
  readonly #engine: Engine;
  readonly #pace: Pace;
  readonly #started = performance.now();
  readonly #until: number;
  #left: number;
  #done = 0;

  constructor(call: TrainCall, engine: Engine, pace: Pace) {
    this.call = call;
    this.#engine = engine;
    this.#pace = pace;
    engine.begin(call.gradientNorms);
    this.#left = call.steps
      ?? (call.epochs === undefined ? Infinity : call.epochs * engine.sizes().stepsPerEpoch);
    this.#until = call.milliseconds === undefined ? Infinity : this.#started + call.milliseconds;
  }

  /** True where the last step was one of those that progress is wanted after. */
  get due(): boolean { return !this.call.every || this.#done % this.call.every === 0; }

  /** Trains for a slice, or to its end; true at the end. Stops where `pause` says so after a due step. */
  slice(pause: (now: number) => boolean, milliseconds = sliceMilliseconds): boolean {
    const began = performance.now(), end = began + milliseconds;
    for (let now = began; ;) {
      const count = this.#next();
      this.#engine.steps(count);
      now = this.#took(count, now);
      if (this.#ended(now)) return true;
      if (now >= end || this.due && pause(now)) return false;
    }
  }

  /** The same with a team. */
  async teamSlice(team: Leader, pause: (now: number) => boolean): Promise<boolean> {
    const began = performance.now(), end = began + teamEntryMilliseconds;
    for (let now = began; ;) {
      const count = this.#next();
      await team.steps(count);
      now = this.#took(count, now);
      if (this.#ended(now)) return true;
      if (now >= end || this.due && pause(now)) return false;
    }
  }

  /** Steps of the next entry. */
  #next(): number {
    const { every } = this.call;
    return this.#pace.next(Math.min(this.#left, every ? every - this.#done % every : Infinity));
  }

  #took(count: number, began: number): number {
    const now = performance.now();
    this.#done += count;
    this.#left -= count;
    this.#pace.took(count, now - began);
    return now;
  }

  #ended(now: number): boolean { return this.#left <= 0 || now >= this.#until; }

  report(test: boolean): Report { return this.#engine.report(performance.now() - this.#started, test); }

  /** Another trainer was loaded: the figures of this call begin anew. */
  again(): void { this.#engine.begin(this.call.gradientNorms); }
}
