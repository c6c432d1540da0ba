import { BackdrawError, type Trainer } from "../../../api";
import type { Points } from "../points";
import { meaningOf, type Answers } from "./answers";

const leastMilliseconds = 200;

export interface LiveAnswersView {
  readonly trainer: Trainer | undefined;
  readonly visible: boolean;
  readonly points: Points;
  readonly isTest: (index: number) => boolean;
  /** Undefined where there are no points. */
  show(answers: Answers | undefined): void;
}

/**
 * Asks for the network's answers at all points a few times a second, after something moved and while they are seen.
 * `predict` is answered between two slices of training, where `evaluate` would wait for its end.
 */
export class LiveAnswers {
  #timer = 0;
  #stale = false;
  #closed = false;

  constructor(readonly view: LiveAnswersView) {}

  moved(): void {
    this.#stale = true;
    if (this.#timer === 0 && !this.#closed) this.#timer = window.setTimeout(() => { void this.#refresh(); }, 0);
  }

  /** It may be seen now. */
  looked(): void {
    if (this.#stale && this.view.visible) this.moved();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  async #refresh(): Promise<void> {
    if (this.view.visible) {
      this.#stale = false;
      await this.#ask();
    }
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      this.looked();
    }, leastMilliseconds);
  }

  async #ask(): Promise<void> {
    const { trainer, points, isTest } = this.view;
    const count = points.x.length;
    if (trainer === undefined || count === 0) {
      this.view.show(undefined);
      return;
    }
    const x = new Float32Array(2 * count);
    for (let i = 0; i < count; i++) {
      x[2 * i] = points.x[i]!;
      x[2 * i + 1] = points.y[i]!;
    }
    try {
      const values = await trainer.predict(x);
      // Of other points, or of a network that is no more, nobody wants to hear.
      const current = trainer === this.view.trainer && points === this.view.points;
      if (current && !this.#closed) this.view.show({ points, isTest, values, channels: values.length / count, ...meaningOf(trainer.spec) });
      else this.#stale = true;
    } catch (error) {
      if (!(error instanceof BackdrawError)) throw error;
    }
  }
}
