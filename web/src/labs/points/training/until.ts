import type { Moment } from "../../../view";
import type { PointsState } from "../table";

type Wanted = Pick<PointsState, "untilLoss" | "untilEpochs" | "untilStale">;
export interface Reached {
  readonly why: "loss" | "epochs" | "stale";
  readonly value: number;
}

/** When training stops by itself, counted from when it was begun. */
export class Until {
  #from = 0;
  #best = Infinity;
  #bestAt = 0;

  /** Gives the end. */
  begin(epochs: number, wanted: Wanted): number | undefined {
    this.#from = epochs;
    this.#best = Infinity;
    this.#bestAt = epochs;
    return this.end(wanted);
  }

  /** The epochs since reset at which to stop; undefined for no such end. */
  end({ untilEpochs }: Wanted): number | undefined {
    return untilEpochs === 0 ? undefined : this.#from + untilEpochs;
  }

  /** What is reached at a moment, if anything is. The better loss is the test's where there is one. */
  reached({ epochs, loss, testLoss }: Moment, { untilLoss, untilEpochs, untilStale }: Wanted): Reached | undefined {
    const judged = testLoss ?? loss;
    if (judged < this.#best) {
      this.#best = judged;
      this.#bestAt = epochs;
    }
    if (untilLoss > 0 && loss <= untilLoss) return { why: "loss", value: loss };
    // Epochs are fractions of steps, which need not add up to the very number.
    if (untilEpochs > 0 && epochs >= this.#from + untilEpochs - 1e-6) return { why: "epochs", value: Math.floor(epochs - this.#from + 1e-6) };
    return untilStale > 0 && epochs - this.#bestAt >= untilStale ? { why: "stale", value: untilStale } : undefined;
  }
}
