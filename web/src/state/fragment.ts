import { labNames, shellRows, type LabName } from "./shell";
import { Unreadable, type Table, type Values } from "./field";

// A permalink's fragment is v=1 and every linked field that differs from its initial value, as name=text. The version
// counts up when an old name or form changes its meaning; readers of old versions stay.

const version = "1";

/** Why a link cannot be used: nothing of it is taken then. */
export type LinkFault =
  | { readonly why: "version"; readonly version: string }
  | { readonly why: "name"; readonly name: string }
  | { readonly why: "value"; readonly name: string; readonly error: Unreadable }
  | { readonly why: "encoding" };

export class BrokenLink extends Error {
  constructor(readonly fault: LinkFault) {
    super(`the link is broken: ${fault.why}`);
    this.name = "BrokenLink";
  }
}

export function writeFragment<T extends Table>(table: T, values: Values<T>): string {
  const parts = [`v=${version}`];
  for (const [name, row] of Object.entries(table)) {
    const value = values[name];
    if (row.kept === "link" && !row.same(value, row.initial)) parts.push(`${name}=${encode(row.write(value))}`);
  }
  return parts.join("&");
}

/** True for text that was meant as a permalink: other fragments belong to the page around. */
export function isFragment(text: string): boolean {
  return /^#?v=/.test(text);
}

/** The lab that a permalink is of, the first where it names none that there is; undefined for text that is none. */
export function labOfFragment(text: string): LabName | undefined {
  if (!isFragment(text)) return undefined;
  const named = /&lab=([a-z]+)(&|$)/.exec(text)?.[1];
  return labNames.find((each) => each === named) ?? "points";
}

/** Reads a whole state: what a fragment leaves out has its initial value. Throws BrokenLink. */
export function readFragment<T extends Table>(table: T, text: string): Partial<Values<T>> {
  const values: Record<string, unknown> = {};
  for (const [name, row] of Object.entries(table)) if (row.kept === "link") values[name] = row.initial;
  for (const part of text.replace(/^#/, "").split("&").filter((each) => each !== "")) {
    const split = part.indexOf("=");
    const name = part.slice(0, Math.max(split, 0));
    const written = decode(part.slice(split + 1));
    if (name === "v") {
      if (written !== version) throw new BrokenLink({ why: "version", version: written });
      continue;
    }
    const row = table[name];
    // The first lab's links need not name it.
    if (name === "lab" && row?.kept !== "link") {
      readField(() => shellRows.lab.read(written), name);
      continue;
    }
    if (row?.kept !== "link") throw new BrokenLink({ why: "name", name: name === "" ? part : name });
    values[name] = readField(() => row.read(written), name);
  }
  for (const [name, row] of Object.entries(table)) if (row.kept === "link") readField(() => row.fits?.(values[name], values), name);
  return values as Partial<Values<T>>;
}

function readField(read: () => unknown, name: string): unknown {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) throw new BrokenLink({ why: "value", name, error });
    throw error;
  }
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll("%2C", ",");
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new BrokenLink({ why: "encoding" });
  }
}
