import { frames } from "./frames";

/** The time that it takes, about; and after which it is done though there is none to spare. */
const milliseconds = 4;
const mostMilliseconds = 50;

/**
 * Does something before the frame that shows it: at once, but while the pointer moves when there is time before the next
 * frame, which would be late else. Asked again before that, it is done once.
 */
export class SpareTime {
  #idle = 0;

  constructor(readonly act: () => void) {}

  ask(): void {
    if (this.#idle !== 0) return;
    if (frames().isHurried && "requestIdleCallback" in globalThis) this.#wait(performance.now() + mostMilliseconds);
    else this.act();
  }

  drop(): void {
    if (this.#idle !== 0) cancelIdleCallback(this.#idle);
    this.#idle = 0;
  }

  #wait(until: number): void {
    this.#idle = requestIdleCallback((deadline) => {
      this.#idle = 0;
      if (deadline.timeRemaining() > frames().spare(milliseconds) || performance.now() >= until) this.act();
      else this.#wait(until);
    }, { timeout: mostMilliseconds });
  }
}
