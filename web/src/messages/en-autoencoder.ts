// English of the autoencoder lab, and the shape of its other languages.

import { translationOf } from "./languages";

export const englishAutoencoderMessages = {
  plane: "Plane of codes",
  planeKeys: "Arrow keys move the place that the decoder draws, with Shift farther; Home goes to the middle.",
  planeExplain: "The network squeezes each picture through two numbers and draws it again from them alone. They are a place in this plane: move over it, and the decoder draws what it makes of that place.",
  summary: (examples: string, classes: number, shown: string | undefined) => `${examples} examples of ${classes} classes${shown === undefined ? "" : `, of which ${shown} are shown`}`,
  share: "This link holds the network’s form and settings, and the place that is drawn.",
  view: "Shown in the plane",
  viewNames: { examples: "Examples", pictures: "Pictures" },
  drawn: "Drawn from here",
  at: (x: string, y: string) => `Code ${x}, ${y}`,
  near: (name: string) => `the nearest example is ${name}`,
  notTrained: "Not trained yet: press Play, and the pictures appear",
  pairs: "In and back out",
  pairsExplain: "Above one example of each class, below what comes back of it through the two numbers.",
  exampleOf: (name: string) => `Example of ${name}`,
  noisyOf: (name: string) => `${name} with noise`,
  backOf: (name: string) => `${name} as it came back`,
  settings: "Network",
  base: "Digits",
  baseExplain: "1797 digits by 13 people (Optical Recognition of Handwritten Digits, E. Alpaydin and C. Kaynak 1998, UCI, CC BY 4.0), or the first 10,000 of MNIST, tested on 2,000 others. The network never sees the classes: they only mark the plane.",
  baseNames: { optical: "1797 digits", mnist: "MNIST, 12,000", none: "Only mine" },
  set: "Drawn set",
  setExplain: "A set of yours from the digits lab, beside the digits or alone.",
  noSet: "None",
  mnistCredit: "MNIST: Y. LeCun, C. Cortes and C. Burges, CC BY-SA 3.0; from the Go module GoMNIST, Apache License 2.0.",
  mnistLoading: (share: string) => `Loading MNIST, 2 MB: ${share}`,
  mnistMissing: "MNIST is not part of this one file. Open Backdraw’s site to choose it; the pictures from before are still here.",
  mnistFailed: "MNIST could not be loaded. Check the connection and choose it again; the pictures from before are still here.",
  form: "Form",
  formExplain: "Dense: every pixel counts for itself. Convolutional: small filters first, and drawn by transposed ones; fewer parameters, slower. Another form starts afresh.",
  formNames: { dense: "Dense", convolutional: "Convolutional" },
  units: "Units",
  unitsExplain: "Of the layer on either side; between it and the two numbers there are 32. Another number starts afresh.",
  denoise: "Remove noise",
  denoiseExplain: "What goes in gets noise, what is to come out is the clean picture: the network learns what a digit is, not how to copy. Starts afresh.",
  noise: "Noise",
  noiseExplain: "Standard deviation of the noise on every pixel; full ink is 1.",
  tabs: { loss: "Loss", numbers: "Numbers" },
  result: "Result",
  table: "Where the classes lie",
  columns: { name: "Class", count: "Examples", x: "Mean x", y: "Mean y", spread: "Spread" },
  legend: "Classes",
  loading: "Loading the engine and the digits",
  empty: "This set has no drawn examples: the digits that come with the page are shown instead.",
  unreadable: "This set could not be read: the digits that come with the page are shown instead.",
  goesOn: "The network goes on with these pictures: the losses are of them from here on.",
  notFinite: "Training stopped: the loss was no longer finite. The last good weights are kept; try a smaller learning rate.",
  keyTable: [
    ["Arrow keys", "On the plane: move the place that the decoder draws, with Shift farther"],
    ["Home", "On the plane: go to its middle"],
  ],
};

export type AutoencoderMessages = typeof englishAutoencoderMessages;

/** The texts of the language nearest to a tag as "de-AT"; English where there is none. */
export function autoencoderMessagesFor(tag: string): AutoencoderMessages {
  return translationOf(tag)?.autoencoder ?? englishAutoencoderMessages;
}
