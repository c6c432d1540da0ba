import type { Data, Spec } from "../api";
import type { Moment } from "../view";
import { inDatabase } from "./database";
import { withEntry, type Entry } from "./kept-list";
import type { SetKind } from "./sets/set-file";
import type { Saved } from "./training";
import { settled } from "./transaction";

// The networks that labs had, in the browser's own database: one entry for each form of a lab, and for each drawn set.

/** Larger ones are not kept. */
const mostBytes = 32 * 2 ** 20;
/** A database that gives no answer for so long is taken for one that keeps nothing: training waits for it. */
const silentMilliseconds = 10_000;
/** Where the list of all is, Entry[], and that of those which were set aside, so that neither drives the other out. No network has these names. */
const listed = "list", asides = "asides";

export interface KeptModel {
  readonly saved: Saved;
  /** The loss and what else was measured on the way there. */
  readonly course: readonly Moment[];
}

/** Names of sets' networks that were deleted, until they are asked for again: the network that was of one may be on its way here yet. */
const deleted = new Set<string>();

/** Under which name the network is kept that learns a drawn set. */
export function nameOfSet(kind: SetKind, id: string): string {
  return `${kind === "digits" ? "digits" : "sequence strokes"} ${id}`;
}

/** What a network is of: its spec and its examples, by a hash (FNV-1a, 32 bits, 1991) of their numbers. */
export function nameOfLearnt(spec: Spec, examples: Data | undefined): string {
  let hash = 0x811c9dc5;
  for (const numbers of [examples?.x, examples?.y, examples?.testX, examples?.testY]) {
    if (!ArrayBuffer.isView(numbers)) continue;
    for (const byte of new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return JSON.stringify([spec, hash]);
}

/** False where the browser has no room, or keeps nothing. */
export async function keepModel(name: string, model: KeptModel): Promise<boolean> {
  const bytes = model.saved.bytes.reduce((sum, { length }) => sum + length, 0);
  if (bytes > mostBytes) return false;
  if (deleted.has(name)) return true;
  return inDatabase("models", "readwrite", async (store) => {
    const { list, gone } = withEntry(await listIn(store, listOf(name)), { name, bytes });
    for (const each of gone) await settled(store.delete(each.name));
    if (labOf(name) !== name) await settled(store.delete(labOf(name)));
    await settled(store.put(model, name));
    await settled(store.put(list, listOf(name)));
  }).then(() => true, () => false);
}

/** Undefined where none is kept, or none can be read. */
export async function keptModel(name: string): Promise<KeptModel | undefined> {
  deleted.delete(name);
  const reading = inDatabase("models", "readonly", async (store) => {
    const kept = await settled(store.get(name) as IDBRequest<unknown>);
    return kept ?? settled(store.get(labOf(name)) as IDBRequest<unknown>);
  });
  return unlessSilent(reading).then((kept) => (isKept(kept) ? kept : undefined), () => undefined);
}

async function unlessSilent<T>(answer: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<undefined>((resolve) => { timer = setTimeout(resolve, silentMilliseconds); });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}

export async function dropModel(name: string): Promise<void> {
  await inDatabase("models", "readwrite", async (store) => {
    await settled(store.delete(name));
    await settled(store.put((await listIn(store, listOf(name))).filter((each) => each.name !== name), listOf(name)));
  }).catch(() => undefined);
}

/** With the set that it learnt. */
export async function dropModelOfSet(kind: SetKind, id: string): Promise<void> {
  const name = nameOfSet(kind, id);
  deleted.add(name);
  await dropModel(name);
}

function listOf(name: string): string {
  return name.startsWith("aside ") ? asides : listed;
}

async function listIn(store: IDBObjectStore, list: string): Promise<Entry[]> {
  return (await settled(store.get(list) as IDBRequest<Entry[] | undefined>)) ?? [];
}

/** Before forms and sets had entries of their own, each lab had one. */
function labOf(name: string): string {
  return name.replace(/ .*/s, "");
}

/** Written by this program, and nothing else writes here; but perhaps by another version of it. */
function isKept(kept: unknown): kept is KeptModel {
  const { saved, course } = (kept ?? {}) as Partial<KeptModel>;
  return saved !== undefined && Array.isArray(saved.bytes) && saved.bytes.every((each) => each instanceof Uint8Array) && typeof saved.report === "object" && Array.isArray(course);
}
