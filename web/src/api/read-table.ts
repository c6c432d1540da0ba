import { abortSignal, flag, known, object, refuse } from "./check";
import { ask } from "./desk";
import { BackdrawError } from "./error";
import { compiledProgram } from "./module";
import { spawn } from "./worker-link";
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

export interface ReadingOptions extends Pick<TrainerOptions, "wasmURL"> {
  /** In a worker of its own, so that the caller's thread goes on: for megabytes; false. */
  worker?: boolean | undefined;
  /** With a worker: ends it. */
  signal?: AbortSignal | undefined;
  /** With a worker: the share of the work that is done, from 0 to 1. */
  onProgress?: ((share: number) => void) | undefined;
}

/** 32 MiB of text: more is refused before it is copied. */
const mostBytes = 1 << 25;

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
 * Reads comma-, tab-, semicolon- or bar-separated values, with or without a header, by the engine, in the caller's
 * thread unless a worker is asked for. Fields may stand in double quotes; under semicolons a comma may be the decimal point. Lines that cannot be
 * read are named in `bad`, the others kept; text without any that can is refused with `invalid-data`.
 */
export async function readTable(text: string, choice: TableOptions = {}, options: ReadingOptions = {}): Promise<Table> {
  if (typeof text !== "string") refuse("text", text, "text");
  known("readTable", object("choice", choice), ["target", "kind"] satisfies (keyof TableOptions)[]);
  const { target = "", kind = "" } = choice;
  if (typeof target !== "string") refuse("target", target, "the name of a column");
  const answer = flag("worker", options.worker, false) ? await readInWorker(text, { target, kind }, options) : await readHere(text, { target, kind }, options);
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

async function readHere(text: string, takes: object, { wasmURL }: ReadingOptions): Promise<{ value: unknown; bytes: Uint8Array | undefined }> {
  const bytes = new TextEncoder().encode(text);
  checkSize(bytes.length);
  return ask("readTable", takes, [bytes], wasmURL);
}

/** Not even its bytes are made here. */
async function readInWorker(text: string, takes: object, options: ReadingOptions): Promise<{ value: unknown; bytes: Uint8Array | undefined }> {
  const { wasmURL, onProgress } = options, signal = abortSignal("signal", options.signal);
  checkSize(text.length);
  const program = await compiledProgram(wasmURL);
  const aborted = () => new BackdrawError("aborted", "", "reading was aborted");
  if (signal?.aborted) throw aborted();
  const worker = spawn();
  let stop: (() => void) | undefined;
  try {
    return await new Promise((resolve, reject) => {
      stop = () => { reject(aborted()); };
      signal?.addEventListener("abort", stop, { once: true });
      worker.read({ kind: "table", program, takes, text }, (message) => {
        if (message.kind === "share") onProgress?.(message.share);
        else if (message.kind === "table") resolve(message);
        else reject(new BackdrawError(message.error.code, message.error.path, message.error.message));
      }, (reason) => { reject(new BackdrawError("worker-lost", "", `the worker failed: ${reason}`)); });
    });
  } finally {
    worker.terminate();
    if (stop !== undefined) signal?.removeEventListener("abort", stop);
  }
}

function checkSize(bytes: number): void {
  if (bytes > mostBytes) throw new BackdrawError("too-large", "text", `text has ${bytes} bytes, want at most ${mostBytes}`);
}
export type ReadTable = typeof readTable;
