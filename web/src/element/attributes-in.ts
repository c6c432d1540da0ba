import { messagesFor } from "../messages";
import { attributeFault } from "../messages/faults";
import { Unreadable, type Table, type Values } from "../state/field";

/** The values that some of an element's attributes give, and a sentence for each that gives none. */
export function readAttributes<T extends Table>(table: T, element: Element, names: readonly string[]): { values: Partial<Values<T>>; faults: string[] } {
  const values: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [name, row] of Object.entries(table)) {
    const text = row.attribute !== undefined && names.includes(row.attribute) ? element.getAttribute(row.attribute) : null;
    if (text === null) continue;
    try {
      values[name] = row.read(text);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      faults.push(attributeFault(messagesFor(element.getAttribute("lang") ?? ""), row.attribute!, error));
    }
  }
  return { values: values as Partial<Values<T>>, faults };
}
