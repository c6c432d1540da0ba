import { BackdrawError, type ReadTable, type Table } from "../../../api";
import type { Points } from "../points";
import { axesOf, pointsOfTable } from "./points-of-table";
import type { ColumnChoice, TableOutcome } from "./table-desk";

type Read = (text: string, choice: Parameters<ReadTable>[1]) => Promise<Table>;

export interface ReadPoints {
  readonly said: TableOutcome;
  readonly patch?: { readonly points: Points; readonly classNames: readonly string[] };
}

/** The points of a table, all that is to be said of it, and what of the state it changes; `label` is the class of points that have none. */
export async function readPoints(text: string, choice: ColumnChoice, label: number, read: Read): Promise<ReadPoints> {
  try {
    let table = await read(text, { target: choice.target, kind: choice.kind });
    if (table.features.length === 1 && table.left.length === 0 && choice.target === undefined) return pairsOf(await read(text, { kind: "numbers" }), label);
    if (table.features.length < 2) return { said: { kind: "one-column" } };
    if (choice.kind === undefined && table.classes !== undefined && table.classes.length > 8 && table.classes.every((name) => Number.isFinite(Number(name.replace(",", ".")))))
      table = await read(text, { target: table.target, kind: "numbers" });
    const named = (name: string | undefined, otherwise: number): number => (name !== undefined && table.features.includes(name) ? table.features.indexOf(name) : otherwise);
    const first = axesOf(table.features);
    const x = named(choice.x, first[0]);
    const y = named(choice.y, first[1]);
    // A column that has become the target leaves its axis to one that is free.
    const axes = x === y ? ([x, table.features.findIndex((_, i) => i !== x)] as const) : ([x, y] as const);
    const { points, classNames, notes } = pointsOfTable(table, axes);
    return {
      said: {
        kind: "read", points, columns: table.features, left: table.left, x: table.features[axes[0]]!, y: table.features[axes[1]]!, target: table.target,
        numbers: table.classes === undefined, bad: table.bad, badCount: table.badCount, notes,
      },
      patch: { points, classNames },
    };
  } catch (error) {
    if (error instanceof BackdrawError && error.code === "aborted") return { said: { kind: "stopped" } };
    return { said: { kind: "fault", sentence: error instanceof BackdrawError ? error.message : String(error) } };
  }
}

/** Two columns and no target. */
function pairsOf(pairs: Table, label: number): ReadPoints {
  const x = new Float32Array(2 * pairs.y.length);
  for (let i = 0; i < pairs.y.length; i++) {
    x[2 * i] = pairs.x[i]!;
    x[2 * i + 1] = pairs.y[i]!;
  }
  const features = [pairs.features[0]!, pairs.target];
  const { points, notes } = pointsOfTable({ ...pairs, features, x, target: "", classes: undefined, y: new Float32Array(pairs.y.length) }, [0, 1]);
  return {
    said: { kind: "read", points, columns: features, left: [], x: features[0]!, y: features[1]!, target: undefined, numbers: false, bad: pairs.bad, badCount: pairs.badCount, notes },
    patch: { points: { ...points, kind: "classes", target: points.target.map(() => label) }, classNames: [] },
  };
}
