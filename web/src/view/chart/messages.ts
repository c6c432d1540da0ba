/** Texts of <bd-loss-chart>; replace them for another language. */
export interface ChartMessages {
  readonly chart: string;
  readonly epoch: string;
  readonly loss: string;
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
  chart: "Loss over epochs",
  epoch: "Epoch",
  loss: "Loss",
  training: "Training",
  test: "Test",
  previous: "Previous run",
  learningRate: "Learning rate",
  scale: "Scale of the loss",
  showAll: "Show all",
  linear: "Linear",
  logarithmic: "Log",
  empty: "The loss appears here once training starts.",
  keys: "Arrow keys read values, Home and End jump. Drag to zoom, Escape shows all.",
};
