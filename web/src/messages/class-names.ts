import type { Messages } from "./en";

/** The same texts, with the names that a table gave its classes. */
export function withClassNames(messages: Messages, names: readonly string[]): Messages {
  if (names.length === 0) return messages;
  const { views } = messages;
  return {
    ...messages,
    className: (number) => names[number - 1] ?? messages.className(number),
    views: { ...views, confusion: { ...views.confusion, className: (label) => names[label] ?? views.confusion.className(label) } },
  };
}
