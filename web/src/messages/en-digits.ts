// English of the digits lab, and the shape of its other languages.

import { translationOf } from "./languages";

export const englishDigitsMessages = {
  pad: "Drawing surface",
  hint: "Draw a digit here",
  nothing: "There is nothing to learn yet: draw examples of two classes, five or so of each.",
  guess: (name: string, share: string) => `I see ${name}, ${share}`,
  untrained: "Not trained yet: press Play, and it learns while you draw",
  base: "Digits to start from",
  baseExplain: "1797 digits by 13 people: Optical Recognition of Handwritten Digits, E. Alpaydin and C. Kaynak 1998, UCI, CC BY 4.0. They are learnt for classes named 0 to 9.",
  baseNames: { optical: "1797 digits", none: "Only mine" },
  variation: "Variation",
  variationExplain: "In each epoch every example is shifted, turned, slanted, stretched, bent and thickened anew, so that few examples teach much. 0 is off, 1 is usual.",
  rate: "Learning rate",
  rateExplain: "How far each step goes. Too small is slow, too large is unstable. Changing it does not restart.",
  tabs: { sees: "Sees", loss: "Loss", classes: "Classes", mistakes: "Mistakes" },
  result: "Result",
  picture: "What it gets",
  pictureExplain: "Your drawing, scaled and centred as the MNIST digits are: 28 by 28 pixels.",
  saliency: "What matters",
  saliencyExplain: "The gradient of the answer by each pixel: orange, more ink there speaks for it; blue, against it.",
  layer: (number: number) => `Filters of layer ${number}`,
  nothingSeen: "Draw something to see what each filter makes of it.",
  actual: "Actual",
  predicted: "Predicted",
  confusion: "Examples held back, by class",
  noTest: "No examples are held back: draw at least ten of a class.",
  mistake: (actual: string, predicted: string) => `${actual}, read as ${predicted}`,
  mistakes: (wrong: number, all: number) => (wrong === 0 ? `All ${all} examples are read right.` : `${wrong} of ${all} examples are read wrong.`),
  unnamed: "My digits",
  importedImages: (count: number, name: string) => `${count === 1 ? "1 image was" : `${count} images were`} added to ${name}.`,
  notASet: (file: string) => `${file} is no set of Backdraw's and no image with something on it. Nothing was changed.`,
  leftOut: (files: string) => `Left out: ${files} (no set of Backdraw’s, no image with something on it).`,
  dropHere: "Drop images or a set’s file anywhere here; images go to the class chosen.",
  chosen: (name: string) => `Dropped images go to ${name}`,
  loading: "Loading the engine and the digits",
  fault: (sentence: string) => `That did not work: ${sentence}`,
  notFinite: "Training stopped: the loss was no longer finite. The last good weights are kept; try a smaller learning rate.",
  mnist: "MNIST, 12,000",
  mnistExplain: "The first 10,000 images of MNIST to learn from, and the first 2,000 of its test images to test on. They are learnt for classes named 0 to 9 and an epoch takes longer, as there are more of them.",
  mnistCredit: "MNIST: Y. LeCun, C. Cortes and C. Burges, CC BY-SA 3.0; from the Go module GoMNIST, Apache License 2.0.",
  mnistLoading: (share: string) => `Loading MNIST, 2 MB: ${share}`,
  mnistMissing: "MNIST is not part of this one file. Open Backdraw’s site to choose it; the digits from before are learnt on.",
  mnistFailed: "MNIST could not be loaded. Check the connection and choose it again; the digits from before are learnt on.",
  keyTable: [
    ["L", "See backpropagation, step by step; then [ and ] go back and on"],
    ["1 to 9, 0", "Add the drawing to the class of that name or, where there is none, in that place"],
    ["Arrow keys", "On the surface: move a pen, with Shift farther"],
    ["Space, Enter", "On the surface: set the pen down, or lift it"],
    ["Delete", "On the surface: clear it"],
    ["Ctrl+Z", "Undo the last stroke or other change"],
  ],
};

export type DigitsMessages = typeof englishDigitsMessages;

/** The texts of the language nearest to a tag as "de-AT"; English where there is none. */
export function digitsMessagesFor(tag: string): DigitsMessages {
  return translationOf(tag)?.digits ?? englishDigitsMessages;
}
