import { englishNumbers, type Numbers } from "./figures";

/** Texts of <bd-readout>; replace them for another language. */
export interface ReadoutMessages {
  readonly numbers: Numbers;
  readonly epoch: string;
  readonly loss: string;
  readonly training: string;
  readonly test: string;
  readonly accuracy: string;
}

export const englishReadoutMessages: ReadoutMessages = {
  numbers: englishNumbers,
  epoch: "Epoch",
  loss: "Loss",
  training: "training",
  test: "test",
  accuracy: "Accuracy",
};
