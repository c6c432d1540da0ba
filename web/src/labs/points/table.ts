import { field, type Values } from "../../state/field";
import { choice, flag, indices, json, names, number, numbers, texts } from "../../state/kinds";
import { shellRows } from "../../state/shell";
import { decodePoints, encodePoints } from "./point-code";
import { boundaryNames } from "./field-look";
import { isGivenSpec } from "./given-spec";
import { heldWeights } from "./held";
import { networkRows, trainingRows } from "./rows";
import { mostClasses, noPoints, samePoints, type Points } from "./points";
import { resultViews } from "./result/views";
import { toolNames } from "./tools";
import type { WeightEdit } from "./weight-edits";

// The state of the points lab, whole. A row's name is its name in links; attributes, undo and the session follow from
// the row.

export const dataNames = [
  "none", "circle", "xor", "gaussians", "spiral", "moons", "rings", "checkerboard", "blobs", "plane", "multi-gaussian", "swiss-roll",
] as const;
export type DataName = (typeof dataNames)[number];

export const activationNames = [
  "linear", "relu", "leaky-relu", "elu", "selu", "gelu", "gelu-tanh", "silu", "mish", "sigmoid", "hard-sigmoid", "tanh",
  "softplus", "softsign", "sin",
] as const;

export const featureNames = [
  "x1", "x2", "x1^2", "x2^2", "x1*x2", "sin(x1)", "sin(x2)", "cos(x1)", "cos(x2)", "radius",
] as const;

export const mostLayers = 8;
export const mostUnits = 128;

/** What opens over a part of the page, one at a time. */
export const sheetNames = ["data", "training", "layer", "gallery", "lessons", "share", "settings"] as const;
export type SheetName = (typeof sheetNames)[number];

const nowhere = { kept: "nowhere", undone: false } as const;
const session = { kept: "session", undone: false } as const;

export const pointsTable = {
  ...shellRows,

  data: choice(dataNames, "none", { attribute: "data" }),
  /** Drawn by hand, on top of the data set. */
  points: field<Points>({ initial: noPoints(), read: decodePoints, write: encodePoints, same: samePoints }),
  /** What a table called its classes, from the first on. */
  classNames: texts(mostClasses),
  /** Numbers of the data set's points that were erased by hand, ascending. */
  erased: indices(2000),
  /** What targets are, if not what the data set has: classes become numbers, or numbers classes. */
  kind: choice(["own", "classes", "values"], "own"),
  count: number({ minimum: 10, maximum: 2000, whole: true }, 300),
  /** Classes of the data set, where its shape knows more than two. */
  classes: number({ minimum: 2, maximum: mostClasses, whole: true }, 2),
  /** Standard deviation of what is added to both coordinates. */
  noise: number({ minimum: 0, maximum: 6 }, 0.1),
  /** Share of the first class; 0: every class alike. */
  balance: number({ minimum: 0, maximum: 0.99 }, 0),
  /** Share of labels that are replaced by another class. */
  labelNoise: number({ minimum: 0, maximum: 1 }, 0),
  test: number({ minimum: 0, maximum: 0.9 }, 0.2),
  dataSeed: number({ minimum: 0, maximum: 0xffffffff, whole: true }, 1),

  features: names(featureNames, ["x1", "x2"]),
  layers: numbers({ minimum: 1, maximum: mostUnits, whole: true }, mostLayers, [8, 8], { attribute: "layers" }),
  activation: choice(activationNames, "tanh", { attribute: "activation" }),
  /** A network beyond what the rows above can say: JSON. Layers come from it while it is not empty. */
  spec: json(isGivenSpec, { attribute: "spec" }),
  seed: number({ minimum: 0, maximum: 0xffffffff, whole: true }, 1, { attribute: "seed" }),

  ...networkRows(mostLayers),
  /** Weights that are switched off or held. */
  held: heldWeights(),
  /** Weights that were set by hand since the network began: for undo alone, as training moves them on. */
  edits: field<readonly WeightEdit[]>({ initial: [], read: () => [], write: () => "", same: (a, b) => a === b || (a.length === 0 && b.length === 0) }, { kept: "nowhere", undone: true }),
  ...trainingRows,

  speed: number({ minimum: 0, maximum: 1000 }, 60, { undone: false }),

  /** What the drawing's ground tells. */
  boundary: choice(boundaryNames, "confidence", { undone: false }),
  /** Whether classes are hatched, each in its way. */
  hatched: flag(false, { undone: false }),
  /** Whether points that the network takes for another class are marked on the drawing. */
  marks: flag(true, { undone: false }),
  /** Whether the test set's points are drawn. */
  testShown: flag(true, { undone: false }),

  tool: choice(toolNames, "brush", session),
  class: number({ minimum: 0, maximum: mostClasses - 1, whole: true }, 0, session),
  /** What drawn points are worth where data are numbers. */
  value: number({ minimum: -1, maximum: 1 }, 1, session),
  logarithmic: flag(false, session),
  /** Whether the network's numbers are shown step by step. */
  lens: flag(false, nowhere),
  /** Whether there is a slider through the course of training. */
  timeline: flag(false, nowhere),
  /** Which column of the network the sheet of a layer is for: 0 is the features. */
  column: number({ minimum: 0, maximum: mostLayers, whole: true }, 1, nowhere),
  sheet: choice(["none", ...sheetNames], "none", nowhere),
  result: choice(resultViews, "loss", session),
  rateShown: flag(false, session),
  tab: choice(["network", "result", "settings"], "network", session),
};

export type PointsTable = typeof pointsTable;
export type PointsState = Values<PointsTable>;
