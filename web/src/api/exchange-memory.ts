import type { Engine } from "./engine";
import type { Exchange, Place } from "./team";
import { turn } from "./turns";

/** Counters of steps lie this far apart, so that no two share a line of a cache. */
const counterBytes = 64;
/** How long another is waited for by looking, which costs a core, then asleep, and then with a turn for others in between. */
const spins = 2000, sleepMilliseconds = 5;

/**
 * An exchange through shared memory. It holds each member's contribution twice, by turns: nobody writes a step's before
 * all have published the last, and so have read the one before that from the same place.
 *
 *     counter of each rank | contributions of even steps, by rank | of odd steps
 */
export class MemoryExchange implements Exchange {
  readonly #engine: Engine;
  readonly #place: Place;
  #counters: Int32Array = new Int32Array();
  #memory: Uint8Array = new Uint8Array();
  #stride = 0;
  #step = 0;

  constructor(engine: Engine, place: Place) {
    this.#engine = engine;
    this.#place = place;
  }

  /** Memory for contributions of that many bytes, where what there is has no room for them. */
  grown(bytes: number): SharedArrayBuffer | undefined {
    if (bytes <= this.#stride) return undefined;
    const buffer = new SharedArrayBuffer(this.#place.ports.length * (counterBytes + 2 * bytes));
    this.use(buffer);
    return buffer;
  }

  /** From now on this memory; all members begin with it at the same step. */
  use(buffer: SharedArrayBuffer): void {
    const size = this.#place.ports.length, counters = size * counterBytes;
    this.#counters = new Int32Array(buffer, 0, counters / 4);
    this.#memory = new Uint8Array(buffer, counters);
    this.#stride = this.#memory.length / 2 / size;
    this.#step = 0;
  }

  trade(): void | Promise<void> {
    const { rank } = this.#place, counter = this.#counter(rank);
    this.#step = (this.#step + 1) | 0;
    const own = this.#engine.contribution(rank);
    this.#memory.set(own, this.#at(rank));
    Atomics.store(this.#counters, counter, this.#step);
    Atomics.notify(this.#counters, counter);
    return this.#take(0);
  }

  /** Takes the contributions of the others from a rank on, as they come. */
  #take(from: number): void | Promise<void> {
    const { ports, rank } = this.#place;
    for (let each = from; each < ports.length; each++) {
      if (each === rank) continue;
      if (!this.#published(each)) return this.#later(each);
      const into = this.#engine.contribution(each), at = this.#at(each);
      into.set(this.#memory.subarray(at, at + into.length));
    }
  }

  async #later(rank: number): Promise<void> {
    do await turn(); while (!this.#published(rank));
    await this.#take(rank);
  }

  /** Waits a little for a member to publish the present step. */
  #published(rank: number): boolean {
    const counter = this.#counter(rank);
    for (let i = 0; i < spins; i++) if (this.#reached(Atomics.load(this.#counters, counter))) return true;
    const seen = Atomics.load(this.#counters, counter);
    if (this.#reached(seen)) return true;
    Atomics.wait(this.#counters, counter, seen, sleepMilliseconds);
    return this.#reached(Atomics.load(this.#counters, counter));
  }

  #reached(seen: number): boolean { return ((seen - this.#step) | 0) >= 0; }

  #counter(rank: number): number { return rank * counterBytes / 4; }

  #at(rank: number): number { return ((this.#step & 1) * this.#place.ports.length + rank) * this.#stride; }
}
