import type { PaintedPoints } from "../../view";
import type { PointsModel } from "./model";
import type { Marks } from "./training/wrong-marks";

/** The points as they are drawn: those of the test set hollow, or not at all where they are hidden. */
export function paintedPoints({ points: { kind, x, y, target }, isTest, selection, store, hasTestSet }: PointsModel, marks: Marks | undefined): PaintedPoints {
  const hidden = hasTestSet && !store.values.testShown;
  const shown = hidden ? Array.from(x.keys()).filter((i) => !isTest(i)) : undefined;
  const of = (column: ArrayLike<number>): ArrayLike<number> => (shown === undefined ? column : Float32Array.from(shown, (i) => column[i]!));
  const count = shown?.length ?? x.length;
  const flags = (is: (i: number) => boolean): Uint8Array => {
    const each = new Uint8Array(count);
    for (let i = 0; i < count; i++) each[i] = Number(is(shown?.[i] ?? i));
    return each;
  };
  return {
    kind, x: of(x), y: of(y), target: of(target), count, test: flags(isTest),
    wrong: marks === undefined ? undefined : of(marks.wrong), selected: selection.size === 0 ? undefined : flags((i) => selection.has(i)),
  };
}
