import { englishNumbers, type Numbers } from "../figures";

/** Texts of <bd-network>; replace them for another language. Numbers come formatted. */
export interface NetworkMessages {
  readonly numbers: Numbers;
  readonly network: string;
  readonly hiddenLayers: (count: number) => string;
  readonly addLayer: string;
  readonly removeLayer: (title: string) => string;
  readonly addUnit: (title: string) => string;
  readonly removeUnit: (title: string) => string;
  /** What a screen reader says at a unit, and the title of its card. */
  readonly unit: (title: string, label: string) => string;
  readonly unusedUnit: (title: string, label: string) => string;
  readonly edge: (from: string, to: string) => string;
  readonly keys: string;
  readonly bias: string;
  readonly weight: string;
  readonly incoming: string;
  /** Checkboxes: held while training goes on; switched on. */
  readonly hold: string;
  readonly on: string;
  /** What the button of a unit's card does. */
  readonly switchOff: string;
  readonly switchOn: string;
  /** Of a unit that a residual connection carries on, too. */
  readonly carriedOn: string;
  /** The histogram of a unit's card, and its mean and standard deviation. */
  readonly activations: string;
  readonly activationFigures: (mean: string, deviation: string) => string;
  readonly use: string;
  readonly removeThisUnit: string;
  readonly close: string;
  /** The table for screen readers. */
  readonly unitHeading: string;
}

export const englishNetworkMessages: NetworkMessages = {
  numbers: englishNumbers,
  network: "Network",
  hiddenLayers: (count) => (count === 1 ? "hidden layer" : "hidden layers"),
  addLayer: "Add a layer",
  removeLayer: (title) => `Remove ${title}`,
  addUnit: (title) => `Add a unit to ${title}`,
  removeUnit: (title) => `Remove a unit from ${title}`,
  unit: (title, label) => `${title}: ${label}`,
  unusedUnit: (title, label) => `${title}: ${label}, not used`,
  edge: (from, to) => `From ${from} to ${to}`,
  keys: "Arrow keys move between units, Enter opens one, Escape closes it.",
  bias: "Bias",
  weight: "Weight",
  incoming: "Incoming weights",
  hold: "Hold",
  on: "On",
  switchOff: "Switch off",
  switchOn: "Switch on",
  carriedOn: "The residual connection carries this unit on, past the weights: it cannot be switched off.",
  activations: "Output over the data",
  activationFigures: (mean, deviation) => `Mean ${mean}, standard deviation ${deviation}`,
  use: "Use this feature",
  removeThisUnit: "Remove",
  close: "Close",
  unitHeading: "Unit",
};
