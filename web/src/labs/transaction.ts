/** What a request to a database gives, once it is there. */
export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => { resolve(request.result); };
    request.onerror = () => { reject(request.error ?? new Error("the database refused")); };
  });
}

/** Opens a database for one transaction on one of its stores, and closes it. Throws what the database does, where it has no room or keeps nothing. */
export async function inTransaction<T>(opening: IDBOpenDBRequest, name: string, mode: IDBTransactionMode, act: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const opened = await settled(opening);
  try {
    const transaction = opened.transaction(name, mode);
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => { resolve(); };
      transaction.onabort = () => { reject(transaction.error ?? new Error("the database gave up")); };
    });
    const [result] = await Promise.all([act(transaction.objectStore(name)), done]);
    return result;
  } finally {
    opened.close();
  }
}
