import { BackdrawError, type ReadTable, type Table } from "../../../api";
import type { Store } from "../../../state/store";
import type { Points } from "../points";
import type { PointsTable } from "../table";
import { axesOf, pointsOfTable, type TableNote } from "./points-of-table";

/** Which columns are drawn and which is learnt; undefined where that is left to be recognised. */
export interface ColumnChoice {
  readonly target?: string | undefined;
  readonly kind?: "classes" | "numbers" | undefined;
  readonly x?: string | undefined;
  readonly y?: string | undefined;
}

/** What came of the last table. */
export type TableOutcome =
  | { readonly kind: "fault"; readonly sentence: string }
  | { readonly kind: "one-column" | "too-large" | "stopped" }
  | {
      readonly kind: "read";
      readonly points: Points;
      /** Those of numbers that are not the target. */
      readonly columns: readonly string[];
      /** Those of text. */
      readonly left: readonly string[];
      readonly x: string;
      readonly y: string;
      /** Undefined where the table has two columns: then all points are of the class to draw. */
      readonly target: string | undefined;
      readonly numbers: boolean;
      readonly bad: Table["bad"];
      readonly badCount: number;
      readonly notes: readonly TableNote[];
    };

const mostBytes = 2 ** 25;
/** Longer texts take more than a frame or two: they are read in a worker. */
const longText = 2 ** 17;

/** Takes tables that were pasted, dropped or opened, and reads the last one again as other columns are chosen. */
export class TableDesk {
  outcome: TableOutcome | undefined;
  /** The share of a long table that is read, while it is. */
  share: number | undefined;
  #text = "";
  #stop: AbortController | undefined;
  #asked = 0;

  constructor(
    readonly store: Store<PointsTable>,
    readonly read: ReadTable,
    readonly changed: () => void,
  ) {}

  /** The points of a table in place of all others, as one step to undo. What cannot be read changes nothing. */
  async take(text: string, choice: ColumnChoice = {}): Promise<TableOutcome | undefined> {
    const asked = ++this.#asked;
    this.#text = text;
    this.#stop?.abort();
    this.#stop = new AbortController();
    const outcome = await this.#read(text, choice);
    if (asked !== this.#asked) return undefined;
    this.share = undefined;
    this.outcome = outcome.said;
    if (outcome.patch !== undefined) {
      this.store.settle();
      this.store.set({ data: "none", kind: "own", erased: [], ...outcome.patch });
    }
    this.changed();
    return outcome.said;
  }

  async takeFile(file: File): Promise<void> {
    if (file.size <= mostBytes) await this.take(await file.text());
    else this.refuseSize();
  }

  refuseSize(): void {
    this.outcome = { kind: "too-large" };
    this.changed();
  }

  /** Leaves the reading of a long table. */
  stop(): void {
    this.#stop?.abort();
  }

  async choose(choice: ColumnChoice): Promise<void> {
    await this.take(this.#text, choice);
  }

  /** In this thread, or in a worker that can be stopped. */
  async #table(text: string, choice: Parameters<ReadTable>[1]): Promise<Table> {
    if (text.length < longText) return this.read(text, choice);
    const { signal } = this.#stop!;
    const onProgress = (share: number): void => {
      if (signal.aborted) return;
      this.share = share;
      this.changed();
    };
    onProgress(0);
    return this.read(text, choice, { worker: true, signal, onProgress });
  }

  async #read(text: string, choice: ColumnChoice): Promise<{ said: TableOutcome; patch?: { points: Points; classNames: readonly string[] } }> {
    try {
      let table = await this.#table(text, { target: choice.target, kind: choice.kind });
      if (table.features.length === 1 && table.left.length === 0 && choice.target === undefined) return await this.#pairs(text);
      if (table.features.length < 2) return { said: { kind: "one-column" } };
      if (choice.kind === undefined && table.classes !== undefined && table.classes.length > 8 && table.classes.every((name) => Number.isFinite(Number(name.replace(",", ".")))))
        table = await this.#table(text, { target: table.target, kind: "numbers" });
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
  async #pairs(text: string): Promise<{ said: TableOutcome; patch?: { points: Points; classNames: readonly string[] } }> {
    const pairs = await this.#table(text, { kind: "numbers" });
    const x = new Float32Array(2 * pairs.y.length);
    for (let i = 0; i < pairs.y.length; i++) {
      x[2 * i] = pairs.x[i]!;
      x[2 * i + 1] = pairs.y[i]!;
    }
    const features = [pairs.features[0]!, pairs.target];
    const label = this.store.values.class;
    const { points, notes } = pointsOfTable({ ...pairs, features, x, target: "", classes: undefined, y: new Float32Array(pairs.y.length) }, [0, 1]);
    return {
      said: { kind: "read", points, columns: features, left: [], x: features[0]!, y: features[1]!, target: undefined, numbers: false, bad: pairs.bad, badCount: pairs.badCount, notes },
      patch: { points: { ...points, kind: "classes", target: points.target.map(() => label) }, classNames: [] },
    };
  }
}
