import { field, type Values } from "../../state/field";
import { choice, flag, number, text } from "../../state/kinds";
import { labNames } from "../../state/shell";
import { sameCollection, startCollection, type Collection } from "./collection";
import recipe from "./recipe.json";

// The state of the digits lab. Pictures are too many for a link: they are kept by name in the browser's database.

const session = { kept: "session", undone: false } as const;
const nowhere = { kept: "nowhere", undone: false } as const;

export const baseNames = ["optical", "mnist", "none"] as const;

export const digitsTable = {
  lab: choice(labNames, "points", { undone: false }),
  /** Digits that come with the lab, beside those that are drawn. */
  base: choice(baseNames, "optical"),
  rate: number({ minimum: 0, maximum: 10 }, recipe.optimizer.learningRate),
  seed: number({ minimum: 0, maximum: 0xffffffff, whole: true }, recipe.seed),
  /** Share of the recipe's variation. */
  variation: number({ minimum: 0, maximum: 2 }, 1),
  collection: field<Collection>(
    { initial: startCollection(), read: () => startCollection(), write: () => "", same: sameCollection },
    { kept: "nowhere", undone: true },
  ),
  tab: choice(["sees", "loss", "classes", "mistakes"], "sees", session),
  lens: flag(false, nowhere),
  /** The name of the set that is open. */
  set: text("", session),
};

export type DigitsTable = typeof digitsTable;
export type DigitsState = Values<DigitsTable>;
