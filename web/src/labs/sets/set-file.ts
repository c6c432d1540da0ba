import { leastClasses, longestName, mostClasses, NoSet, type DrawnSet, type Example } from "./drawn-set";

/** Which lab's sets. */
export type SetKind = "digits" | "strokes";

/** A set as text: each example is its class, what was drawn, and which drawing it is. `fields` are the lab's own. */
export function writeSet<E extends Example>(kind: SetKind, { name, classes, keys, examples }: DrawnSet<E>, fields: object, drawn: (example: E) => readonly unknown[]): string {
  return JSON.stringify({ backdraw: kind, version: 1, classes, keys, name, ...fields, examples: examples.map((each) => { const [what, ...more] = drawn(each); return [each.label, what, each.id, ...more]; }) });
}

/** What was read: the set, and the fields of its lab. */
export interface SetRead<E extends Example> {
  readonly set: DrawnSet<E>;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Reads a set of any size: a file of another person's is held to limits when it is merged. `drawn` throws for what is no
 * drawing. Throws NoSet.
 */
export function readSet<E extends Example>(kind: SetKind, text: string, drawn: (example: Example, what: unknown, more: readonly unknown[]) => E): SetRead<E> {
  try {
    const { backdraw, version, classes, examples, keys, name, ...fields } = JSON.parse(text) as Record<string, unknown>;
    if (backdraw !== kind || version !== 1 || !Array.isArray(classes) || !Array.isArray(examples)) throw new NoSet("form");
    const names = classes.map((each) => String(each).slice(0, longestName));
    if (names.length < leastClasses || new Set(names).size !== names.length) throw new NoSet("form");
    const set = {
      name: typeof name === "string" ? name : "", classes: names,
      // A set of before there were keys: those of its names, which are the same in every tab.
      keys: isKeys(keys, names.length) ? keys : names,
      examples: examples.map((each, i) => {
        const [label, what, id, ...more] = each as unknown[];
        if (!Number.isInteger(label) || (label as number) < 0 || (label as number) >= names.length) throw new NoSet("form");
        return drawn({ id: typeof id === "string" ? id : String(i), label: label as number }, what, more);
      }),
    };
    return { set, fields };
  } catch {
    throw new NoSet("form");
  }
}

/** Throws NoSet for a file that is larger than a set may be. */
export function withinLimits<S extends DrawnSet>(set: S, mostExamples: number): S {
  if (set.classes.length > mostClasses || set.examples.length > mostExamples) throw new NoSet("size");
  return set;
}

function isKeys(keys: unknown, count: number): keys is string[] {
  return Array.isArray(keys) && keys.length === count && keys.every((key) => typeof key === "string") && new Set(keys).size === count;
}
