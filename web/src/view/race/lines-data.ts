import type { History } from "../chart/history";
import { summarise } from "../chart/summary";

type Line = (number | null)[];

/** The training losses of several runs over the union of their epochs, each summed up to at most `most` points; what cannot be on a logarithmic axis is null. */
export function linesOf(runs: readonly History[], most: number): [x: number[], ...lines: Line[]] {
  const summed = runs.map((run) => summarise(run.epochs, [run.column("loss")], 0, run.length, most));
  const x = [...new Set(summed.flatMap((each) => each.x))].sort((a, b) => a - b);
  const place = new Map(x.map((epochs, i) => [epochs, i]));
  return [x, ...summed.map((each) => {
    const line: Line = x.map(() => null);
    for (const [i, epochs] of each.x.entries()) {
      const value = each.mean[0]![i]!;
      if (Number.isFinite(value) && value > 0) line[place.get(epochs)!] = value;
    }
    return line;
  })];
}
