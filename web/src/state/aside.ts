import { attempt, isRecord, SessionError } from "./session";

// Work whose place something else took, as one entry of localStorage: {"v":1,"kept":[{"at":Unix milliseconds,"fragment":text}]},
// the newest first. A fragment is what a link would hold, so that it stays readable for as long.

const version = 1;
/** What is older goes. */
const most = 8;

export interface Aside {
  readonly at: number;
  readonly fragment: string;
  /** What a lesson was turned into: the next such work takes its place, as there are many pages. */
  readonly ofLesson?: boolean;
}

/** Throws SessionError where there is no storage; what is damaged is none. */
export function readAsides(key: string): readonly Aside[] {
  const kept = attempt("unavailable", () => localStorage.getItem(key));
  if (kept === null) return [];
  try {
    const parsed = attempt("damaged", () => JSON.parse(kept) as unknown);
    return isRecord(parsed) && parsed["v"] === version && Array.isArray(parsed["kept"]) ? parsed["kept"].filter(isAside) : [];
  } catch (error) {
    if (error instanceof SessionError) return [];
    throw error;
  }
}

/** Adds one, in place of those that are the same, and gives those that went. Throws SessionError, and then all is as it was. */
export function addAside(key: string, added: Aside, isSame: (other: Aside) => boolean): readonly Aside[] {
  const before = readAsides(key);
  const kept = [added, ...before.filter((other) => !isSame(other) && !(added.ofLesson === true && other.ofLesson === true))].slice(0, most);
  write(key, kept);
  return before.filter((other) => !kept.includes(other));
}

/** Gives those that went. Throws SessionError. */
export function dropAside(key: string, isDropped: (other: Aside) => boolean): readonly Aside[] {
  const before = readAsides(key);
  write(key, before.filter((other) => !isDropped(other)));
  return before.filter(isDropped);
}

function write(key: string, kept: readonly Aside[]): void {
  attempt("full", () => { localStorage.setItem(key, JSON.stringify({ v: version, kept })); });
}

function isAside(value: unknown): value is Aside {
  return isRecord(value) && typeof value["at"] === "number" && typeof value["fragment"] === "string";
}
