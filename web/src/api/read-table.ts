import { known, object, refuse } from "./check";
import { ask } from "./desk";
import { BackdrawError } from "./error";
import type { TrainerOptions } from "./types";

export interface TableOptions {
  /** The column to be learnt; otherwise one named label, class, target or the like, or the last. */
  target?: string | undefined;
  /** What its numbers mean; otherwise text, and at most 20 different whole numbers, are classes. */
  kind?: "classes" | "numbers" | undefined;
}

export interface Table {
  /** Names of the columns of x, of y, and of those that were left out because they are text. */
  features: string[];
  target: string;
  left: string[];
  /** Names of the classes that y holds the numbers of; undefined where y holds numbers. */
  classes: string[] | undefined;
  /** Row-major, ready for `setData`. */
  x: Float32Array;
  y: Int32Array | Float32Array;
  /** The first hundred lines that could not be read, from line 1 on, each with a sentence that names it. */
  bad: { line: number; message: string }[];
  /** Of all that could not be read. */
  badCount: number;
}

/** 16 MiB of text: more is refused before it is copied. */
const mostBytes = 1 << 24;

interface Answer {
  features: string[];
  target: string;
  left: string[] | null;
  classes: string[] | null;
  count: number;
  bad: { line: number; message: string }[];
  badCount: number;
}

/**
 * Reads comma-, tab-, semicolon- or bar-separated values, with or without a header, by the engine in the caller's
 * thread. Fields may stand in double quotes; under semicolons a comma may be the decimal point. Lines that cannot be
 * read are named in `bad`, the others kept; text without any that can is refused with `invalid-data`.
 */
export async function readTable(text: string, choice: TableOptions = {}, options: Pick<TrainerOptions, "wasmURL"> = {}): Promise<Table> {
  if (typeof text !== "string") refuse("text", text, "text");
  known("readTable", object("choice", choice), ["target", "kind"] satisfies (keyof TableOptions)[]);
  const { target = "", kind = "" } = choice;
  if (typeof target !== "string") refuse("target", target, "the name of a column");
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > mostBytes) throw new BackdrawError("too-large", "text", `text has ${bytes.length} bytes, want at most ${mostBytes}`);
  const answer = await ask("readTable", { target, kind }, [bytes], options.wasmURL);
  const { count, classes, left, ...said } = answer.value as Answer;
  const numbers = answer.bytes!.buffer as ArrayBuffer, split = 4 * count * said.features.length;
  return {
    ...said,
    left: left ?? [],
    classes: classes ?? undefined,
    x: new Float32Array(numbers.slice(0, split)),
    y: new (classes ? Int32Array : Float32Array)(numbers.slice(split)),
  };
}
export type ReadTable = typeof readTable;
