// What the points lab says about points, data sets, tables and sharing.

import type { StartName } from "../labs/points/gallery/starts";

const points = (count: number): string => (count === 1 ? "1 point" : `${count} points`);

export const englishPointsMessages = {
  // Selecting and moving
  selectKeys:
    "Arrow keys move a cursor, Enter selects the point there, Ctrl+A selects all. Then arrow keys move what is selected, Delete removes it, 1 to 8 give it another class, Escape unselects it.",
  selected: (count: number) => (count === 0 ? "Nothing selected" : `${points(count)} selected`),
  moved: (count: number, x: string, y: string) => `${points(count)} moved, the middle to ${x}, ${y}`,
  removed: (count: number, left: string) => `${points(count)} removed; ${left} left`,
  given: (count: number, what: string) => `${points(count)} now ${what}`,
  noneHere: (x: string, y: string) => `No point at ${x}, ${y}`,
  wrongPoints: (wrong: number, all: number) => `${wrong} of ${all} wrong`,
  value: (number: string) => `value ${number}`,
  toValues: "Numbers instead of classes",
  toClasses: "Classes instead of numbers",
  balance: "Share of class 1",
  balanceExplain: "How many of the points are of the first class. Where one class is rare, accuracy flatters: look at the confusion matrix.",
  even: "even",
  labelNoise: "Wrong labels",
  labelNoiseExplain: "This share of the points is given another class by chance. A network that learns them by heart draws islands around them.",

  // How the drawing looks
  look: "On the drawing",
  boundary: "Boundary",
  boundaryExplain: "Confidence is paler the less sure the network is; classes shows only which class it takes; an output alone goes from blue, 0, to orange, 1.",
  boundaryNames: { confidence: "Confidence", classes: "Classes alone" },
  boundaryOutput: (name: string) => `Output ${name}`,
  boundaryShown: (name: string) => `Showing the output of ${name}`,
  fill: "Fill",
  fillExplain: "Patterns give each class lines of its own, to be told apart without colours.",
  fillNames: { plain: "Colours", hatched: "Patterns" },
  marks: "Wrong points",
  marksExplain: "Once training has begun, a ring marks each point that the network takes for another class; their number stands in the corner.",
  marksNames: { marked: "Marked", plain: "Not marked" },
  testPoints: "Test points",
  testPointsExplain: "Hidden, they still judge the network: only the points that it learns from are seen.",
  testPointsNames: { shown: "Shown", hidden: "Hidden" },

  // Tables
  table: "Your own table",
  again: "Other points",
  tableExplain: "Paste, drop or open a table: commas, tabs or semicolons, with or without a first line of names. Two columns of numbers become the place, one the class or number to learn.",
  tablePaste: "Table to read",
  tablePlaceholder: "x,y,class\n1.5,-2,red\n-3,0.5,blue",
  tableUse: "Use these lines",
  tableFile: "Open a file",
  tableDownload: "Download points",
  tableDrop: "Drop the table here",
  tableRead: (count: number) => `${points(count)} from the table.`,
  tableFault: (sentence: string) => `The table cannot be used: ${sentence}. Your points are still here.`.replace(": csv ", ": it "),
  tableNarrow: "The table cannot be used: it has one column of numbers, want two for the place. Your points are still here.",
  tableTooLarge: "The table cannot be used: it is larger than 16 MB. Your points are still here.",
  tableScaled: (column: string, from: string, to: string) => `${column} goes from ${from} to ${to}: it was stretched to fit.`,
  tableClassesLeft: (count: number, lost: number) => `There is room for eight classes: ${count === 1 ? "the rarest" : `the ${count} rarest`} with ${points(lost)} were left out.`,
  tablePointsLeft: (count: string) => `There is no room for the last ${count} lines.`,
  tableColumnsLeft: (names: string) => `Left out because they are text: ${names}.`,
  tableBad: (count: number) => (count === 1 ? "1 line was left out:" : `${count} lines were left out:`),
  tableMoreBad: (count: number) => `and ${count} more`,
  tableBadLine: (sentence: string) => sentence,
  tableX: "Across",
  tableY: "Up",
  tableTarget: "To learn",
  tableKind: "as",
  tableKinds: { classes: "Classes", numbers: "Numbers" },

  // Gallery
  galleryExplain: "A click opens a start and trains it; Undo brings back what you had.",
  starts: {
    spiral: { title: "Two spirals", sentence: "The classic that two small hidden layers of tanh can just bend around." },
    xor: { title: "XOR", sentence: "No straight line parts these corners, so no network without a hidden layer does; four units are enough." },
    circle: { title: "The right feature", sentence: "With the radius as its only feature, a network without hidden layers parts a disc from its ring." },
    overfit: { title: "Learnt by heart", sentence: "A large network and few noisy points: the training loss falls, the test loss rises." },
    regularised: { title: "The same, held back", sentence: "A penalty on large weights keeps the boundary smooth and the test loss low." },
    plane: { title: "A plane of numbers", sentence: "Regression at its simplest: one unit learns a slope." },
    bumps: { title: "Bumps of numbers", sentence: "Six hills and valleys on flat land, learnt as numbers from blue to orange." },
    fourier: { title: "Fourier features", sentence: "Random waves as features let a small network see a checkerboard." },
    arms: { title: "Eight spirals", sentence: "Eight classes, each an arm; waves and radius as features help." },
    clouds: { title: "Six clouds, no hidden layer", sentence: "Softmax alone draws a straight border between each two clouds." },
    "dead-relu": { title: "Dead units", sentence: "Steps too large push ReLUs to where they answer zero everywhere, and never come back." },
    sigmoid: { title: "Vanishing gradients", sentence: "Six layers of sigmoid: hardly any gradient reaches the first, and nothing is learnt. Try ReLU." },
    "label-noise": { title: "Wrong labels", sentence: "A fifth of the labels are wrong; watch islands grow around them as the test loss rises." },
    rare: { title: "A rare class", sentence: "One point in twenty is of class 2: accuracy flatters, the confusion matrix does not." },
    roll: { title: "Swiss roll", sentence: "Numbers that grow along a rolled-up line: near in the plane, far apart in value." },
  } satisfies Record<StartName, { title: string; sentence: string }>,

  // Sharing
  link: "Link",
  picture: "Pictures and figures",
  pictureExplain: "What the drawing shows now, and the losses of this run, epoch by epoch.",
  png: "PNG picture",
  svg: "SVG picture",
  curve: "Loss curve as CSV",
  spec: "Network as JSON",
  specExplain: "The spec that createTrainer takes. Write or paste another one here to train it on these points.",
  specCopy: "Copy JSON",
  specUse: "Use this network",

  remove: (count: number) => `Remove ${points(count)} selected`,
};
