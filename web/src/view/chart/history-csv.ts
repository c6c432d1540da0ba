import { measures, type History } from "./history";

/** The course of a run as comma-separated values: a line for each moment, nothing where nothing was measured. */
export function historyCSV(history: History): string {
  const columns = measures.map((name) => history.column(name));
  const written = (value: number): string => (Number.isNaN(value) ? "" : String(value));
  const lines = Array.from(history.epochs, (epochs, i) => [epochs, ...columns.map((column) => column[i]!)].map(written).join(","));
  return [["epochs", ...measures].join(","), ...lines, ""].join("\n");
}
