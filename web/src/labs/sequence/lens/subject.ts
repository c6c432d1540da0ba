import type { Examples } from "../../../api";
import { likeliest } from "../../likeliest";
import type { SequenceModel } from "../model";
import { sequencesOf } from "../stroke-set";
import { countOf } from "../strokes";

/** What is looked at: a passage of the text from a place on, or the drawing on the surface, or an example of the set. */
export type Chosen =
  | { readonly kind: "passage" | "example"; readonly at: number }
  | { readonly kind: "drawing" };

export interface Subject {
  readonly examples: Examples;
  readonly steps: number;
  /** Of each output. */
  readonly targets: Int32Array;
}

/** As long as the windows that are learnt, where the text has so much. */
export function passageLength({ corpus, store }: SequenceModel): number {
  return Math.min(store.values.window, corpus.ids.length - 1);
}

/** Each character with the one after it. */
function passageOf(model: SequenceModel, from: number): Subject | undefined {
  const { ids } = model.corpus;
  const steps = passageLength(model);
  if (steps < 1) return undefined;
  const first = Math.max(0, Math.min(from, ids.length - 1 - steps));
  const targets = ids.slice(first + 1, first + 1 + steps);
  return { examples: { x: ids.slice(first, first + steps), y: targets, shape: [1, steps] }, steps, targets };
}

/** `wanted` is the drawing's class; what it is taken for where that is undefined. */
export function subjectOf(model: SequenceModel, chosen: Chosen, wanted: number | undefined): Subject | undefined {
  const { collection, mode } = model.store.values;
  if (mode === "text") return passageOf(model, chosen.kind === "passage" ? chosen.at : 0);
  const { drawing, guesses } = model;
  const example = collection.examples.at(chosen.kind === "example" ? chosen.at % Math.max(1, collection.examples.length) : 0);
  const guess = guesses?.shares.at(-1);
  const own = chosen.kind !== "example" && drawing !== undefined ? { steps: drawing, label: Math.min(wanted ?? (guess === undefined ? 0 : likeliest(guess)), collection.classes.length - 1) } : example;
  if (own === undefined || countOf(own.steps) === 0) return undefined;
  const { x, y, shape, lengths } = sequencesOf([own]);
  return { examples: { x, y, shape, lengths }, steps: countOf(own.steps), targets: y };
}
