import { englishNumbers, type Numbers } from "./figures";

// Texts of the views that are imported once they are opened.

/** Texts of <bd-calibration>; replace them for another language. Numbers come formatted. */
export interface CalibrationMessages {
  readonly numbers: Numbers;
  readonly calibration: string;
  readonly error: (error: string) => string;
  readonly confidence: string;
  readonly accuracy: string;
  readonly examples: string;
  /** A row of the table for screen readers, and what a bar says under the pointer. */
  readonly bin: (confidence: string, accuracy: string, examples: string) => string;
}

export const englishCalibrationMessages: CalibrationMessages = {
  numbers: englishNumbers,
  calibration: "Calibration",
  error: (error) => `expected error ${error}`,
  confidence: "Confidence",
  accuracy: "Accuracy",
  examples: "Examples",
  bin: (confidence, accuracy, examples) => `Confidence ${confidence}: ${accuracy} right, of ${examples}`,
};

/** Texts of <bd-scatter>; replace them for another language. */
export interface ScatterMessages {
  readonly numbers: Numbers;
  readonly predicted: string;
  readonly target: string;
  readonly scatter: string;
}

export const englishScatterMessages: ScatterMessages = {
  numbers: englishNumbers,
  predicted: "Predicted",
  target: "Target",
  scatter: "Predicted against target",
};

/** Texts of <bd-layer-histograms>; replace them for another language. */
export interface LayerHistogramsMessages {
  readonly numbers: Numbers;
  readonly weights: string;
  readonly gradients: string;
  readonly gradientNorm: string;
  readonly weightNorm: string;
  readonly updateRatio: string;
  readonly empty: string;
}

export const englishLayerHistogramsMessages: LayerHistogramsMessages = {
  numbers: englishNumbers,
  weights: "Weights",
  gradients: "Gradients",
  gradientNorm: "Gradient norm",
  weightNorm: "Weight norm",
  updateRatio: "Update ratio",
  empty: "Layers show their weights here once there are points.",
};
