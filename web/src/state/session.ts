import { Unreadable, type Table, type Values } from "./field";

// Last time's state, as one entry of localStorage: {"v":1,"fields":{name: text}}; and of the tab's own storage, which outlives a
// reload: what was last done in this tab, not in another one. "given":true beside the fields says that it was brought, not made.

const version = 1;

export type SessionFault = "unavailable" | "full" | "damaged";

export interface Restored<T extends Table> {
  readonly values: Partial<Values<T>>;
  /** What could not be read back; the rest is there. */
  readonly lost: readonly string[];
  /** Whether it is what a link or a start had brought, without a change. */
  readonly given: boolean;
}

/** Undefined if nothing was kept. Throws SessionFault as the message of a SessionError. */
export function restore<T extends Table>(key: string, table: T): Restored<T> | undefined {
  const kept = attempt("unavailable", () => sessionStorage.getItem(key) ?? localStorage.getItem(key));
  if (kept === null) return undefined;
  const { fields, given } = parse(kept);
  const read = new Map<string, unknown>();
  const lost: string[] = [];
  const rows = Object.entries(fields).flatMap(([name, written]) => {
    const row = table[name];
    return row === undefined || row.kept === "nowhere" ? [] : [{ name, written, row }];
  });
  const orLost = (name: string, attempted: () => void): void => {
    try {
      attempted();
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      read.delete(name);
      lost.push(name);
    }
  };
  for (const { name, written, row } of rows) orLost(name, () => { read.set(name, row.read(written)); });
  for (const { name, row } of rows) if (read.has(name)) orLost(name, () => row.fits?.(read.get(name), Object.fromEntries(read)));
  return { values: Object.fromEntries(read) as Partial<Values<T>>, lost, given };
}

export function keep<T extends Table>(key: string, table: T, values: Values<T>, given = false): void {
  const fields: Record<string, string> = {};
  for (const [name, row] of Object.entries(table)) if (row.kept !== "nowhere") fields[name] = row.write(values[name]);
  const written = JSON.stringify({ v: version, fields, ...(given ? { given } : {}) });
  try {
    sessionStorage.setItem(key, written);
  } catch {
    // An older state of this tab would be worse than another tab's newest.
    attempt("unavailable", () => { sessionStorage.removeItem(key); });
  }
  attempt("full", () => { localStorage.setItem(key, written); });
}

export class SessionError extends Error {
  constructor(readonly fault: SessionFault) {
    super(`the session is ${fault}`);
    this.name = "SessionError";
  }
}

function parse(kept: string): { fields: Record<string, string>; given: boolean } {
  const parsed = attempt("damaged", () => JSON.parse(kept) as unknown);
  if (!isRecord(parsed) || parsed["v"] !== version || !isRecord(parsed["fields"])) throw new SessionError("damaged");
  return { fields: Object.fromEntries(Object.entries(parsed["fields"]).map(([name, written]) => [name, String(written)])), given: parsed["given"] === true };
}

/** Runs what asks the browser's storage. Throws SessionError. */
export function attempt<R>(fault: SessionFault, run: () => R): R {
  try {
    return run();
  } catch (error) {
    const refused = error instanceof DOMException && error.name === "SecurityError";
    throw new SessionError(refused ? "unavailable" : fault);
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
