import { inStore } from "../database";

// Drawn curves in the browser's own database, under numbers of their own: a name may change.

export interface KeptCurve {
  readonly id: string;
  readonly name: string;
  /** As encodeCurve writes it. */
  readonly text: string;
}

/** Thrown where the browser has no room for a curve, or keeps nothing. */
export class CurveNotKept extends Error {
  override readonly name = "CurveNotKept";
}

async function inCurves<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  try {
    return await inStore("curves", mode, act);
  } catch (error) {
    throw new CurveNotKept(String(error), { cause: error });
  }
}

/** All, by name. */
export async function keptCurves(): Promise<KeptCurve[]> {
  const all = await inCurves<KeptCurve[]>("readonly", (store) => store.getAll() as IDBRequest<KeptCurve[]>);
  return all.sort((a, b) => a.name.localeCompare(b.name));
}

export async function keepCurve(curve: KeptCurve): Promise<void> {
  await inCurves("readwrite", (store) => store.put(curve, curve.id));
}

export async function dropCurve(id: string): Promise<void> {
  await inCurves("readwrite", (store) => store.delete(id));
}
