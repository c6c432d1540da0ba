import { englishNumbers, type Numbers } from "../figures";

/** Texts of <bd-loss-chart>; replace them for another language. */
export interface ChartMessages {
  readonly numbers: Numbers;
  readonly chart: string;
  readonly accuracyChart: string;
  readonly epoch: string;
  readonly loss: string;
  readonly accuracy: string;
  readonly training: string;
  readonly test: string;
  readonly previous: string;
  readonly learningRate: string;
  readonly scale: string;
  readonly showAll: string;
  readonly linear: string;
  readonly logarithmic: string;
  readonly empty: string;
  readonly keys: string;
}

export const englishChartMessages: ChartMessages = {
  numbers: englishNumbers,
  chart: "Loss over epochs",
  accuracyChart: "Accuracy over epochs",
  epoch: "Epoch",
  loss: "Loss",
  accuracy: "Accuracy",
  training: "Training",
  test: "Test",
  previous: "Previous run",
  learningRate: "Learning rate",
  scale: "Scale of the loss",
  showAll: "Show all",
  linear: "Linear",
  logarithmic: "Log",
  empty: "The loss appears here once training starts.",
  keys: "Arrow keys read values, Home and End jump. Drag, wheel, two fingers, + and − zoom, Shift and arrow keys move, Escape shows all.",
};
