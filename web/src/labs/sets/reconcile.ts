import { leastClasses, type DrawnSet, type Example } from "./drawn-set";

/**
 * What two hands made of one set: `mine` and `theirs` both come from `base`, undefined where nothing is known of that.
 * What either added is there; what either removed is not, but for a class that the other drew examples of. Of two
 * changes of one name, mine counts.
 */
export function reconcile<S extends DrawnSet>(base: S | undefined, mine: S, theirs: S): S {
  if (mine === base || mine === theirs) return theirs;
  if (theirs === base) return mine;
  const examples = examplesOfBoth(base, mine, theirs);
  const classes = classesOfBoth(base, mine, theirs, new Set(examples.map(({ key }) => key)));
  const fields = Object.fromEntries(Object.entries(mine).filter(([name, value]) => value !== base?.[name as keyof S]));
  return {
    ...theirs, ...fields,
    classes: classes.names, keys: classes.keys,
    examples: examples.map(({ example, key }) => withLabel(example, classes.label.get(key)!)),
  };
}

/** An example, and the key of its class. */
interface Placed<E> { readonly example: E; readonly key: string }

function examplesOfBoth<S extends DrawnSet>(base: S | undefined, mine: S, theirs: S): Placed<S["examples"][number]>[] {
  const ids = (set: S | undefined): Set<string> => new Set(set?.examples.map(({ id }) => id));
  const [before, here, there] = [ids(base), ids(mine), ids(theirs)];
  const placed = (set: S, stays: (id: string) => boolean): Placed<S["examples"][number]>[] =>
    set.examples.filter(({ id }) => stays(id)).map((example) => ({ example, key: set.keys[example.label]! }));
  return [...placed(theirs, (id) => here.has(id) || !before.has(id)), ...placed(mine, (id) => !there.has(id) && !before.has(id))];
}

interface Classes {
  readonly names: readonly string[];
  readonly keys: readonly string[];
  /** Where each key's class is now. */
  readonly label: ReadonlyMap<string, number>;
}

function classesOfBoth(base: DrawnSet | undefined, mine: DrawnSet, theirs: DrawnSet, used: ReadonlySet<string>): Classes {
  const names: string[] = [];
  const keys: string[] = [];
  const label = new Map<string, number>();
  const all = [...theirs.keys, ...mine.keys.filter((key) => !theirs.keys.includes(key))];
  const removed = (key: string): boolean => base?.keys.includes(key) === true && !(mine.keys.includes(key) && theirs.keys.includes(key)) && !used.has(key);
  const take = (key: string): void => {
    const name = nameOf(key, base, mine, theirs);
    const same = names.indexOf(name);
    label.set(key, same >= 0 ? same : names.push(name) - 1);
    if (same < 0) keys.push(key);
  };
  const staying = all.filter((key) => !removed(key));
  staying.forEach(take);
  // Each removed another one, of three: a network needs two.
  for (const key of all.filter(removed)) if (names.length < leastClasses) take(key);
  return { names, keys, label };
}

function nameOf(key: string, base: DrawnSet | undefined, mine: DrawnSet, theirs: DrawnSet): string {
  const name = (set: DrawnSet | undefined): string | undefined => set?.classes[set.keys.indexOf(key)];
  const [before, here, there] = [name(base), name(mine), name(theirs)];
  return (here !== undefined && (here !== before || there === undefined) ? here : there)!;
}

function withLabel<E extends Example>(example: E, label: number): E {
  return example.label === label ? example : { ...example, label };
}
