import type { Spec } from "../../../api";
import type { Points } from "../points";

/** What a network answered at points: a row of `channels` numbers for each. */
export interface Answers {
  readonly points: Points;
  readonly isTest: (index: number) => boolean;
  readonly values: Float32Array;
  readonly channels: number;
  /** Whether the numbers are probabilities. */
  readonly probable: boolean;
  /** Of one number alone: above it, it means class 1. */
  readonly threshold: number;
}

/** What the answers of a network mean by its loss: as core/train judges them. */
export function meaningOf({ loss = "mse" }: Pick<Spec, "loss">): Pick<Answers, "probable" | "threshold"> {
  const name = typeof loss === "string" ? loss : loss.type;
  return { probable: name === "binary-cross-entropy" || name === "cross-entropy", threshold: name === "hinge" ? 0 : 0.5 };
}

/** The class that a row means: the first of its largest numbers. */
export function answeredClass({ values, channels, threshold }: Answers, index: number): number {
  const at = index * channels;
  if (channels === 1) return Number(values[at]! > threshold);
  let best = 0;
  for (let c = 1; c < channels; c++) if (values[at + c]! > values[at + best]!) best = c;
  return best;
}

/** The probability that a row gives the class that it means. */
export function confidence(answers: Answers, index: number): number {
  const { values, channels } = answers;
  if (channels > 1) return values[index * channels + answeredClass(answers, index)]!;
  const p = values[index]!;
  return p > 0.5 ? p : 1 - p;
}

const wrongs = new WeakMap<Answers, Uint8Array>();

/** 1 for each point that another class was answered for than its own. Of the same answers the same array. */
export function wrongOf(answers: Answers): Uint8Array {
  let wrong = wrongs.get(answers);
  if (wrong === undefined) {
    const { target } = answers.points;
    wrongs.set(answers, (wrong = new Uint8Array(target.length)));
    for (let i = 0; i < wrong.length; i++) wrong[i] = Number(answeredClass(answers, i) !== target[i]);
  }
  return wrong;
}

/** Indices of the points that results are told of: the test set's, or all where there is none. */
export function judged({ points, isTest }: Pick<Answers, "points" | "isTest">): number[] {
  const all = Array.from(points.x.keys());
  const test = all.filter(isTest);
  return test.length === 0 || test.length === all.length ? all : test;
}

/** confusion[label][answered], counts of examples. */
export function confusionOf(answers: Answers, indices: readonly number[]): number[][] {
  // The points may have more classes than the network has outputs.
  const classes = indices.reduce((most, i) => Math.max(most, answers.points.target[i]! + 1), Math.max(2, answers.channels));
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (const i of indices) matrix[answers.points.target[i]!]![answeredClass(answers, i)]!++;
  return matrix;
}
