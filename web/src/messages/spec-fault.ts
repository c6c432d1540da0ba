import { BackdrawError } from "../api";
import type { Messages } from "./en";

/** Why a text was refused as a spec: it is no JSON, or says what the engine does not take. */
export function specFault(messages: Messages, text: string, error: unknown): string {
  if (error instanceof SyntaxError) {
    const { line, column } = brokenAt(error.message, text);
    return messages.notJSON(messages.numbers.count(line), messages.numbers.count(column));
  }
  if (error instanceof BackdrawError && error.code === "invalid-data") return messages.specUnfit(error.message);
  return messages.specFault(error instanceof Error ? error.message : String(error));
}

/** Where JSON breaks off, counted from 1, by what a browser says of it in its own words; at the end of the text where it says nothing. */
export function brokenAt(sentence: string, text: string): { readonly line: number; readonly column: number } {
  const [, line, column] = /line (\d+) column (\d+)/.exec(sentence) ?? [];
  if (line !== undefined && column !== undefined) return { line: Number(line), column: Number(column) };
  const position = /position (\d+)/.exec(sentence)?.[1];
  const before = text.slice(0, position === undefined ? text.length : Number(position)).split("\n");
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
