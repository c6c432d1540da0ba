import type { Report } from "../../../api";
import type { Moment } from "../../../view";

interface Slice {
  readonly until: number;
  readonly weight: number;
  readonly loss: number;
  readonly accuracy: number | undefined;
}

/** Evens out reports of less than an epoch: training loss and accuracy are means over the last epoch. */
export class Figures {
  #slices: Slice[] = [];
  #epochs = 0;

  clear(): void {
    this.#slices = [];
    this.#epochs = 0;
  }

  /** Goes on from another moment, whose figures are known already. */
  goTo({ epochs, loss, accuracy }: Moment): void {
    this.#slices = epochs > 0 ? [{ until: epochs, weight: Math.min(1, epochs), loss, accuracy }] : [];
    this.#epochs = epochs;
  }

  /** Goes on from an earlier visit, by the last moment of its course where that is of the same place. */
  resume(report: Report, last: Moment | undefined): Moment {
    this.clear();
    if (last?.epochs !== report.epochs) return this.take(report);
    this.goTo(last);
    return last;
  }

  take({ epochs, loss, accuracy, testLoss, testAccuracy, learningRate }: Report): Moment {
    const weight = Math.min(1, epochs - this.#epochs);
    if (weight > 0) this.#slices.push({ until: epochs, weight, loss, accuracy });
    this.#epochs = epochs;
    this.#slices = this.#slices.filter(({ until }) => until > epochs - 1);
    return { epochs, loss: this.#mean("loss") ?? loss, accuracy: this.#mean("accuracy"), testLoss, testAccuracy, learningRate };
  }

  /** Measured on all examples: what was before is of other weights. */
  whole({ epochs, loss, accuracy, testLoss, testAccuracy, learningRate }: Moment): Moment {
    const moment = { epochs, loss, accuracy, testLoss, testAccuracy, learningRate };
    this.goTo(moment);
    return moment;
  }

  #mean(measure: "loss" | "accuracy"): number | undefined {
    let sum = 0;
    let weights = 0;
    for (const slice of this.#slices) {
      const value = slice[measure];
      if (value === undefined) return undefined;
      const weight = Math.min(slice.weight, slice.until - this.#epochs + 1);
      sum += weight * value;
      weights += weight;
    }
    return weights === 0 ? undefined : sum / weights;
  }
}
