import type { PaintedPoints } from "../../view";
import type { PointsModel } from "./model";
import type { Marks } from "./training/wrong-marks";

/** The points as they are drawn: those of the test set hollow, or not at all where they are hidden. */
export function paintedPoints({ points: { kind, x, y, target }, isTest, selection, store, hasTestSet }: PointsModel, marks: Marks | undefined): PaintedPoints {
  const hidden = hasTestSet && !store.values.testShown;
  const shown = hidden ? Array.from(x.keys()).filter((i) => !isTest(i)) : undefined;
  const of = (column: ArrayLike<number>): ArrayLike<number> => (shown === undefined ? column : Float32Array.from(shown, (i) => column[i]!));
  const flags = (is: (i: number) => boolean): Uint8Array => (shown === undefined ? Uint8Array.from(x, (_, i) => Number(is(i))) : Uint8Array.from(shown, (i) => Number(is(i))));
  return {
    kind, x: of(x), y: of(y), target: of(target), count: shown?.length ?? x.length, test: flags(isTest),
    wrong: marks === undefined ? undefined : of(marks.wrong), selected: selection.size === 0 ? undefined : flags((i) => selection.has(i)),
  };
}
