import { inTransaction, settled } from "./transaction";

// What labs keep in the browser's own database, beside drawn sets, which have one of their own.

const database = "backdraw-labs";
const version = 1;
const stores = ["models", "curves"] as const;

/** Runs one request in a transaction of its own. Throws what the database does, where it has no room or keeps nothing. */
export async function inStore<T>(name: (typeof stores)[number], mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(database, version);
  opening.onupgradeneeded = () => { for (const each of stores) opening.result.createObjectStore(each); };
  return inTransaction(opening, name, mode, (store) => settled(act(store)));
}
