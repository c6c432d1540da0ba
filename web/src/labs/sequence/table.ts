import { field, type Values } from "../../state/field";
import { choice, flag, number, text } from "../../state/kinds";
import { labNames } from "../../state/shell";
import { optimizerNames } from "../points/optimizers";
import { drawingRow } from "../sets/drawing";
import { passage } from "./passage";
import { circles, type StrokeSet } from "./stroke-set";

// The state of the sequence lab. Texts and strokes are too long for a link: they are kept in the browser, strokes by sets in its database.

const session = { kept: "session", undone: false } as const;
const nowhere = { kept: "nowhere", undone: false } as const;
const own = { kept: "session", undone: true } as const;

export const modeNames = ["text", "strokes"] as const;
export const cellNames = ["rnn", "gru", "lstm"] as const;

export const sequenceTable = {
  lab: choice(labNames, "points", { undone: false }),
  /** No step to take back: the form that was left is a click away. */
  mode: choice(modeNames, "text", { undone: false }),
  text: text(passage, own),
  collection: field<StrokeSet>({ initial: circles(), read: () => circles(), write: () => "" }, { kept: "nowhere", undone: true }),
  /** Which set of strokes is open; "" is the one that was kept last. */
  set: text("", session),
  drawing: drawingRow(),
  /** The one set of before they had names, until it is in the database. */
  strokes: text("", session),
  cell: choice(cellNames, "gru"),
  units: number({ minimum: 1, maximum: 256, whole: true }, 64),
  /** Characters of a window of the text. */
  window: number({ minimum: 4, maximum: 256, whole: true }, 48),
  strokeCell: choice(cellNames, "lstm"),
  /** With the rate of texts, strokes are learnt, forgotten at one blow and learnt again. */
  strokeRate: number({ minimum: 0, maximum: 10 }, 0.003),
  strokeUnits: number({ minimum: 1, maximum: 128, whole: true }, 24),
  optimizer: choice(optimizerNames, "adam"),
  rate: number({ minimum: 0, maximum: 10 }, 0.01),
  batch: number({ minimum: 1, maximum: 256, whole: true }, 16),
  seed: number({ minimum: 0, maximum: 0xffffffff, whole: true }, 1, { attribute: "seed" }),
  temperature: number({ minimum: 0, maximum: 2 }, 0.7),
  /** What the network's writing begins with. */
  prompt: text("This is", session),
  unit: number({ minimum: -1, maximum: 255, whole: true }, -1, session),
  /** Epochs a second; 0 is as many as may be. */
  speed: number({ minimum: 0, maximum: 1000 }, 0, session),
  lens: flag(false, nowhere),
  tab: choice(["follows", "steps", "loss", "classes"], "follows", session),
};

export type SequenceTable = typeof sequenceTable;
export type SequenceState = Values<SequenceTable>;
