// A field is one row of a state table: how a value is read, written, and where it is kept. Attributes,
// permalinks, undo and the session are all derived from these rows.

/** What a reader wanted, as data, so that the sentence can be said in any language. */
export type Want =
  | { readonly kind: "number"; readonly minimum: number; readonly maximum: number; readonly whole: boolean }
  | { readonly kind: "choice"; readonly choices: readonly string[] }
  | { readonly kind: "list"; readonly most: number; readonly of: Want }
  | { readonly kind: "points"; readonly most: number }
  | { readonly kind: "text" }
  | { readonly kind: "json" };

/** Thrown by a field's `read` for text that it cannot take. */
export class Unreadable extends Error {
  constructor(
    readonly text: string,
    readonly want: Want,
  ) {
    super(`cannot read ${JSON.stringify(text.slice(0, 40))} as ${want.kind}`);
    this.name = "Unreadable";
  }
}

export interface Field<T> {
  readonly initial: T;
  read(text: string): T;
  write(value: T): string;
  same(a: T, b: T): boolean;
  /** Throws Unreadable for a value that cannot stand beside those of the other rows; undefined: each can. */
  fits?(value: T, others: Readonly<Record<string, unknown>>): void;
  /** The attribute of <back-draw> that sets it, if one does. */
  readonly attribute?: string;
  /** Where it is kept: in links and the session, in the session alone, or nowhere. */
  readonly kept: "link" | "session" | "nowhere";
  readonly undone: boolean;
}

export interface Row {
  readonly attribute?: string;
  readonly kept?: Field<unknown>["kept"];
  readonly undone?: boolean;
}

export type Table = Readonly<Record<string, Field<unknown>>>;
export type Values<T extends Table> = { readonly [K in keyof T]: T[K] extends Field<infer V> ? V : never };

/** Completes a field: without further words it is kept in links and can be undone. */
export function field<T>(
  kind: Pick<Field<T>, "initial" | "read" | "write"> & Partial<Pick<Field<T>, "same" | "fits">>,
  row: Row = {},
): Field<T> {
  const { kept = "link", undone = kept === "link" } = row;
  return {
    same: Object.is,
    ...kind,
    kept,
    undone,
    ...(row.attribute === undefined ? {} : { attribute: row.attribute }),
  };
}

export function initialValues<T extends Table>(table: T): Values<T> {
  return Object.fromEntries(Object.entries(table).map(([name, { initial }]) => [name, initial])) as Values<T>;
}
