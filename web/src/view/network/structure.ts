import type { NetworkColumn } from "./model";

/** What the picture's arrangement depends on, as text that can be compared. */
export function structureOf(columns: readonly NetworkColumn[]): string {
  return JSON.stringify(columns.map(({ title, subtitle, badges, arcFrom, resizable, opens, units }) => [title, subtitle, badges, arcFrom, resizable, opens, units]));
}

/** Whether the heads have a row for what layers have besides their activation. */
export function hasBadges(columns: readonly NetworkColumn[]): boolean {
  return columns.some(({ badges = [] }) => badges.length > 0);
}
