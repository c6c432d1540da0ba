/** A network that is kept. */
export interface Entry {
  readonly name: string;
  readonly bytes: number;
}

/** Of all of a list together: those go that were kept longest ago. */
export const mostBytes = 64 * 2 ** 20, mostEntries = 32;

/** The list with an entry at its end, in place of one of its name; and those that must go for it, for there are too many or they are too large. */
export function withEntry(list: readonly Entry[], added: Entry): { readonly list: readonly Entry[]; readonly gone: readonly Entry[] } {
  const entries = [...list.filter(({ name }) => name !== added.name), added];
  let bytes = entries.reduce((sum, each) => sum + each.bytes, 0), from = 0;
  for (; entries.length - from > mostEntries || (bytes > mostBytes && from < entries.length - 1); from++) bytes -= entries[from]!.bytes;
  return { list: entries.slice(from), gone: entries.slice(0, from) };
}
