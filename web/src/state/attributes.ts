import type { Table } from "./field";

/** The attributes that a table names, for observedAttributes. */
export function attributeNames(table: Table): string[] {
  return Object.values(table).flatMap(({ attribute }) => attribute ?? []);
}

/** The field that an attribute sets. */
export function fieldOfAttribute<T extends Table>(table: T, attribute: string): (keyof T & string) | undefined {
  return Object.keys(table).find((name) => table[name]!.attribute === attribute);
}
