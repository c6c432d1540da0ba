import { rasterizeDrawing, type DrawnStrokes, type Examples } from "../../../api";
import type { DrawnPicture } from "../collection";
import { pixels, type Pictures } from "../examples";
import { likeliest } from "../../likeliest";
import type { DigitsModel } from "../model";

/** What is looked at: the drawing on the surface, an example, or so many of them as a batch, from a place in `choices` on. */
export type Chosen =
  | { readonly kind: "drawing" }
  | { readonly kind: "example" | "batch"; readonly at: number };

export interface Subject {
  readonly examples: Examples;
  readonly count: number;
  readonly label: number | undefined;
}

/** What there is to choose from: what the person drew, the newest first, then what is learnt. */
export interface Choices {
  readonly own: readonly DrawnPicture[];
  readonly learnt: Pictures;
  readonly count: number;
}

export function choicesOf({ store, examples }: DigitsModel): Choices {
  const own = store.values.collection.examples.toReversed();
  const learnt = examples?.train ?? { x: new Float32Array(), y: new Int32Array() };
  return { own, learnt, count: own.length + learnt.y.length };
}

function choiceAt({ own, learnt }: Choices, at: number): { readonly label: number; readonly picture: Float32Array } {
  if (at < own.length) return { label: own[at]!.label, picture: Float32Array.from(own[at]!.picture, (ink) => ink / 255) };
  const i = at - own.length;
  return { label: learnt.y[i]!, picture: learnt.x.subarray(i * pixels, (i + 1) * pixels) };
}

/** The pictures and their classes; `wanted` is the drawing's, the guess where it is undefined. */
export async function subjectOf(model: DigitsModel, chosen: Chosen, size: number, wanted: number | undefined): Promise<Subject | undefined> {
  const { drawing } = model;
  if (chosen.kind === "drawing" && drawing !== undefined) return drawn(model, drawing, wanted);
  const choices = choicesOf(model);
  if (choices.count === 0) return undefined;
  const from = chosen.kind === "drawing" ? 0 : chosen.at;
  const count = chosen.kind === "batch" ? Math.min(size, choices.count) : 1;
  const all = Array.from({ length: count }, (_, i) => choiceAt(choices, (from + i) % choices.count));
  const x = new Float32Array(count * pixels);
  all.forEach(({ picture }, i) => { x.set(picture, i * pixels); });
  return { examples: { x, y: Int32Array.from(all, ({ label }) => label) }, count, label: count === 1 ? all[0]!.label : undefined };
}

async function drawn(model: DigitsModel, drawing: DrawnStrokes, wanted: number | undefined): Promise<Subject> {
  const classes = model.store.values.collection.classes.length;
  const label = Math.min(wanted ?? (model.guess === undefined ? 0 : likeliest(model.guess)), classes - 1);
  return { examples: { x: await rasterizeDrawing(drawing), y: Int32Array.of(label) }, count: 1, label };
}
