import type { GoProgram } from "backdraw:wasm-exec";

/** What JavaScript holds for a program that is shipped as it stands after its start (wasm/shape/begun.go). */
export interface Begun {
  /** The objects that the program refers to, by the numbers of its references: their paths from its js.Global(); null for one that it has dropped. */
  readonly values: readonly (string | null)[];
  /** How often it refers to each. */
  readonly counts: readonly number[];
  /** The functions that it left on js.Global(), and their numbers. */
  readonly functions: Readonly<Record<string, number>>;
}

/** References of every Go program: NaN, 0, null, true, false, js.Global() and its Go object. */
const always = 7;

/** What a module says of its start; nothing where that is still to come. */
export function begunIn(module: WebAssembly.Module): Begun | undefined {
  const [section] = WebAssembly.Module.customSections(module, "begun");
  return section && JSON.parse(new TextDecoder().decode(section)) as Begun;
}

/** Goes on with a program that waits for calls: what go.run leaves in `go`, without running anything. */
export function goOn(go: GoProgram, scope: object, instance: WebAssembly.Instance, { values, counts, functions }: Begun): Promise<void> {
  const all = scope as Record<string, unknown>;
  for (const [name, id] of Object.entries(functions)) all[name] = go._makeFuncWrapper(id);
  const held: unknown[] = [NaN, 0, null, true, false, scope, go];
  for (const path of values) held.push(path === null ? {} : path.split(".").reduce((object: unknown, name) => (object as Record<string, unknown>)[name], scope));
  go._inst = instance;
  go.mem = new DataView((instance.exports.mem as WebAssembly.Memory).buffer);
  go._values = held;
  go._goRefCounts = held.map((_, id) => counts[id - always] ?? Infinity);
  go._ids = new Map(held.map((value, id) => [value, id]));
  go._idPool = [];
  go.exited = false;
  return go._exitPromise;
}
