import { field, type Values } from "../../state/field";
import { choice, flag, number, text } from "../../state/kinds";
import { labNames } from "../../state/shell";
import { drawingRow } from "../sets/drawing";
import { baseNames, startCollection, type Collection } from "./collection";
import recipe from "./recipe.json";

// The state of the digits lab. Pictures are too many for a link: they are kept by name in the browser's database.

const session = { kept: "session", undone: false } as const;
const nowhere = { kept: "nowhere", undone: false } as const;

export const digitsTable = {
  lab: choice(labNames, "points", { undone: false }),
  /** The digits that a first set begins with, as links of before say; since then each set has its own. */
  base: choice(baseNames, "optical", { undone: false }),
  rate: number({ minimum: 0, maximum: 10 }, recipe.optimizer.learningRate),
  seed: number({ minimum: 0, maximum: 0xffffffff, whole: true }, recipe.seed),
  /** Share of the recipe's variation. */
  variation: number({ minimum: 0, maximum: 2 }, 1),
  collection: field<Collection>(
    { initial: startCollection(), read: () => startCollection(), write: () => "" },
    { kept: "nowhere", undone: true },
  ),
  tab: choice(["sees", "loss", "classes", "mistakes"], "sees", session),
  lens: flag(false, nowhere),
  /** Which set is open; "" is the one that was kept last. */
  set: text("", session),
  drawing: drawingRow(),
};

export type DigitsTable = typeof digitsTable;
export type DigitsState = Values<DigitsTable>;
