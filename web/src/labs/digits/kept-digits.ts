import { keptSet, listSets } from "../sets/kept-sets";
import { readCollection, type Collection } from "./collection";

// Sets of digits by name, for labs that only look at them.

export async function setNames(): Promise<string[]> {
  return (await listSets("digits")).map(({ name }) => name);
}

/** Undefined if there is none of that name. Throws NotKept and NoSet. */
export async function setOfName(name: string): Promise<Collection | undefined> {
  const listed = (await listSets("digits")).find((each) => each.name === name);
  const kept = listed === undefined ? undefined : await keptSet("digits", listed.id);
  return kept === undefined ? undefined : readCollection(kept.text);
}
