import type { NetworkColumn, NetworkTarget } from "./model";

/** What the picture's arrangement depends on, as text that can be compared. */
export function structureOf(columns: readonly NetworkColumn[]): string {
  return JSON.stringify(columns.map(({ title, subtitle, badges, arcFrom, resizable, opens, units }) => [title, subtitle, badges, arcFrom, resizable, opens, units]));
}

/** Whether the heads have a row for what layers have besides their activation. */
export function hasBadges(columns: readonly NetworkColumn[]): boolean {
  return columns.some(({ badges = [] }) => badges.length > 0);
}

/** Whether a target is there still, of so many columns `before`: where one came or went, those from the last common one on are others. */
export function isThere(target: NetworkTarget, columns: readonly NetworkColumn[], used: readonly (readonly number[])[], before: number): boolean {
  if (columns.length !== before && target.column >= Math.min(columns.length, before) - 1) return false;
  const units = columns[target.column]?.units.length ?? 0;
  return target.kind === "unit" ? target.unit < units : target.to < units && target.from < used[target.column - 1]!.length;
}
