import type { Table } from "../../../api";
import { addPoints, extent, mostClasses, mostPoints, noPoints, type Points } from "../points";

// A table that was read becomes points on the drawing.

/** Names of classes stand in buttons and links. */
const longestName = 40;

/** What had to be changed on the way, for the lab to put into words. */
export type TableNote =
  | { readonly kind: "scaled"; readonly column: string; readonly from: number; readonly to: number }
  | { readonly kind: "classes-left"; readonly count: number; readonly points: number }
  | { readonly kind: "points-left"; readonly count: number }
  | { readonly kind: "columns-left"; readonly names: readonly string[] };

export interface TablePoints {
  readonly points: Points;
  /** As the table has them; none where they are numbers. */
  readonly classNames: readonly string[];
  readonly notes: readonly TableNote[];
}

/** The two columns that are drawn at first: those that are named as coordinates, or the first two. */
export function axesOf(features: readonly string[]): readonly [number, number] {
  const lower = features.map((name) => name.toLowerCase());
  for (const [x, y] of [["x", "y"], ["x1", "x2"]] as const) {
    const pair = [lower.indexOf(x), lower.indexOf(y)] as const;
    if (pair[0] >= 0 && pair[1] >= 0) return pair;
  }
  return [0, 1];
}

/** The points of a table whose columns `axes` of x are drawn. */
export function pointsOfTable(table: Table, axes: readonly [number, number]): TablePoints {
  const width = table.features.length;
  const notes: TableNote[] = table.left.length === 0 ? [] : [{ kind: "columns-left", names: table.left }];
  const rows = keptRows(table, notes);
  const column = (at: number): number[] => rows.map((row) => table.x[row * width + at]!);
  const [x, y] = fitted([column(axes[0]), column(axes[1])], [table.features[axes[0]]!, table.features[axes[1]]!], extent, notes);
  const kind = table.classes === undefined ? "values" : "classes";
  const { labels, names } = renumbered(table, rows);
  const [target] = kind === "values" ? fitted([rows.map((row) => table.y[row]!)], [table.target], 1, notes) : [labels];
  const points = addPoints(noPoints(kind), x!.map((_, i) => ({ x: x![i]!, y: y![i]!, target: target![i]! })));
  return { points, classNames: names.every((name) => name.trim() !== "" && Number.isFinite(Number(name))) ? [] : names, notes };
}

/** The rows that there is room for: of the most frequent classes, as many as the drawing takes. */
function keptRows({ y, classes }: Table, notes: TableNote[]): number[] {
  const rows: number[] = [];
  let fitting = y.length;
  if (classes === undefined || classes.length <= mostClasses) for (let row = 0; row < Math.min(y.length, mostPoints); row++) rows.push(row);
  else {
    const counts = classes.map(() => 0);
    for (const label of y) counts[label]!++;
    const frequent = [...counts.keys()].sort((a, b) => counts[b]! - counts[a]!).slice(0, mostClasses);
    const kept = new Set(frequent);
    for (let row = 0; row < y.length && rows.length < mostPoints; row++) if (kept.has(y[row]!)) rows.push(row);
    fitting = frequent.reduce((sum, label) => sum + counts[label]!, 0);
    notes.push({ kind: "classes-left", count: classes.length - mostClasses, points: y.length - fitting });
  }
  if (fitting > mostPoints) notes.push({ kind: "points-left", count: fitting - mostPoints });
  return rows;
}

/** Class numbers from 0: as the table numbers them itself, from 0 or 1 on, otherwise without gaps and in its order. */
function renumbered({ y, classes }: Table, rows: readonly number[]): { labels: number[]; names: string[] } {
  if (classes === undefined) return { labels: [], names: [] };
  const used = [...new Set(rows.map((row) => y[row]!))].sort((a, b) => a - b);
  const own = used.map((label) => Number(classes[label]));
  const first = own.includes(0) ? 0 : 1;
  const numbered = own.every((each) => Number.isInteger(each) && each >= first && each < first + mostClasses);
  const number = new Map(used.map((label, i) => [label, numbered ? own[i]! - first : i]));
  return { labels: rows.map((row) => number.get(y[row]!)!), names: used.map((label) => classes[label]!.slice(0, longestName)) };
}

/** Columns as they are if all fit into [-most, most]; otherwise each that does not, stretched to it. */
function fitted(columns: readonly number[][], names: readonly string[], most: number, notes: TableNote[]): number[][] {
  return columns.map((column, i) => {
    const from = column.reduce((a, b) => Math.min(a, b), Infinity);
    const to = column.reduce((a, b) => Math.max(a, b), -Infinity);
    if (from >= -most && to <= most) return column;
    notes.push({ kind: "scaled", column: names[i]!, from, to });
    // Points at the very edge could hardly be seen.
    const reach = most === extent ? 0.9 * most : most;
    return column.map((value) => (from === to ? 0 : reach * ((2 * (value - from)) / (to - from) - 1)));
  });
}
