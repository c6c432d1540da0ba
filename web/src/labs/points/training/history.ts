/** What the loss chart shows: one row for each report, thinned when it grows so that a long run stays whole. */
export interface HistoryRow {
  readonly epoch: number;
  readonly loss: number;
  readonly testLoss: number | undefined;
  readonly accuracy: number | undefined;
  readonly testAccuracy: number | undefined;
}

const mostRows = 1500;

export class History {
  #rows: HistoryRow[] = [];
  #spacing = 0;

  get rows(): readonly HistoryRow[] {
    return this.#rows;
  }

  get last(): HistoryRow | undefined {
    return this.#rows.at(-1);
  }

  /** Adds a row, in place of the last one while that is nearer than the spacing to the row before it. */
  add(row: HistoryRow): void {
    const before = this.#rows.at(-2);
    if (before !== undefined && this.#rows.at(-1)!.epoch - before.epoch < this.#spacing) this.#rows.pop();
    this.#rows.push(row);
    if (this.#rows.length > mostRows) this.#thin();
  }

  clear(): void {
    this.#rows = [];
    this.#spacing = 0;
  }

  #thin(): void {
    const last = this.#rows.length - 1;
    this.#rows = this.#rows.filter((_, i) => i % 2 === 0 || i === last);
    this.#spacing = (this.#rows.at(-1)!.epoch - this.#rows[0]!.epoch) / this.#rows.length;
  }
}
