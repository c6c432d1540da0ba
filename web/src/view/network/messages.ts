import type { NetworkTarget } from "./model";

/** Texts of <bd-network>; replace them for another language. Numbers come formatted. */
export interface NetworkMessages {
  readonly network: string;
  readonly addLayer: string;
  readonly removeLayer: (title: string) => string;
  readonly addUnit: (title: string) => string;
  readonly removeUnit: (title: string) => string;
  /** What a screen reader says at a unit: "Hidden 1, unit 3 of 8, bias 0.12". */
  readonly unit: (title: string, label: string, index: number, count: number, bias: string | undefined) => string;
  readonly unusedUnit: (title: string, label: string) => string;
  readonly edge: (from: string, to: string, weight: string) => string;
  readonly keys: string;
  readonly bias: string;
  readonly weight: string;
  readonly incoming: string;
  readonly freeze: string;
  readonly switchedOn: string;
  readonly use: string;
  readonly close: string;
  readonly from: string;
  readonly to: string;
  readonly column: string;
}

export const englishNetworkMessages: NetworkMessages = {
  network: "Network",
  addLayer: "Add a layer",
  removeLayer: (title) => `Remove ${title}`,
  addUnit: (title) => `Add a unit to ${title}`,
  removeUnit: (title) => `Remove a unit from ${title}`,
  unit: (title, label, index, count, bias) =>
    `${title}, ${label}, ${index} of ${count}${bias === undefined ? "" : `, bias ${bias}`}`,
  unusedUnit: (title, label) => `${title}, ${label}, not used`,
  edge: (from, to, weight) => `From ${from} to ${to}: weight ${weight}`,
  keys: "Arrow keys move between units, Enter opens one, Escape closes it.",
  bias: "Bias",
  weight: "Weight",
  incoming: "Incoming weights",
  freeze: "Hold as it is",
  switchedOn: "On",
  use: "Use",
  close: "Close",
  from: "From",
  to: "To",
  column: "Layer",
};

export function sameTarget(a: NetworkTarget | null, b: NetworkTarget | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.kind === "unit") return b.kind === "unit" && a.column === b.column && a.unit === b.unit;
  return b.kind === "edge" && a.column === b.column && a.to === b.to && a.from === b.from;
}
