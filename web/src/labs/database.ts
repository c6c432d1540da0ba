import { inTransaction, settled } from "./transaction";

// What labs keep in the browser's own database, beside drawn sets, which have one of their own.

const database = "backdraw-labs";
const version = 1;
const stores = ["models", "curves"] as const;

/** Runs requests in one transaction. Throws what the database does, where it has no room or keeps nothing. */
export async function inDatabase<T>(name: (typeof stores)[number], mode: IDBTransactionMode, act: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const opening = indexedDB.open(database, version);
  opening.onupgradeneeded = () => { for (const each of stores) opening.result.createObjectStore(each); };
  return inTransaction(opening, name, mode, act);
}

/** Runs one request in a transaction of its own. Throws as inDatabase does. */
export async function inStore<T>(name: (typeof stores)[number], mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return inDatabase(name, mode, (store) => settled(act(store)));
}
