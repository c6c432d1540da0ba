import type { Trainer } from "../../../api";
import type { Points } from "../points";
import { Refresher, type Refreshed } from "../refresher";
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
export class LiveAnswers implements Refreshed {
  readonly refresher = new Refresher(this, leastMilliseconds);

  constructor(readonly view: LiveAnswersView) {}

  get visible(): boolean {
    return this.view.visible;
  }

  async refresh(): Promise<boolean> {
    const { trainer, points, isTest } = this.view;
    const count = points.x.length;
    if (trainer === undefined || count === 0) {
      this.view.show(undefined);
      return true;
    }
    const x = new Float32Array(2 * count);
    for (let i = 0; i < count; i++) {
      x[2 * i] = points.x[i]!;
      x[2 * i + 1] = points.y[i]!;
    }
    const values = await trainer.predict(x);
    // Of other points, or of a network that is no more, nobody wants to hear.
    const current = trainer === this.view.trainer && points === this.view.points && !this.refresher.closed;
    if (current) this.view.show({ points, isTest, values, channels: values.length / count, ...meaningOf(trainer.spec) });
    return current;
  }
}
