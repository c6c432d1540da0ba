import { measures, type History, type Moment } from "../view";

const keptMoments = 1000;

/** Evenly spread moments of a history, the last among them. */
export function courseOf(history: History): Moment[] {
  const stride = Math.ceil(history.length / keptMoments);
  const { epochs } = history;
  const columns = measures.map((name) => [name, history.column(name)] as const);
  return Array.from(epochs.keys()).filter((i) => (epochs.length - 1 - i) % stride === 0)
    .map((i) => Object.fromEntries([["epochs", epochs[i]!], ...columns.map(([name, column]) => [name, column[i]!])]) as unknown as Moment);
}
