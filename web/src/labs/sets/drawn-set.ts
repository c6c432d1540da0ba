import { newId } from "../new-id";

/** A drawing that is an example of a class. */
export interface Example {
  /** Which drawing it is, in every tab that has the set. */
  readonly id: string;
  readonly label: number;
}

/** What a person has drawn: classes by name, and examples of them. Never changed, only replaced. */
export interface DrawnSet<E extends Example = Example> {
  readonly name: string;
  readonly classes: readonly string[];
  /** Of each class, by which it is the same one under another name or in another place. */
  readonly keys: readonly string[];
  readonly examples: readonly E[];
}

export const leastClasses = 2;
export const mostClasses = 20;
export const longestName = 40;

/** Thrown for a file that is no set, or a set that would be too large. */
export class NoSet extends Error {
  override readonly name = "NoSet";

  constructor(readonly fault: "form" | "size") {
    super(`this is no set: ${fault}`);
  }
}

export function withExample<S extends DrawnSet>(to: S, example: S["examples"][number]): S {
  return { ...to, examples: [...to.examples, example] };
}

export function removeExample<S extends DrawnSet>(from: S, { id }: Example): S {
  return { ...from, examples: from.examples.filter((each) => each.id !== id) };
}

/** Under a name that no class has yet. */
export function addClass<S extends DrawnSet>(to: S): S {
  const name = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ").find((letter) => !to.classes.includes(letter))!;
  return { ...to, classes: [...to.classes, name], keys: [...to.keys, newId()] };
}

/** Undefined where another class has that name; a blank one changes nothing. */
export function renameClass<S extends DrawnSet>(from: S, label: number, name: string): S | undefined {
  const wanted = name.trim().slice(0, longestName);
  const at = from.classes.indexOf(wanted);
  if (at >= 0 && at !== label) return undefined;
  return wanted === "" || at === label ? from : { ...from, classes: from.classes.map((each, i) => (i === label ? wanted : each)) };
}

/** Its examples go with it; the classes after it move up. */
export function removeClass<S extends DrawnSet>(from: S, label: number): S {
  return {
    ...from,
    classes: from.classes.filter((_, i) => i !== label),
    keys: from.keys.filter((_, i) => i !== label),
    examples: from.examples.filter((each) => each.label !== label).map((each) => (each.label > label ? { ...each, label: each.label - 1 } : each)),
  };
}

/** The set with another's examples, those left out that it has already. */
export interface Merged<S> {
  readonly set: S;
  readonly added: number;
  readonly known: number;
}

/** Classes of one name become one; what is there twice in the other stays so. Throws NoSet where both together are too many; `content` says what was drawn. */
export function merge<S extends DrawnSet>(into: S, other: S, mostExamples: number, content: (example: S["examples"][number]) => string): Merged<S> {
  const classes = [...into.classes];
  const keys = [...into.keys];
  const moved = other.classes.map((name) => {
    const at = classes.indexOf(name);
    if (at >= 0) return at;
    keys.push(newId());
    return classes.push(name) - 1;
  });
  const drawn = new Set(into.examples.map((each) => `${each.label} ${content(each)}`));
  const added = other.examples.map((each) => ({ ...each, id: newId(), label: moved[each.label]! })).filter((each) => !drawn.has(`${each.label} ${content(each)}`));
  const examples = [...into.examples, ...added];
  if (classes.length > mostClasses || examples.length > mostExamples) throw new NoSet("size");
  return { set: { ...into, classes, keys, examples }, added: added.length, known: other.examples.length - added.length };
}

/** Whether both have the same drawings in the same classes, and the same in all else. */
export function alike<S extends DrawnSet>(a: S, b: S): boolean {
  if (a === b) return true;
  const fields = ({ examples, ...rest }: DrawnSet): string => JSON.stringify([Object.entries(rest).sort(([one], [other]) => (one < other ? -1 : 1)), examples.map(({ id, label }) => [id, label])]);
  return fields(a) === fields(b);
}
