import { BackdrawError, type Evaluation, type Examples, type Trainer } from "../../../api";

const leastMilliseconds = 1000;

export interface LiveConfusionView {
  readonly trainer: Trainer | undefined;
  readonly visible: boolean;
  /** What is evaluated; undefined is the test set. */
  readonly examples: Examples | undefined;
  show(evaluation: Evaluation): void;
}

/** Evaluates at most once a second, after something moved and while it is seen: it queues behind training. */
export class LiveConfusion {
  #timer = 0;
  #stale = false;
  #closed = false;

  constructor(readonly view: LiveConfusionView) {}

  moved(): void {
    this.#stale = true;
    if (this.#timer === 0 && !this.#closed) this.#timer = window.setTimeout(() => { void this.#evaluate(); }, 0);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  async #evaluate(): Promise<void> {
    const { trainer, visible, examples } = this.view;
    if (trainer !== undefined && visible) {
      this.#stale = false;
      try {
        const evaluation = await trainer.evaluate(examples);
        if (trainer === this.view.trainer && !this.#closed) this.view.show(evaluation);
      } catch (error) {
        if (!(error instanceof BackdrawError)) throw error;
      }
    }
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      if (this.#stale) this.moved();
    }, leastMilliseconds);
  }
}
