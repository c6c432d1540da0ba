import type { NetworkMessages } from "./messages";
import type { NetworkColumn, NetworkTarget } from "./model";

/** What a unit is called where the picture is not seen. */
export function unitName(column: NetworkColumn, index: number, messages: NetworkMessages): string {
  const unit = column.units[index];
  const label = unit?.label ?? String(index + 1);
  return unit?.unused === true ? messages.unusedUnit(column.title, label) : messages.unit(column.title, label);
}

/** What a unit, or an edge with its weight, is called; `used` are the units of each column that are in use. */
export function targetName(target: NetworkTarget, columns: readonly NetworkColumn[], used: readonly (readonly number[])[], messages: NetworkMessages): string {
  const column = columns[target.column]!;
  if (target.kind === "unit") return unitName(column, target.unit, messages);
  const inputs = used[target.column - 1]!;
  const from = columns[target.column - 1]?.units[inputs[target.from]!]?.label ?? "";
  return `${from} → ${column.units[target.to]?.label ?? ""}  ${messages.numbers.figure(column.weights?.[target.to * inputs.length + target.from] ?? Number.NaN)}`;
}
