import type { ReadTable, Table } from "../../../api";
import type { Store } from "../../../state/store";
import type { Points } from "../points";
import type { PointsTable } from "../table";
import type { TableNote } from "./points-of-table";
import type { ReadPoints } from "./read-points";

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
  | { readonly kind: "one-column" | "too-large" | "stopped" | "missing" }
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

  /** What reads tables comes with the first. */
  async #read(text: string, choice: ColumnChoice): Promise<ReadPoints> {
    const loaded = await import("./read-points").catch(() => undefined);
    return loaded === undefined ? { said: { kind: "missing" } } : loaded.readPoints(text, choice, this.store.values.class, (...what) => this.#table(...what));
  }
}
