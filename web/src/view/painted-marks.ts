import type { PaintedPoints } from "./points-painter";

export const wrongFlag = 2;
export const selectedFlag = 4;

/** Flags of each point that is wrong or selected. */
export function flagsOf({ count, wrong, selected }: PaintedPoints): Uint8Array {
  const marks = new Uint8Array(count);
  for (let i = 0; i < count; i++) marks[i] = (wrong?.[i] ? wrongFlag : 0) | (selected?.[i] ? selectedFlag : 0);
  return marks;
}

/** Whether they are those before, with none at points that came after. */
export function goesOn(marks: Uint8Array, before: Uint8Array): boolean {
  return before.length <= marks.length && marks.every((flags, i) => flags === (before[i] ?? 0));
}
