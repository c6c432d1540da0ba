import type { Trainer } from "../../../api";
import type { Activations } from "../../../view";
import type { Points } from "../points";
import { Refresher, type Refreshed } from "../refresher";

const leastMilliseconds = 250;
/** At equal distances through the points: enough for a histogram. */
const mostExamples = 1000;
const bins = 24;

/** A unit that a card is open for: of which layer's output, one of how many; without a layer, of the inputs themselves. */
export interface CardUnit {
  readonly layer: number | undefined;
  readonly unit: number;
}

export interface LiveUnitView {
  readonly trainer: Trainer | undefined;
  readonly points: Points;
  /** Undefined while no card is open for one, or for a feature that is not in use. */
  readonly unit: CardUnit | undefined;
  /** Null where it gives nothing. */
  show(activations: Activations | null): void;
}

/** Asks what the unit of the open card gives for the points, a few times a second, after something moved. */
export class LiveUnit implements Refreshed {
  readonly refresher = new Refresher(this, leastMilliseconds);

  /** Whether a histogram is seen, which may have to go. */
  #shown = false;

  constructor(readonly view: LiveUnitView) {}

  get visible(): boolean {
    return this.view.unit !== undefined || this.#shown;
  }

  async refresh(): Promise<boolean> {
    const { trainer, points, unit } = this.view;
    const count = Math.min(mostExamples, points.x.length);
    if (unit === undefined || count === 0) {
      this.#show(null);
      return true;
    }
    if (trainer === undefined) return true;
    const x = new Float32Array(2 * count);
    for (let i = 0; i < count; i++) {
      const from = Math.floor((i * points.x.length) / count);
      x[2 * i] = points.x[from]!;
      x[2 * i + 1] = points.y[from]!;
    }
    const values = unit.layer === undefined ? x : await trainer.predict(x, { to: unit.layer });
    const now = this.view.unit;
    const current = trainer === this.view.trainer && now?.layer === unit.layer && now?.unit === unit.unit && !this.refresher.closed;
    if (current) this.#show(activationsOf(values, unit.unit, values.length / count));
    return current;
  }

  #show(activations: Activations | null): void {
    this.#shown = activations !== null;
    this.view.show(activations);
  }
}

/** The histogram of every `channels`-th number from `channel` on, with its mean and standard deviation. */
export function activationsOf(values: Float32Array, channel: number, channels: number): Activations {
  let [least, most, sum, squares, count] = [Infinity, -Infinity, 0, 0, 0];
  for (let at = channel; at < values.length; at += channels) {
    const value = values[at]!;
    least = Math.min(least, value);
    most = Math.max(most, value);
    sum += value;
    squares += value * value;
    count++;
  }
  const mean = sum / count;
  const counts = new Array<number>(bins).fill(0);
  const scale = most > least ? bins / (most - least) : 0;
  for (let at = channel; at < values.length; at += channels) counts[Math.min(bins - 1, Math.floor((values[at]! - least) * scale))]!++;
  return { counts, least, most, mean, deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)) };
}
