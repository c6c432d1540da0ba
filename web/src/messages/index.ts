import { en, type Messages } from "./en";
import { translationOf } from "./languages";

export type { Messages };
export { languageNames, languageOf, loadLanguage } from "./languages";

/** The texts of the language nearest to a tag as "de-AT"; English where there is none, and until it is loaded. */
export function messagesFor(tag: string): Messages {
  return translationOf(tag)?.page ?? en;
}
