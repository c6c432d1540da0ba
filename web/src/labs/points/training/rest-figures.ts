import type { Moment } from "../../../view";
import type { PointsModel } from "../model";
import { Refresher } from "../refresher";

const leastMilliseconds = 100;

/** At rest, the figures of the examples that lie there by now: those of the last report are of the ones before them. */
export class RestFigures {
  readonly #refresher: Refresher;

  constructor(readonly model: PointsModel) {
    this.#refresher = new Refresher({ visible: true, refresh: () => this.#measure() }, leastMilliseconds);
  }

  /** The examples are others. */
  changed(): void {
    if (this.model.moment !== undefined) this.#refresher.moved();
  }

  close(): void { this.#refresher.close(); }

  async #measure(): Promise<boolean> {
    const { model } = this;
    const { trainer, moment, examples } = model;
    if (trainer === undefined || moment === undefined || examples === undefined || model.playing) return true;
    const { x, y, testX, testY } = examples;
    const { loss, accuracy } = await trainer.evaluate({ x, y });
    const test = testX === undefined || testY === undefined ? undefined : await trainer.evaluate({ x: testX, y: testY });
    // Meanwhile it may have gone on, or the points.
    if (model.moment !== moment || model.examples !== examples || model.trainer !== trainer) return model.examples === examples;
    const measured: Moment = { epochs: moment.epochs, learningRate: moment.learningRate, loss, accuracy, testLoss: test?.loss, testAccuracy: test?.accuracy };
    model.measured(measured);
    return true;
  }
}
