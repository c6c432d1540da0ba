import { fromBase64URL, toBase64URL } from "../../state/base64url";

/** An example: its class, and its picture as 784 bytes, paper 0. */
export interface Example {
  readonly label: number;
  readonly picture: Uint8Array<ArrayBuffer>;
}

/** What a person has drawn: classes by name, and examples of them. Never changed, only replaced. */
export interface Collection {
  readonly classes: readonly string[];
  readonly examples: readonly Example[];
}

export const leastClasses = 2;
export const mostClasses = 20;
export const mostExamples = 5000;
const longestName = 40;
const pixels = 784;

export function startCollection(): Collection {
  return { classes: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], examples: [] };
}

export function sameCollection(a: Collection, b: Collection): boolean {
  return a === b;
}

export function addExample(to: Collection, label: number, picture: Float32Array): Collection {
  return { ...to, examples: [...to.examples, { label, picture: Uint8Array.from(picture, (ink) => Math.round(255 * ink)) }] };
}

export function removeExample(from: Collection, example: Example): Collection {
  return { ...from, examples: from.examples.filter((each) => each !== example) };
}

/** A name that no class has yet. */
export function addClass(to: Collection): Collection {
  const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const name = letters.find((letter) => !to.classes.includes(letter)) ?? String(to.classes.length);
  return { ...to, classes: [...to.classes, name] };
}

export function renameClass(from: Collection, label: number, name: string): Collection {
  const wanted = name.trim().slice(0, longestName);
  if (wanted === "" || from.classes.includes(wanted)) return from;
  return { ...from, classes: from.classes.map((each, i) => (i === label ? wanted : each)) };
}

/** Its examples go with it; the classes after it move up. */
export function removeClass(from: Collection, label: number): Collection {
  return {
    classes: from.classes.filter((_, i) => i !== label),
    examples: from.examples.filter((each) => each.label !== label).map((each) => (each.label > label ? { ...each, label: each.label - 1 } : each)),
  };
}

/** Thrown for a file that is no set, or one too large. */
export class NoSet extends Error {
  override readonly name = "NoSet";
}

/** Classes of the same name become one; others are added while there is room for them. */
export function merge(into: Collection, other: Collection): Collection {
  const classes = [...into.classes];
  const moved = other.classes.map((name) => {
    const at = classes.indexOf(name);
    return at >= 0 ? at : classes.push(name) - 1;
  });
  if (classes.length > mostClasses) throw new NoSet("classes");
  const examples = [...into.examples, ...other.examples.map(({ label, picture }) => ({ label: moved[label]!, picture }))];
  if (examples.length > mostExamples) throw new NoSet("examples");
  return { classes, examples };
}

export function writeCollection(collection: Collection): string {
  const { classes, examples } = collection;
  return JSON.stringify({ backdraw: "digits", version: 1, classes, examples: examples.map(({ label, picture }) => [label, toBase64URL(picture)]) });
}

/** Throws NoSet. */
export function readCollection(text: string): Collection {
  try {
    const { backdraw, version, classes, examples } = JSON.parse(text) as Record<string, unknown>;
    if (backdraw !== "digits" || version !== 1 || !Array.isArray(classes) || !Array.isArray(examples)) throw new NoSet("form");
    const names = classes.map((name) => String(name).slice(0, longestName));
    if (names.length < leastClasses || names.length > mostClasses || new Set(names).size !== names.length || examples.length > mostExamples) throw new NoSet("form");
    return { classes: names, examples: examples.map((each) => readExample(each, names.length)) };
  } catch (error) {
    throw error instanceof NoSet ? error : new NoSet("form");
  }
}

function readExample(written: unknown, classes: number): Example {
  const [label, picture] = written as [unknown, unknown];
  const bytes = Uint8Array.from(fromBase64URL(String(picture)));
  if (!Number.isInteger(label) || (label as number) < 0 || (label as number) >= classes || bytes.length !== pixels) throw new NoSet("form");
  return { label: label as number, picture: bytes };
}
