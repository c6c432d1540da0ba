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

/** Refuses an option that is not known, naming the one that is meant. One that is undefined says nothing. */
export function known(call: string, options: object, names: readonly string[]): void {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || names.includes(name)) continue;
    const meant = nearest(name, names), all = names.join(", ");
    throw new BackdrawError("invalid-argument", name, `${name} is no option of ${call}, want ${meant === undefined ? `one of ${all}` : `${meant}; known are ${all}`}`);
  }
}

/** Refuses a field that is another's name misspelt, of an object that may have more than is read. */
export function notMisspelt(object: object, names: readonly string[], code: ErrorCode): void {
  for (const [name, value] of Object.entries(object)) {
    if (value === undefined || names.includes(name)) continue;
    const meant = nearest(name, names);
    if (meant !== undefined) throw new BackdrawError(code, name, `${name} is not read, want ${meant}; read are ${names.join(", ")}`);
  }
}

/** The name that is most like another, if it is like it: at most a third of its letters, and capitals, are wrong. */
function nearest(name: string, names: readonly string[]): string | undefined {
  const off = names.map((each) => changes(name.toLowerCase(), each.toLowerCase())), least = Math.min(...off);
  return least <= Math.floor(name.length / 3) ? names[off.indexOf(least)] : undefined;
}

/** How many letters must be put in, left out, replaced or turned round to make one word of another. */
function changes(from: string, to: string): number {
  let last: number[] = [], row = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      row[j] = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) row[j] = Math.min(row[j]!, last[j - 2]! + 1);
    }
    last = above;
  }
  return row[to.length]!;
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
