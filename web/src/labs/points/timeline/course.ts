import { History, measures, type Measure, type Moment } from "../../../view/chart/history";

/** The figures of the last moment that is not later; those of the first where there is none. */
export function momentAt(history: History, epochs: number): Moment | undefined {
  if (history.length === 0) return undefined;
  let i = history.epochs.findLastIndex((each) => each <= epochs + 1e-9);
  // Before the first report nothing was measured: its figures are of the first batches.
  if (i < 0) i = 0;
  return { ...at(history, i), epochs };
}

export function lastOf(history: History): Moment | undefined {
  return history.length === 0 ? undefined : at(history, history.length - 1);
}

/** A copy that ends there. */
export function historyUpTo(history: History, epochs: number): History {
  const copy = new History();
  for (let i = 0; i < history.length && history.epochs[i]! <= epochs + 1e-9; i++) copy.push(at(history, i));
  return copy;
}

function at(history: History, i: number): Moment {
  const values: Partial<Record<Measure, number>> = {};
  for (const name of measures) {
    const value = history.column(name)[i]!;
    if (!Number.isNaN(value)) values[name] = value;
  }
  return { epochs: history.epochs[i]!, loss: Number.NaN, ...values };
}
