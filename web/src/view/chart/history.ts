/** One moment of training. What was not measured is left out. */
export interface Moment {
  /** Since reset, a fraction; never less than the moment before. */
  readonly epochs: number;
  readonly loss: number;
  readonly testLoss?: number | undefined;
  readonly accuracy?: number | undefined;
  readonly testAccuracy?: number | undefined;
  readonly learningRate?: number | undefined;
}

export const measures = ["loss", "testLoss", "accuracy", "testAccuracy", "learningRate"] as const;
export type Measure = (typeof measures)[number];

const firstCapacity = 1024;

/** The course of one run, as columns that grow; NaN stands for what was not measured. `push` takes a report as it is. */
export class History {
  #epochs = new Float64Array(firstCapacity);
  #columns = new Map<Measure, Float64Array>(measures.map((name) => [name, new Float64Array(firstCapacity)]));
  #length = 0;
  #revision = 0;

  get length(): number {
    return this.#length;
  }

  /** Grows by every change, so that a chart can tell. */
  get revision(): number {
    return this.#revision;
  }

  /** A view of the epochs, valid until the next push. */
  get epochs(): Float64Array {
    return this.#epochs.subarray(0, this.#length);
  }

  /** A view of one measure, valid until the next push. */
  column(name: Measure): Float64Array {
    return this.#columns.get(name)!.subarray(0, this.#length);
  }

  push(moment: Moment): void {
    if (this.#length === this.#epochs.length) this.#grow();
    this.#epochs[this.#length] = moment.epochs;
    for (const name of measures) this.#columns.get(name)![this.#length] = moment[name] ?? Number.NaN;
    this.#length++;
    this.#revision++;
  }

  clear(): void {
    this.#length = 0;
    this.#revision++;
  }

  #grow(): void {
    const grown = (from: Float64Array): Float64Array<ArrayBuffer> => {
      const to = new Float64Array(2 * from.length);
      to.set(from);
      return to;
    };
    this.#epochs = grown(this.#epochs);
    for (const [name, column] of this.#columns) this.#columns.set(name, grown(column));
  }
}
