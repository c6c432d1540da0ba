import type { Points } from "../points";
import { wrongOf, type Answers } from "./answers";

/** Which points are marked as wrongly classified, and how many they are. */
export interface Marks {
  readonly wrong: Uint8Array;
  readonly count: number;
}

/**
 * Marks of the points that lie there now, by the answers given last. A point that was put, moved or given another class
 * since then has no mark until it is answered for; numbers as targets are never marked.
 */
export function marksOf(answers: Answers, points: Points): Marks {
  const wrong = new Uint8Array(points.x.length);
  let count = 0;
  if (points.kind === "values" || answers.points.kind === "values") return { wrong, count };
  const before = answers.points;
  const judged = wrongOf(answers);
  for (let i = 0; i < Math.min(judged.length, wrong.length); i++) {
    const same = before.x[i] === points.x[i] && before.y[i] === points.y[i] && before.target[i] === points.target[i];
    if (same) count += wrong[i] = judged[i]!;
  }
  return { wrong, count };
}

export function sameMarks(a: Marks | undefined, b: Marks | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  return a.count === b.count && a.wrong.length === b.wrong.length && a.wrong.every((flag, i) => flag === b.wrong[i]);
}
