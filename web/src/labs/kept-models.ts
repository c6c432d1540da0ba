import type { Moment } from "../view";
import { inStore } from "./database";
import type { Saved } from "./training";

// The networks that each lab had last, in the browser's own database: one entry a lab, written whole.

/** Larger ones are not kept. */
const mostBytes = 32 * 2 ** 20;

export interface KeptModel {
  readonly saved: Saved;
  /** The loss and what else was measured on the way there. */
  readonly course: readonly Moment[];
}

/** False where the browser has no room, or keeps nothing. */
export async function keepModel(lab: string, model: KeptModel): Promise<boolean> {
  if (model.saved.bytes.reduce((sum, { length }) => sum + length, 0) > mostBytes) return false;
  return inStore("models", "readwrite", (store) => store.put(model, lab)).then(() => true, () => false);
}

/** Undefined where none is kept, or none can be read. */
export async function keptModel(lab: string): Promise<KeptModel | undefined> {
  return inStore<unknown>("models", "readonly", (store) => store.get(lab) as IDBRequest<unknown>).then((kept) => (isKept(kept) ? kept : undefined), () => undefined);
}

export async function dropModel(lab: string): Promise<void> {
  await inStore("models", "readwrite", (store) => store.delete(lab)).catch(() => undefined);
}

/** Written by this program, and nothing else writes here; but perhaps by another version of it. */
function isKept(kept: unknown): kept is KeptModel {
  const { saved, course } = (kept ?? {}) as Partial<KeptModel>;
  return saved !== undefined && Array.isArray(saved.bytes) && saved.bytes.every((each) => each instanceof Uint8Array) && typeof saved.report === "object" && Array.isArray(course);
}
