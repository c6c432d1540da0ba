import { dropModelOfSet } from "../kept-models";
import { newId } from "../new-id";
import { inTransaction, settled } from "../transaction";
import type { SetKind } from "./set-file";

// Drawn sets in the browser's own database. Each is written whole: 5000 pictures are four megabytes.

const database = "backdraw";
const version = 2;
const drawn = "drawn";
const listed = "listed";
/** Version 1: digits by name, as text. */
const before = "sets";

/** Why a set could not be kept: there is no room, or the browser keeps nothing here. */
export type KeptFault = "full" | "unavailable";

export class NotKept extends Error {
  constructor(readonly fault: KeptFault) {
    super(`the set is not kept: ${fault}`);
    this.name = "NotKept";
  }
}

/** A set's place in the list of all. */
export interface Listed {
  readonly id: string;
  readonly name: string;
  /** When it was kept last, in milliseconds of the epoch. */
  readonly at: number;
}

export interface Kept {
  readonly name: string;
  readonly text: string;
  /** Another one after each change. */
  readonly mark: string;
}

interface Row extends Kept, Listed {
  readonly kind: SetKind;
}

function upgrade(request: IDBOpenDBRequest): void {
  const store = request.result.createObjectStore(drawn, { keyPath: ["kind", "id"] });
  // Names are listed without reading the pictures.
  store.createIndex(listed, ["kind", "at", "name"]);
  if (!request.result.objectStoreNames.contains(before)) return;
  const reading = request.transaction!.objectStore(before).openCursor();
  reading.onsuccess = () => {
    const cursor = reading.result;
    if (cursor === null) {
      request.result.deleteObjectStore(before);
      return;
    }
    const name = cursor.key as string;
    if (typeof cursor.value === "string") store.put({ kind: "digits", id: name, name, at: 0, mark: "", text: cursor.value } satisfies Row);
    cursor.continue();
  };
}

async function inSets<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  try {
    const opening = indexedDB.open(database, version);
    opening.onupgradeneeded = () => { upgrade(opening); };
    return await inTransaction(opening, drawn, mode, act);
  } catch (error) {
    throw new NotKept(error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "unavailable");
  }
}

/** All of a lab, by name. */
export async function listSets(kind: SetKind): Promise<Listed[]> {
  const sets = await inSets("readonly", (store) => new Promise<Listed[]>((resolve, reject) => {
    const found: Listed[] = [];
    const reading = store.index(listed).openKeyCursor(IDBKeyRange.bound([kind], [kind, []]));
    reading.onerror = () => { reject(reading.error ?? new Error("the database refused")); };
    reading.onsuccess = () => {
      const cursor = reading.result;
      if (cursor === null) {
        resolve(found);
        return;
      }
      const [, at, name] = cursor.key as [string, number, string];
      found.push({ id: (cursor.primaryKey as [string, string])[1], name, at });
      cursor.continue();
    };
  }));
  return sets.sort((a, b) => a.name.localeCompare(b.name));
}

/** Undefined if there is none. */
export async function keptSet(kind: SetKind, id: string): Promise<Kept | undefined> {
  return inSets("readonly", (store) => settled(store.get([kind, id]) as IDBRequest<Row | undefined>));
}

/** Replaces a set by what `change` makes of it, between whose reading and writing no other tab writes. */
export async function keepSet(kind: SetKind, id: string, change: (kept: Kept | undefined) => Omit<Kept, "mark">): Promise<Kept> {
  return inSets("readwrite", async (store) => {
    const kept = { ...change(await settled(store.get([kind, id]) as IDBRequest<Row | undefined>)), mark: newId() };
    await settled(store.put({ ...kept, kind, id, at: Date.now() } satisfies Row));
    return kept;
  });
}

/** With the network that learnt it. */
export async function dropSet(kind: SetKind, id: string): Promise<void> {
  await inSets("readwrite", (store) => settled(store.delete([kind, id])));
  await dropModelOfSet(kind, id);
}
