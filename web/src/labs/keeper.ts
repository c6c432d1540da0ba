/** Between two times that something is kept, at least, and as many times what keeping takes. */
const leastMilliseconds = 700, share = 20;

/** Says when what changes all the while is kept: soon after a change, seldom where it takes long, and at once when the page is left. */
export class Keeper {
  #timer = 0;
  #pause = leastMilliseconds;

  constructor(readonly keep: () => Promise<void>) {
    addEventListener("pagehide", this.#keepNow);
  }

  /** It changed. */
  soon(): void {
    if (this.#timer === 0) this.#timer = window.setTimeout(this.#keepNow, this.#pause);
  }

  /** There is nothing to keep any more. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  /** Keeps it without waiting any longer. */
  async now(): Promise<void> {
    this.cancel();
    const began = performance.now();
    await this.keep();
    this.#pause = Math.max(leastMilliseconds, share * (performance.now() - began));
  }

  /** Keeps it for the last time. */
  async close(): Promise<void> {
    removeEventListener("pagehide", this.#keepNow);
    await this.now();
  }

  readonly #keepNow = (): void => { void this.now(); };
}
