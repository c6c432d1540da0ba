import { englishNumbers, type Numbers } from "./figures";

/** Texts of <bd-confusion>; replace them for another language. */
export interface ConfusionMessages {
  readonly numbers: Numbers;
  readonly caption: string;
  readonly actual: string;
  readonly predicted: string;
  readonly recall: string;
  readonly precision: string;
  readonly f1: string;
  readonly className: (classNumber: number) => string;
}

export const englishConfusionMessages: ConfusionMessages = {
  numbers: englishNumbers,
  caption: "Test examples by class",
  actual: "Actual",
  predicted: "Predicted",
  recall: "Recall",
  precision: "Precision",
  f1: "F1",
  className: (classNumber) => `Class ${classNumber + 1}`,
};
