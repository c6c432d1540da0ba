import type { ErrorMessage } from "./calls";
import type { Report } from "./types";

export const errorCodes = [
  "invalid-spec", "invalid-data", "invalid-argument", "too-large", "corrupt", "not-finite", "aborted", "closed",
  "worker-lost", "load-failed", "unsupported", "internal",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** Every failure of the API: a code to act on, the field that caused it, a sentence to show. */
export class BackdrawError extends Error {
  override readonly name = "BackdrawError";
  readonly code: ErrorCode;
  /** The field, as `layers[2].units` or `x[17]`; empty where no field is the cause. */
  readonly path: string;
  /** Where training ran: what was completed. */
  readonly report?: Report;

  constructor(code: ErrorCode, path: string, message: string, report?: Report, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.path = path;
    if (report) this.report = report;
  }
}

/** An error as it crosses between threads. */
export function errorMessage(error: unknown): ErrorMessage {
  if (error instanceof BackdrawError) {
    const { code, path, message, report } = error;
    return { code, path, message, report };
  }
  return { code: "internal", path: "", message: String(error) };
}
