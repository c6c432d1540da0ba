import { en, type Messages } from "./en";

export type { Messages };

const languages: Readonly<Record<string, Messages>> = { en };

/** The texts of the language nearest to a tag as "de-AT"; English where there is none. */
export function messagesFor(tag: string): Messages {
  return languages[tag.toLowerCase()] ?? languages[tag.toLowerCase().split("-")[0]!] ?? en;
}
