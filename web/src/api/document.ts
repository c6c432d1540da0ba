import { BackdrawError, type ErrorCode } from "./error";
import { refuse } from "./check";

/**
 * Writes a spec or a patch as JSON. What JSON would change without a word is refused by its path: numbers that are not
 * finite, functions, what contains itself.
 */
export function documentJSON(value: unknown, root: string, code: ErrorCode): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) refuse(root, value, "an object", code);
  return JSON.stringify(plain(value, root, "", code, []));
}

function plain(value: unknown, root: string, path: string, code: ErrorCode, around: readonly object[]): unknown {
  const name = path || root;
  switch (typeof value) {
    case "boolean": case "string": case "undefined": return value;
    case "number": return Number.isFinite(value) ? value : refuse(name, value, "a finite number", code);
    case "object": break;
    default: return refuse(name, value, "a value of JSON", code);
  }
  if (value === null) return value;
  if (around.includes(value)) throw new BackdrawError(code, name, `${name} contains itself, want a value of JSON`);
  const within = [...around, value];
  if (within.length > 32) throw new BackdrawError(code, name, `${name} is more than 32 levels deep`);
  if (ArrayBuffer.isView(value) && Symbol.iterator in value) return plain(Array.from(value as Iterable<unknown>), root, path, code, around);
  if (Array.isArray(value)) return value.map((each, i) => plain(each, root, `${path}[${i}]`, code, within));
  return Object.fromEntries(Object.entries(value).map(([key, each]) =>
    [key, plain(each, root, path ? `${path}.${key}` : key, code, within)]));
}
