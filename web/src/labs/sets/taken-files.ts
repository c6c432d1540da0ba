import type { SetsMessages } from "../../messages/en-sets";
import { mostClasses, NoSet } from "./drawn-set";

/** What a file of a set brought. */
export interface Imported {
  readonly added: number;
  /** Those that were there already. */
  readonly known: number;
}

/** What came of files that were taken together. */
export interface Taken {
  /** Sets among them, and what they brought together. */
  readonly sets: number;
  readonly imported: Imported;
  /** Names of those that are no sets, and of those that would have made the set too large. */
  readonly refused: readonly string[];
  readonly tooLarge: readonly string[];
}

/** Takes one file after the other: `take` gives what it brought, nothing where it is no set but taken all the same, and throws what `refuses` knows. */
export async function takeFiles(files: readonly File[], take: (file: File) => Promise<Imported | undefined>, refuses = (error: unknown): boolean => error instanceof NoSet): Promise<Taken> {
  const all = { sets: 0, imported: { added: 0, known: 0 }, refused: [] as string[], tooLarge: [] as string[] };
  for (const file of files) {
    try {
      const came = await take(file);
      if (came === undefined) continue;
      all.sets++;
      all.imported = { added: all.imported.added + came.added, known: all.imported.known + came.known };
    } catch (error) {
      if (!refuses(error)) throw error;
      (error instanceof NoSet && error.fault === "size" ? all.tooLarge : all.refused).push(file.name);
    }
  }
  return all;
}

/** What a lab says of files that it does not take. */
export interface RefusedSaid {
  /** Of one that came alone. */
  readonly notASet: (file: string) => string;
  readonly leftOut: (files: string) => string;
}

/** All that is to be said of files, a sentence each. */
export function takenSaid({ sets, imported, refused, tooLarge }: Taken, messages: SetsMessages, mostExamples: number, { notASet, leftOut }: RefusedSaid, alone: boolean): string[] {
  return [
    ...(sets === 0 ? [] : [messages.imported(imported.added, imported.known, sets)]),
    ...(refused.length === 0 ? [] : [alone ? notASet(refused[0]!) : leftOut(fileNames(refused))]),
    ...(tooLarge.length === 0 ? [] : [alone ? messages.tooMany(mostClasses, mostExamples) : messages.tooManyOf(fileNames(tooLarge), mostClasses, mostExamples)]),
  ];
}

const mostNames = 5;

/** Names of files, of very many the first. */
export function fileNames(names: readonly string[]): string {
  return names.length <= mostNames ? names.join(", ") : `${names.slice(0, mostNames).join(", ")}, … (${names.length})`;
}
