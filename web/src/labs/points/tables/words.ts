import type { Messages } from "../../../messages";
import type { TableNote } from "./points-of-table";
import type { TableOutcome } from "./table-desk";

/** What came of a table, as sentences; the first says whether it went well. */
export function tableSentences({ points: messages, numbers, partFailed }: Messages, outcome: TableOutcome): string[] {
  switch (outcome.kind) {
    case "fault":
      return [messages.tableFault(outcome.sentence)];
    case "one-column":
      return [messages.tableNarrow];
    case "too-large":
      return [messages.tableTooLarge];
    case "missing":
      return [partFailed];
    case "stopped":
      return [messages.tableStopped];
    case "read": {
      const { points, badCount, notes } = outcome;
      return [messages.tableRead(points.x.length), ...notes.map((note) => sentence(messages, numbers, note)), ...(badCount === 0 ? [] : [messages.tableBad(badCount)])];
    }
  }
}

function sentence(messages: Messages["points"], numbers: Messages["numbers"], note: TableNote): string {
  switch (note.kind) {
    case "scaled":
      return messages.tableScaled(note.column, rounded(numbers, note.from), rounded(numbers, note.to));
    case "classes-left":
      return messages.tableClassesLeft(note.count, note.points);
    case "points-left":
      return messages.tablePointsLeft(numbers.count(note.count));
    case "columns-left":
      return messages.tableColumnsLeft(note.names.join(", "));
  }
}

function rounded(numbers: Messages["numbers"], value: number): string {
  return numbers.plain(Number(value.toPrecision(4)));
}
