import type { ErrorMessage } from "./calls";
import type { Compiled } from "./module";
import { Program } from "./program";
import { startFailure } from "./start-failure";

/** What a worker that reads one table is told. */
export interface TableCall {
  readonly kind: "table";
  readonly program: Compiled;
  readonly takes: object;
  readonly text: string;
}

/** What it tells: shares of the work, and one of the others at the end. */
export type FromTable =
  | { readonly kind: "share"; readonly share: number }
  | { readonly kind: "table"; readonly value: unknown; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: "failed"; readonly error: ErrorMessage };

/** Reads a table in this thread, which does nothing else meanwhile. */
export async function serveTable({ program: compiled, takes, text }: TableCall, send: (message: FromTable, transfer?: ArrayBuffer[]) => void): Promise<void> {
  try {
    const program = await Program.start(compiled);
    program.progress = (share) => { send({ kind: "share", share }); };
    const { value, bytes } = program.call("readTable", -1, JSON.stringify({ ...takes, progress: true }), [new TextEncoder().encode(text)]);
    const numbers = bytes as Uint8Array<ArrayBuffer>;
    send({ kind: "table", value, bytes: numbers }, [numbers.buffer]);
  } catch (error) {
    const told = startFailure(error);
    send(told.kind === "failed" ? told : { kind: "failed", error: { code: "worker-lost", path: "", message: told.reason } });
  }
}
