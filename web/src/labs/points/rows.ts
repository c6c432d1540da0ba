import { choice, flag, number, numbers, type Range } from "../../state/kinds";
import { settings } from "../../state/settings";
import { layerDetails } from "./layer-details";
import { lossNames, lossNumbers } from "./losses";
import { optimizerNames, optimizerNumbers } from "./optimizers";
import { followerNames, rangesOf, scheduleNames, scheduleNumbers, type ScheduleName } from "./schedules";

// The rows of the state table that say what the network has beyond its layers' sizes, and how it learns.

const penalty: Range = { minimum: 0, maximum: 10 };
const limit: Range = { minimum: 0, maximum: 1e6 };
const epochs: Range = { minimum: 0, maximum: 1e6, whole: true };

export const initNames = [
  "auto", "glorot-uniform", "glorot-normal", "he-uniform", "he-normal", "lecun-uniform", "lecun-normal", "orthogonal", "uniform", "normal", "zeros",
] as const;

export function networkRows(mostLayers: number) {
  return {
    /** Random Fourier features in place of the named ones: count of pairs, scale, seed; or empty. */
    fourier: numbers({ minimum: 0, maximum: 0xffffffff }, 3, []),
    /** What the inputs are shifted and divided by first: mean of x1 and x2, their standard deviations; or empty. */
    normalize: numbers({ minimum: -1000, maximum: 1000 }, 4, []),
    /** Of all layers that have no other of their own. */
    init: choice(initNames, "auto"),
    /** What single layers have of their own: the hidden ones in order, then the output. */
    details: layerDetails(mostLayers + 1),
  };
}

export const trainingRows = {
  loss: choice(["auto", ...lossNames], "auto"),
  lossNumbers: settings(lossNumbers),
  optimizer: choice(optimizerNames, "adam"),
  /** Numbers of the optimizer that differ from its defaults. */
  tuning: settings(optimizerNumbers),
  rate: number({ minimum: 0, maximum: 1000 }, 0.01),
  schedule: choice(scheduleNames, "constant"),
  scheduling: settings(scheduleNumbers, {}, ({ schedule }) => rangesOf((schedule ?? "constant") as ScheduleName)),
  /** What follows a warm-up, and its numbers. */
  follower: choice(followerNames, "constant"),
  following: settings(scheduleNumbers, {}, ({ follower }) => rangesOf((follower ?? "constant") as ScheduleName)),
  batch: number({ minimum: 1, maximum: 4096, whole: true }, 10),
  shuffle: flag(true),
  l1: number(penalty, 0),
  l2: number(penalty, 0),
  clipNorm: number(limit, 0),
  clipTensor: number(limit, 0),
  clipValue: number(limit, 0),
  average: number({ minimum: 0, maximum: 0.9999 }, 0),
  /** When training stops by itself; 0: not for this. */
  untilLoss: number(limit, 0),
  untilEpochs: epochsRow(),
  untilStale: epochsRow(),
};

function epochsRow() {
  return number(epochs, 0);
}
