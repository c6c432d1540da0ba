import type { Data } from "../../../api";

const tickMilliseconds = 1000 / 30;

/** Spreads steps evenly over time, so that a network can be watched: so many epochs a second. */
export class Pace {
  /** Epochs a second; 0 is not paced. */
  rate = 0;
  #from = 0;
  #owed = 0;

  restart(): void {
    this.#from = performance.now();
    this.#owed = 0;
  }

  /** Resolves at the next tick, or when the signal aborts. */
  due(signal: AbortSignal): Promise<void> {
    const wait = Math.max(0, tickMilliseconds - (performance.now() - this.#from));
    return new Promise((resolve) => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, wait);
      signal.addEventListener("abort", done);
    });
  }

  /** Whole steps owed since the last call. What a slow machine cannot keep up with is forgiven, not owed. */
  take(stepsPerEpoch: number): number {
    const now = performance.now();
    const elapsed = Math.min(now - this.#from, 4 * tickMilliseconds);
    this.#from = now;
    this.#owed += (elapsed / 1000) * this.rate * stepsPerEpoch;
    const steps = Math.floor(this.#owed);
    this.#owed -= steps;
    return steps;
  }
}

/** The steps that some epochs take, at least one: the last of an epoch, a short batch, may be any part of one. */
export function stepsLeft(epochs: number, stepsPerEpoch: number): number {
  // Epochs are sums of shares, which miss a whole number by a little.
  return Math.max(1, Math.ceil(epochs * stepsPerEpoch - 1e-6));
}

/** Of points, in batches as large as a spec says; there is one step at least. */
export function stepsPerEpoch(points: Data | undefined, batchSize = 10): number {
  return Math.max(1, Math.ceil((points?.x.length ?? 0) / 2 / batchSize));
}
