// English of the curve lab, and the shape of its other languages.

import { translationOf } from "./languages";

export const englishCurveMessages = {
  plot: "Drawing of a curve",
  plotKeys: "Arrow keys move a pen, with Shift farther; Space or Enter sets it down and lifts it. Delete clears the drawing.",
  penAt: (x: string, y: string, down: boolean) => `Pen ${down ? "down" : "up"} at ${x}, ${y}`,
  hint: "Draw a curve from left to right",
  share: "This link holds the curve, the networks’ settings and the mode.",
  mode: "What is learnt",
  modeNames: { function: "Function", series: "Series" },
  erase: "Erase columns",
  clear: "Clear the curve",
  readyMade: "Curve",
  readyMadeNames: { sine: "Sine", steps: "Steps", gap: "With a gap", chirp: "Chirp", beats: "Beats" },
  drawn: "Drawn",
  settings: "Network",
  units: "Units",
  unitsOf: (layer: number) => `Units ${layer}`,
  layers: "Hidden layers",
  layersExplain: "More layers bend the curve in more ways, and take longer. Without any the answer is a straight line. Another number starts afresh.",
  cell: "Cell",
  cellExplain: "What the recurrent network remembers with: a plain unit (RNN), or one with gates that decide what to keep (GRU, LSTM).",
  window: "Window",
  windowExplain: "So many steps the network sees at a time, in training and when it goes on. Every window of the series is an example.",
  learnt: "Learnt part",
  learntExplain: "This share of the series is learnt, from its start; the rest is kept to compare the continuation with.",
  members: "Networks",
  membersExplain: "So many networks learn the same with other random beginnings. Where they disagree, none of them knows: the band is their mean and two standard deviations to either side.",
  seedExplain: "Initial weights are random: the first network’s seed is this number, the others’ the next ones. Another seed starts afresh.",
  legend: "What the lines are",
  keys: {
    drawn: "Drawn",
    mean: (members: number) => (members === 1 ? "The network" : `Mean of ${members} networks`),
    band: "± 2 standard deviations",
    beyond: "Beyond the drawing: a guess",
    kept: "Kept to compare with",
    ahead: (members: number) => (members === 1 ? "One step ahead" : `One step ahead, mean of ${members} networks`),
    continued: "Continued from its own output",
  },
  beyondExplain: "Where nothing was drawn nothing is known: lines are dashed, the band is hatched, and it also grows by as much as a curve as steep as yours could turn.",
  continuedExplain: "From the dotted line on each network gets no more truth: its answer is its next input. It runs on 16 times with chance, as much in each step as it is off one step ahead of what it learnt. The band is ± 2σ, with σ² the mean of the networks’ variances plus the variance of their means, so it widens as runs part.",
  tabs: { loss: "Loss", numbers: "Numbers" },
  result: "Result",
  table: "The picture in numbers",
  columns: { x: "x", drawn: "Drawn", truth: "Truth", mean: "Mean", low: "From", high: "To" },
  guess: "guess",
  nothing: "There is nothing to learn yet: draw a curve, or choose one.",
  tooShort: "The series is too short: draw a longer curve, or a smaller window.",
  range: (from: string, to: string) => `Drawn from ${from} to ${to}`,
  empty: "Nothing is drawn",
  error: (value: string) => `Off by ${value} on average where drawn`,
  seriesError: (value: string) => `The continuation is off by ${value} on average from what was kept`,
  notFinite: "Training stopped: the loss was no longer finite. The last good weights are kept; try a smaller learning rate.",
  keyTable: [
    ["Arrow keys", "On the drawing: move a pen, with Shift farther"],
    ["Space, Enter", "On the drawing: set the pen down, or lift it"],
    ["Escape", "On the drawing: put the pen away"],
    ["Delete", "On the drawing: clear it"],
  ],
};

export type CurveMessages = typeof englishCurveMessages;

/** The texts of the language nearest to a tag as "de-AT"; English where there is none. */
export function curveMessagesFor(tag: string): CurveMessages {
  return translationOf(tag)?.curve ?? englishCurveMessages;
}
