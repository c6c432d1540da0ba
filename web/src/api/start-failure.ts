import type { FromEngine } from "./calls";
import { errorMessage } from "./error";
import { ProgramLost, RestFailed } from "./program";

/** What is told of an engine that could not start, or of a table that could not be read. */
export function startFailure(error: unknown): Extract<FromEngine, { kind: "failed" | "lost" }> {
  if (error instanceof RestFailed) return { kind: "failed", error: { code: "load-failed", path: "wasmURL", message: error.message } };
  if (error instanceof ProgramLost) return { kind: "lost", reason: error.message };
  return { kind: "failed", error: errorMessage(error) };
}
