// What labs keep in the browser's own database, beside drawn sets, which have one of their own.

const database = "backdraw-labs";
const version = 1;
const stores = ["models", "curves"] as const;

/** Runs one request in a transaction of its own. Throws what the database does, where it has no room or keeps nothing. */
export async function inStore<T>(name: (typeof stores)[number], mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(database, version);
  opening.onupgradeneeded = () => { for (const each of stores) opening.result.createObjectStore(each); };
  const opened = await settled(opening);
  try {
    const transaction = opened.transaction(name, mode);
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => { resolve(); };
      transaction.onabort = () => { reject(transaction.error ?? new Error("the database gave up")); };
    });
    const [result] = await Promise.all([settled(act(transaction.objectStore(name))), done]);
    return result;
  } finally {
    opened.close();
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => { resolve(request.result); };
    request.onerror = () => { reject(request.error ?? new Error("the database refused")); };
  });
}
