import { readCollection, writeCollection, type Collection } from "./collection";

// Sets by name, in the browser's own database. Each is written whole: 5000 pictures are four megabytes.

const database = "backdraw";
const sets = "sets";

/** Why a set could not be kept: there is no room, or the browser keeps nothing here. */
export type KeptFault = "full" | "unavailable";

export class NotKept extends Error {
  constructor(readonly fault: KeptFault) {
    super(`the set is not kept: ${fault}`);
    this.name = "NotKept";
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => { resolve(request.result); };
    request.onerror = () => { reject(request.error ?? new Error("the database refused")); };
  });
}

async function inSets<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  let opened: IDBDatabase | undefined;
  try {
    const opening = indexedDB.open(database, 1);
    opening.onupgradeneeded = () => { opening.result.createObjectStore(sets); };
    opened = await settled(opening);
    const transaction = opened.transaction(sets, mode);
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => { resolve(); };
      transaction.onabort = () => { reject(transaction.error ?? new Error("the database gave up")); };
    });
    const [result] = await Promise.all([settled(act(transaction.objectStore(sets))), done]);
    return result;
  } catch (error) {
    throw new NotKept(error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "unavailable");
  } finally {
    opened?.close();
  }
}

export async function keepSet(name: string, collection: Collection): Promise<void> {
  await inSets("readwrite", (store) => store.put(writeCollection(collection), name));
}

/** Undefined if there is none of that name. */
export async function keptSet(name: string): Promise<Collection | undefined> {
  const written = await inSets<unknown>("readonly", (store) => store.get(name) as IDBRequest<unknown>);
  return typeof written === "string" ? readCollection(written) : undefined;
}

export async function setNames(): Promise<string[]> {
  return (await inSets("readonly", (store) => store.getAllKeys())).map(String);
}

export async function dropSet(name: string): Promise<void> {
  await inSets("readwrite", (store) => store.delete(name));
}
