import { BackdrawError } from "../../api";

/** What is refreshed, and when it is worth it. */
export interface Refreshed {
  /** While it is not seen nothing is asked. */
  readonly visible: boolean;
  /** Asks anew; false if by now something else is wanted. A BackdrawError is left to those who started the training. */
  refresh(): Promise<boolean>;
}

/** Asks the trainer again after something moved, while the answer is seen, and no oftener than every so many milliseconds. */
export class Refresher {
  #timer = 0;
  #stale = false;
  #closed = false;

  constructor(
    readonly refreshed: Refreshed,
    readonly leastMilliseconds: number,
  ) {}

  get closed(): boolean {
    return this.#closed;
  }

  moved(): void {
    this.#stale = true;
    if (this.#timer === 0 && !this.#closed) this.#timer = window.setTimeout(() => { void this.#refresh(); }, 0);
  }

  /** It may be seen now. */
  looked(): void {
    if (this.#stale && this.refreshed.visible) this.moved();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  async #refresh(): Promise<void> {
    if (this.refreshed.visible) {
      this.#stale = false;
      try {
        if (!(await this.refreshed.refresh())) this.#stale = true;
      } catch (error) {
        if (!(error instanceof BackdrawError)) throw error;
      }
    }
    if (this.#closed) return;
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      this.looked();
    }, this.leastMilliseconds);
  }
}
