import { BackdrawError, type ErrorCode } from "./error";

/** What a value is, for a sentence. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (value === null || typeof value !== "object" && typeof value !== "function") return String(value);
  if (Array.isArray(value)) return `an array of ${value.length}`;
  return typeof value === "function" ? "a function" : `of type ${Object.prototype.toString.call(value).slice(8, -1)}`;
}

export function refuse(path: string, value: unknown, want: string, code: ErrorCode = "invalid-argument"): never {
  throw new BackdrawError(code, path, `${path} is ${shown(value)}, want ${want}`);
}

export function object(path: string, value: unknown): object {
  return typeof value === "object" && value !== null ? value : refuse(path, value, "an object");
}

export function flag(path: string, value: boolean | undefined, preset: boolean): boolean {
  if (value === undefined) return preset;
  return typeof value === "boolean" ? value : refuse(path, value, "true or false");
}

export function integer(path: string, value: number, least: number, most = Number.MAX_SAFE_INTEGER): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  return refuse(path, value, `a whole number from ${least} to ${most}`);
}

/** A number; infinity only where it is asked for. */
export function atLeast(path: string, value: number, least: number, most = Number.MAX_VALUE): number {
  return typeof value === "number" && value >= least && value <= most ? value : refuse(path, value, `a number of at least ${least}`);
}

/** A number that stays finite as a float32. */
export function finite(path: string, value: number): number {
  return typeof value === "number" && Number.isFinite(Math.fround(value)) ? value : refuse(path, value, "a finite number");
}

export function abortSignal(path: string, value: AbortSignal | undefined): AbortSignal | undefined {
  if (value === undefined) return value;
  const { aborted, addEventListener, removeEventListener } = object(path, value) as Partial<AbortSignal>;
  if (typeof aborted === "boolean" && typeof addEventListener === "function" && typeof removeEventListener === "function") return value;
  return refuse(path, value, "an AbortSignal");
}

/** A seed: a whole number that is exact. */
export function seed(path: string, value: number | undefined): number | undefined {
  return value === undefined ? undefined : integer(path, value, 0);
}

/** What copies an array; where that cannot be read, its buffer is detached, it is refused. */
export function readable<T>(path: string, code: ErrorCode, copy: () => T): T {
  try {
    return copy();
  } catch (error) {
    if (error instanceof BackdrawError) throw error;
    throw new BackdrawError(code, path, `${path} cannot be read, want an array whose buffer is not detached: ${String(error)}`, undefined, { cause: error });
  }
}
