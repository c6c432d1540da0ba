// English, and the shape of every other language: a translation is a file beside this one that satisfies Messages.

import { layerMessages } from "./en-layer";
import { trainingMessages } from "./en-training";
import { englishPointsMessages } from "./en-points";
import { englishChartMessages } from "../view/chart/messages";
import { englishConfusionMessages } from "../view/confusion-messages";
import { englishNumbers } from "../view/figures";
import { englishNetworkMessages } from "../view/network/messages";
import { englishReadoutMessages } from "../view/readout-messages";
import { englishCalibrationMessages, englishLayerHistogramsMessages, englishScatterMessages } from "../view/result-messages";

export const en = {
  numbers: englishNumbers,
  title: "Backdraw",

  // Drawing
  hintFirst: "Draw points, or press Play",
  drawing: "Drawing",
  drawingKeys: "Arrow keys move a cursor, Enter puts a point, 1 to 8 choose a class, + and − a value.",
  drawingState: (points: number) => (points === 1 ? "1 point" : `${points} points`),
  cursorAt: (x: string, y: string) => `${x}, ${y}`,
  putAt: (what: string, x: string, y: string) => `${what} at ${x}, ${y}`,
  erasedAt: (x: string, y: string, points: string) => `Erased at ${x}, ${y}; ${points}`,
  tools: "Tools",
  brush: "Brush",
  spray: "Spray",
  eraser: "Eraser",
  select: "Select and move",
  clear: "Clear all points",
  undo: "Undo",
  redo: "Redo",
  classes: "Class to draw",
  className: (number: number) => `Class ${number}`,
  value: "Value to draw",
  valueExplain: "What a drawn point is worth: −1 is blue, 1 is orange, and the network learns to hit the number. A pen draws it by its pressure.",
  full: (most: string) => `The drawing is full: ${most} points. Erase some to draw more.`,

  // Data
  data: "Data",
  dataExplain: "A ready-made set of points. Another set starts the network afresh; what you draw comes on top.",
  dataNames: {
    none: "Only drawn",
    circle: "Circle",
    xor: "XOR",
    gaussians: "Gaussians",
    spiral: "Spirals",
    moons: "Moons",
    rings: "Rings",
    checkerboard: "Checkerboard",
    blobs: "Blobs",
    plane: "Plane",
    "multi-gaussian": "Bumps",
    "swiss-roll": "Swiss roll",
  },
  dataClasses: "Classes",
  dataClassesExplain: "How many classes the data set has. Another number starts the network afresh.",
  noise: "Noise",
  noiseExplain: "How far points are scattered from where the data set would put them.",
  test: "Test",
  testExplain: "This share of the points is held back: the network never trains on them, so they show how well it generalises.",
  count: "Points",
  countExplain: "How many points the data set has.",
  dataSeed: "Seed",
  dataSeedExplain: "The same number always gives the same points and the same split; another number, others.",

  // Network
  network: "Network",
  networkExplain:
    "Squares show what each unit answers at every place of the drawing; lines are weights, wider where larger, orange positive, dashed blue negative. Click either to see its numbers.",
  layer: (number: number) => `Layer ${number}`,
  output: "Output",
  /** What stands under the heading of a layer besides its activation. */
  layerMarks: { "batch-norm": "batch norm", "layer-norm": "layer norm", "dropout": "dropout", "gaussian-noise": "noise", "residual": "residual", "normalize": "normalised", "frozen": "held as it is" } as Readonly<Record<string, string>>,
  features: "Features",
  activation: "Activation",
  activationExplain: "The curve that each hidden unit bends its sum by. Without one the network could only draw a straight line.",
  optimizer: "Optimizer",
  optimizerExplain: "How a step follows from the gradient: plainly (SGD), with momentum 0.9, looking ahead (Nesterov 0.9), or with a rate of its own for each weight (Adam).",
  optimizerNames: {
    sgd: "SGD", momentum: "Momentum", nesterov: "Nesterov", adagrad: "Adagrad", adadelta: "Adadelta", rmsprop: "RMSProp",
    adam: "Adam", adamw: "AdamW", amsgrad: "AMSGrad", radam: "RAdam", nadam: "NAdam", lion: "Lion",
  },
  rate: "Learning rate",
  rateExplain: "How far each step goes. Too small is slow, too large is unstable. Changing it does not restart.",
  batch: "Batch size",
  batchExplain: "How many points each step looks at. Small batches are noisy and quick, large ones calm and slow.",
  l2: "L2 penalty",
  l2Explain: "Pulls all weights towards zero, which makes the boundary smoother. 0 is off.",
  seed: "Seed",
  seedExplain: "Initial weights are random; the same seed always gives the same ones. Another seed starts afresh.",
  speed: "Speed",
  speedExplain: "How many times a second the network sees all training points. Slow is easier to watch.",
  speedNames: (epochs: number) => (epochs === 0 ? "Full speed" : epochs === 1 ? "1 epoch/s" : `${epochs} epochs/s`),
  customNetwork: "This network was given as a spec. Choosing layers or an activation here replaces it.",
  mapOf: (layer: number, unit: number) => `Layer ${layer}, unit ${unit}`,
  unitShown: (name: string) => `Showing ${name}`,
  startsAfresh: "Changing this starts the network afresh.",

  // Running
  play: "Play",
  pause: "Pause",
  step: "One step",
  epoch: "One epoch",
  reset: "Reset",
  resetExplain: "Back to the very same initial weights",
  loading: "Loading the engine",
  result: "Result",
  resultExplain: "Loss is how wrong the network is, 0 being perfect; a test loss that rises while the training loss falls means that points are learnt by heart.",
  settings: "Settings",
  noData: "There is nothing to learn yet: draw some points, or choose a data set.",
  startedAfresh: "These points need another output layer, so the network started afresh.",
  spoken: (epoch: string, loss: string | undefined, testLoss: string | undefined, accuracy: string | undefined) =>
    [`Epoch ${epoch}`, loss === undefined ? "" : `training loss ${loss}`, testLoss === undefined ? "" : `test loss ${testLoss}`, accuracy === undefined ? "" : `accuracy ${accuracy}`]
      .filter((part) => part !== "").join(", "),
  playing: "Training",
  paused: "Paused",

  lens: "See backpropagation",
  timeline: "Timeline",
  training: trainingMessages,
  layerSheet: layerMessages,

  // Sheets
  sheetNames: { data: "Data", training: "Training", layer: "Layer", gallery: "Gallery", lessons: "Lessons", share: "Share", settings: "Settings" },

  // Share, settings, keys
  share: "Share",
  shareSentence: "This link holds everything: your points, the network and its settings.",
  copy: "Copy link",
  copied: "Copied",
  copyFailed: "Copying was refused: select the link and copy it by hand.",
  tooLong: (characters: string) => `The link is ${characters} characters long; some programs cut links off after 8,000.`,
  theme: "Theme",
  themeNames: { auto: "As the system", light: "Light", dark: "Dark", contrast: "High contrast" },
  languageName: "Language",
  languageAuto: "As the browser",
  languageFailed: (sentence: string) => `The texts of this language could not be loaded: ${sentence}`,
  keys: "Keys",
  close: "Close",
  keyTable: [
    ["Space", "Play or pause (on the drawing, while its cursor shows: put a point)"],
    [".", "One step"],
    ["L", "See backpropagation, step by step; then [ and ] go back and on"],
    ["T", "Timeline: back through training and on from there"],
    ["E", "One epoch"],
    ["R", "Reset to the same initial weights"],
    ["1 to 8", "Class to draw"],
    ["+, −", "Value to draw, where points are numbers"],
    ["B, S, X, V", "Brush, spray, eraser, select and move"],
    ["Arrow keys", "On the drawing: move the cursor, with Shift faster"],
    ["Enter", "On the drawing: put a point, or erase"],
    ["Escape", "On the drawing: unselect, then hide the cursor"],
    ["Delete", "On the drawing: remove the selected points"],
    ["Ctrl+A", "While selecting, on the drawing: select all points"],
    ["Ctrl+arrow keys", "On the drawing: move the cursor while points are selected"],
    ["Ctrl+Z", "Undo"],
    ["Ctrl+Shift+Z", "Redo"],
    ["?", "This list"],
  ],
  /** Of the labs beside that of the points; each has more of its own. */
  labKeys: {
    keyTable: [
      ["Space", "Play or pause"],
      [".", "One step"],
      ["E", "One epoch"],
      ["R", "Reset to the same initial weights"],
      ["Ctrl+Z", "Undo"],
      ["Ctrl+Shift+Z", "Redo"],
      ["?", "This list"],
    ],
  },

  points: englishPointsMessages,

  /** Of the views. */
  views: {
    network: englishNetworkMessages,
    chart: englishChartMessages,
    confusion: englishConfusionMessages,
    calibration: englishCalibrationMessages,
    scatter: englishScatterMessages,
    layers: englishLayerHistogramsMessages,
    readout: englishReadoutMessages,
  },
  trainingConfusion: "Training examples by class",

  // Result
  resultClasses: "Classes",
  resultValues: "Values",
  resultLayers: "Layers",
  classesExplain: "Rows are what points are, columns what the network takes them for. Precision: how many answers of a class are right; recall: how many of its points are found; F1 is high where both are. Calibration: whether the network is as often right as it claims to be.",
  valuesExplain: "On the dashed line the network hits the number exactly. r² is 1 where it always does, and 0 where it does no better than the mean.",
  layersExplain: "How weights and their gradients are spread in each layer, and how far the next step goes: an update ratio near 0.001 is usual, much more is restless, much less hardly moves.",
  noAnswers: "There are no points to answer for.",
  wrong: "Wrong",
  wrongOf: (wrong: string, all: string) => `${wrong} of ${all}`,
  ofTest: "Of the test points",
  ofTraining: "Of the training points",
  meanError: "Mean error",
  rootError: "Root mean square",

  // Explanations and numbers
  about: (label: string) => `About: ${label}`,
  less: (label: string) => `${label}: less`,
  more: (label: string) => `${label}: more`,
  wantNumber: (minimum: string, maximum: string, whole: boolean) => `Want a ${whole ? "whole number" : "number"} from ${minimum} to ${maximum}.`,

  // What went wrong, and what to do
  notFinite: (rate: string) =>
    `Training stopped: the loss was no longer a finite number, because the steps were too large. The last good weights are kept. Try a learning rate below ${rate}, or Adam, then press Play.`,
  workerLost: "The background worker was lost. Training goes on from its last checkpoint.",
  workerGone: "The background worker was lost again and again, so training stopped. Press Play to try once more.",
  workerLostBeside: "Its background worker was lost. Start it again.",
  loadFailed: (sentence: string) => `The engine could not be loaded: ${sentence}. Reload the page to try again.`,
  replaced: "The network was just replaced. Try again.",
  otherFault: (sentence: string) => `That did not work: ${sentence}`,
  tooLarge: (sentence: string) => `That is too large: ${sentence}`,
  dismiss: "Dismiss",
  attributeFault: (name: string, text: string, want: string) => `The attribute ${name} is “${text}”. ${want}`,
  partFailed: "This part of the page could not be loaded. Look at the connection and reload the page.",
  specFault: (sentence: string) => `The spec cannot be read: ${sentence}`,
  specUnfit: (sentence: string) => `The network does not fit the points: ${sentence}`,
  notJSON: (line: string, column: string) => `This is no JSON: it breaks off at line ${line}, column ${column}.`,
  linkVersion: (version: string) => `This link was made by another version of Backdraw (${version}), so it cannot be opened. What you had is still here.`,
  linkName: (name: string) => `This link is broken: “${name}” is not a setting that this version knows. What you had is still here.`,
  linkValue: (name: string, text: string, want: string) => `This link is broken: ${name} is “${text}”. ${want} What you had is still here.`,
  linkEncoding: "This link is broken: a part of it was lost on the way. What you had is still here.",
  sessionUnavailable: "This browser does not let the page remember: a reload will begin anew. Share keeps your work as a link.",
  sessionFull: "There is no room left to remember this drawing: a reload will lose it. Share or export it before you leave.",
  weightsNotKept: "There is no room left to keep what the network learnt: a reload will begin anew.",
  unfit: "What was learnt here before was of other data or settings: the network starts afresh.",
  sessionDamaged: "What was remembered from last time could not be read, so the page begins anew.",
  aside: {
    kept: (by: string) => `Your own work from before ${({ link: "this link", lesson: "this lesson" } as Record<string, string>)[by] ?? "this"} is kept; Share has it, too.`,
    back: "Your own work is back. Undo takes that back.",
    bring: "Bring it back",
    title: "Your work from before",
    explain: "A link, a start or a lesson took its place. Bring it back: what it takes the place of is kept here in turn, where you changed it. So is what its network learnt.",
    forget: "Delete",
  },
  asideModelFull: "This browser has no room to keep what the network of your own work learnt. The work itself is kept; its network will begin anew.",
  asideFull: "This browser has no room to set your own work from before aside. So that stays what is kept, and nothing from here on is. Undo brings it back.",
  sessionLost: (names: string) => `From last time, ${names} could not be read; the rest is here.`,
  wantChoice: (choices: string) => `Want one of ${choices}.`,
  wantList: (most: string) => `Want at most ${most} of them, with commas between.`,
  wantPoints: (most: string) => `Want at most ${most} points as Backdraw writes them.`,
  wantJSON: "Want JSON.",
  labs: "Labs",
  labTabs: { points: "Points", curve: "Curve", digits: "Digits", autoencoder: "Autoencoder", sequence: "Sequence" },
  labMissing: (name: string) => `The lab “${name}” is not here yet. The points lab is: use lab="points".`,
};

export type Messages = typeof en;
