import { field, type Values } from "../../state/field";
import { choice, number, numbers, text } from "../../state/kinds";
import { labNames } from "../../state/shell";
import { optimizerNames } from "../points/optimizers";
import { activationNames } from "../points/table";
import { sameCurves, type Curve } from "./curve";
import { decodeCurve, encodeCurve } from "./curve-code";
import { readyMade } from "./ready-made";

// The state of the curve lab: all of it fits into a link.

const session = { kept: "session", undone: false } as const;

export const modeNames = ["function", "series"] as const;
export const cellNames = ["rnn", "gru", "lstm"] as const;
export const mostLayers = 5;

export const curveTable = {
  lab: choice(labNames, "points", { undone: false }),
  /** "function": y from x; "series": what comes next from what came before. */
  /** No step to take back: the form that was left is a click away. */
  mode: choice(modeNames, "function", { undone: false }),
  curve: field<Curve>({ initial: readyMade("sine"), read: decodeCurve, write: encodeCurve, same: sameCurves }),
  /** Which kept curve is drawn into; "" is none. */
  open: text("", { kept: "session", undone: true }),
  layers: numbers({ minimum: 1, maximum: 256, whole: true }, mostLayers, [32, 32], { attribute: "layers" }),
  activation: choice(activationNames, "silu", { attribute: "activation" }),
  cell: choice(cellNames, "gru"),
  units: number({ minimum: 1, maximum: 128, whole: true }, 16),
  /** Steps of a window of the series. */
  window: number({ minimum: 2, maximum: 40, whole: true }, 24),
  /** Share of the series that is learnt; the rest is kept to compare with. */
  learnt: number({ minimum: 0.2, maximum: 1 }, 0.7),
  optimizer: choice(optimizerNames, "adam"),
  rate: number({ minimum: 0, maximum: 10 }, 0.01),
  batch: number({ minimum: 1, maximum: 256, whole: true }, 16),
  /** Networks that differ by their seeds alone. */
  members: number({ minimum: 1, maximum: 8, whole: true }, 5),
  seed: number({ minimum: 0, maximum: 0xfffffff0, whole: true }, 1, { attribute: "seed" }),
  /** Epochs a second; 0 is as many as may be. */
  speed: number({ minimum: 0, maximum: 1000 }, 100, session),
  tab: choice(["loss", "numbers"], "loss", session),
};

export type CurveTable = typeof curveTable;
export type CurveState = Values<CurveTable>;
