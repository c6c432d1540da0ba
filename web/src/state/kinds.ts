import { fromBase64URL, toBase64URL } from "./base64url";
import { field, Unreadable, type Field, type Row, type Want } from "./field";

export function choice<const C extends string>(choices: readonly C[], initial: NoInfer<C>, row?: Row): Field<C> {
  return field<C>(
    {
      initial,
      read(text) {
        const found = choices.find((each) => each === text.trim());
        if (found === undefined) throw new Unreadable(text, { kind: "choice", choices });
        return found;
      },
      write: (value) => value,
    },
    row,
  );
}

export interface Range {
  readonly minimum: number;
  readonly maximum: number;
  readonly whole?: boolean;
}

export function readNumber(text: string, { minimum, maximum, whole = false }: Range): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || value < minimum || value > maximum || (whole && !Number.isInteger(value)))
    throw new Unreadable(text, { kind: "number", minimum, maximum, whole });
  return value;
}

export function number(range: Range, initial: number, row?: Row): Field<number> {
  return field<number>({ initial, read: (text) => readNumber(text, range), write: (value) => String(value) }, row);
}

/** A list of numbers as "8,8"; nothing at all is the empty list. */
export function numbers(range: Range, most: number, initial: readonly number[], row?: Row): Field<readonly number[]> {
  const of: Want = { kind: "number", minimum: range.minimum, maximum: range.maximum, whole: range.whole ?? false };
  return field(
    {
      initial,
      read(text) {
        const parts = text.trim() === "" ? [] : text.split(",");
        try {
          if (parts.length > most) throw new RangeError("too many");
          return parts.map((part) => readNumber(part, range));
        } catch {
          throw new Unreadable(text, { kind: "list", most, of });
        }
      },
      write: (value) => value.join(","),
      same: sameLists,
    },
    row,
  );
}

/** A list of names as "x1,x2", kept in the order of `choices`. */
export function names<const C extends string>(choices: readonly C[], initial: readonly NoInfer<C>[], row?: Row): Field<readonly C[]> {
  return field<readonly C[]>(
    {
      initial,
      read(text) {
        const parts = text.split(",").map((part) => part.trim()).filter((part) => part !== "");
        if (parts.some((part) => !choices.some((each) => each === part)))
          throw new Unreadable(text, { kind: "list", most: choices.length, of: { kind: "choice", choices } });
        return choices.filter((each) => parts.includes(each));
      },
      write: (value) => value.join(","),
      same: sameLists,
    },
    row,
  );
}

/** Ascending numbers below `most`, as a base64url of one bit for each. */
export function indices(most: number, row?: Row): Field<readonly number[]> {
  return field<readonly number[]>(
    {
      initial: [],
      read(text) {
        try {
          const bytes = fromBase64URL(text);
          if (bytes.length > Math.ceil(most / 8)) throw new RangeError("too many");
          return Array.from({ length: 8 * bytes.length }, (_, i) => i).filter((i) => (bytes[i >> 3]! >> (i & 7)) & 1);
        } catch {
          throw new Unreadable(text, { kind: "list", most, of: { kind: "number", minimum: 0, maximum: most - 1, whole: true } });
        }
      },
      write(value) {
        const bytes = new Uint8Array(Math.ceil(((value.at(-1) ?? -1) + 1) / 8));
        for (const i of value) bytes[i >> 3]! |= 1 << (i & 7);
        return toBase64URL(bytes);
      },
      same: sameLists,
    },
    row,
  );
}

/** True while present, whatever its text, as HTML's boolean attributes are; "no" is the written form of false. */
export function flag(initial: boolean, row?: Row): Field<boolean> {
  return field({ initial, read: (text) => text !== "no", write: (value) => (value ? "yes" : "no") }, row);
}

export function text(initial: string, row?: Row): Field<string> {
  return field<string>({ initial, read: (text) => text, write: (value) => value }, row);
}

/** JSON of a certain form, kept as text; nothing at all is none. */
export function json(isForm: (text: string) => boolean, row?: Row): Field<string> {
  return field<string>(
    {
      initial: "",
      read(text) {
        if (text !== "" && !isForm(text)) throw new Unreadable(text, { kind: "json" });
        return text;
      },
      write: (value) => value,
    },
    row,
  );
}

/** A list of texts with commas between; what would not come back is written as in addresses. */
export function texts(most: number, row?: Row): Field<readonly string[]> {
  return field<readonly string[]>(
    {
      initial: [],
      read(text) {
        const parts = text === "" ? [] : text.split(",");
        try {
          if (parts.length > most) throw new RangeError("too many");
          return parts.map((part) => decodeURIComponent(part));
        } catch {
          throw new Unreadable(text, { kind: "list", most, of: { kind: "text" } });
        }
      },
      write: (value) => value.map((each) => encodeURIComponent(each)).join(","),
      same: sameLists,
    },
    row,
  );
}

function sameLists<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
