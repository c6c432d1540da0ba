import type { NetworkColumn } from "./model";

/** What the picture's arrangement depends on, as text that can be compared. */
export function structureOf(columns: readonly NetworkColumn[]): string {
  return JSON.stringify(columns.map(({ title, subtitle, badges, arcFrom, resizable, opens, units }) => [title, subtitle, badges, arcFrom, resizable, opens, units]));
}
