import type { NetworkMessages } from "./messages";
import type { NetworkColumn } from "./model";

/** What a unit is called where the picture is not seen. */
export function unitName(column: NetworkColumn, index: number, messages: NetworkMessages): string {
  const unit = column.units[index];
  const label = unit?.label ?? String(index + 1);
  return unit?.unused === true ? messages.unusedUnit(column.title, label) : messages.unit(column.title, label);
}
