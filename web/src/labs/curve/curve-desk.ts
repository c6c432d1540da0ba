import { BackdrawError, readTable } from "../../api";
import { download } from "../../files/download";
import type { Store } from "../../state/store";
import { newId } from "../new-id";
import type { Curve } from "./curve";
import { decodeCurve, encodeCurve } from "./curve-code";
import { curveOf, NoCurve, readCurve, writeCurve, writeTable, type NamedCurve } from "./curve-file";
import { CurveNotKept, dropCurve, keepCurve, keptCurves, type KeptCurve } from "./kept-curves";
import type { CurveTable } from "./table";

/** A sentence of the messages, by its name, with what goes into it. */
export type CurveNotice =
  | { readonly kind: "notKept" }
  | { readonly kind: "curveTaken" | "curveChanged"; readonly name: string }
  | { readonly kind: "files"; readonly taken: CurvesTaken };

/** What came of files that were taken together: how many curves, and the names of what was fitted to the plane and of what is no curve. */
export interface CurvesTaken {
  readonly files: number;
  readonly curves: number;
  readonly fitted: readonly string[];
  readonly refused: readonly string[];
  /** Whether all could be kept. */
  readonly kept: boolean;
}

export interface DeskEvents {
  /** The list of curves. */
  changed(): void;
  notice(notice: CurveNotice): void;
}

const mostBytes = 16 * 2 ** 20;

/** Curves by name, in the browser's own database. One of them may be open: what is drawn goes into it. */
export class CurveDesk {
  /** All that are kept, by name. */
  curves: readonly KeptCurve[] = [];
  /** A change by hand is under way: it goes into the open curve. */
  #drawing = false;
  #busy: Promise<void> = Promise.resolve();
  readonly #unsubscribe: () => void;

  constructor(readonly store: Store<CurveTable>, readonly events: DeskEvents) {
    // Any other change of the curve, as by a link, is of another curve.
    this.#unsubscribe = store.subscribe((changed) => {
      if (changed.has("curve") && !changed.has("open") && !this.#drawing) store.set({ open: "" }, { undo: "no" });
    });
  }

  /** Undefined where what is drawn is not kept. */
  get opened(): KeptCurve | undefined {
    const { open } = this.store.values;
    return this.curves.find(({ id }) => id === open);
  }

  close(): void {
    this.#unsubscribe();
  }

  /** What is kept; the curve that was open last is open still if it is the one that is shown. */
  start(): Promise<void> {
    return this.#queue(async () => {
      await this.#list();
      const { curve, open } = this.store.values;
      if (open !== "" && this.opened?.text !== encodeCurve(curve)) this.store.set({ open: "" }, { undo: "no" });
    });
  }

  /** Changes what is drawn by hand, or takes such a change back. */
  draw(change: () => void): void {
    this.#drawing = true;
    try {
      change();
    } finally {
      this.#drawing = false;
    }
  }

  /** Writes what was drawn into the open curve. */
  drawn(): void {
    const { curve, open } = this.store.values;
    const text = encodeCurve(curve);
    void this.#queue(async () => {
      const known = this.curves.find(({ id }) => id === open);
      if (known === undefined || known.text === text) return;
      const kept = (await keptCurves()).find(({ id }) => id === open);
      if (kept?.text === known.text) await this.#write({ ...kept, text });
      else await this.#part(known, curve);
    });
  }

  /** The open curve was drawn on, or deleted, in another tab: what is drawn here becomes one of its own. */
  async #part({ name }: KeptCurve, curve: Curve): Promise<void> {
    await this.#list();
    const own = this.#free(name);
    const added = { id: newId(), name: own, text: encodeCurve(curve) };
    if (!(await this.#write(added))) return;
    this.store.set({ open: added.id }, { undo: "no" });
    this.events.notice({ kind: "curveChanged", name: own });
  }

  /** What is drawn becomes a curve of that name; without one it gets one. */
  keep(name: string, unnamed: string): void {
    const wanted = name.trim();
    const { curve } = this.store.values;
    void this.#queue(async () => {
      if (this.#has(wanted)) this.events.notice({ kind: "curveTaken", name: wanted });
      else await this.#add(wanted === "" ? this.#free(unnamed) : wanted, curve);
    });
  }

  /** Gives the open curve another name. */
  rename(name: string): void {
    const wanted = name.trim();
    const { opened } = this;
    if (opened === undefined || wanted === "" || wanted === opened.name) return;
    void this.#queue(async () => {
      const now = this.curves.find(({ id }) => id === opened.id);
      if (this.#has(wanted)) this.events.notice({ kind: "curveTaken", name: wanted });
      else if (now !== undefined) await this.#write({ ...now, name: wanted });
      this.events.changed();
    });
  }

  open(id: string): void {
    const found = this.curves.find((each) => each.id === id);
    if (found !== undefined) this.store.set({ open: id, curve: decodeCurve(found.text) });
  }

  /** Forgets the open curve; what is drawn stays there. */
  remove(): void {
    const { open } = this.store.values;
    void this.#queue(async () => {
      await dropCurve(open);
      this.store.set({ open: "" }, { undo: "no" });
      // A step back would open it again.
      this.store.forget();
      await this.#list();
    });
  }

  export(form: "csv" | "json", unnamed: string): void {
    const { curve } = this.store.values;
    const name = this.opened?.name ?? unnamed;
    if (form === "csv") download(`${name}.csv`, new Blob([writeTable(curve)], { type: "text/csv" }));
    else download(`${name}.json`, new Blob([writeCurve(name, curve)], { type: "application/json" }));
  }

  /** Files of one curve each, kept by their names; the last is open then. What came of them is told once. */
  async take(files: readonly File[]): Promise<void> {
    let curves = 0, kept = true;
    const fitted: string[] = [], refused: string[] = [];
    for (const file of files) {
      try {
        const read = await curveIn(file);
        await this.#queue(async () => { kept = (await this.#add(this.#free(read.name === "" ? file.name.replace(/\.\w+$/, "") : read.name), read.curve)) && kept; });
        curves++;
        if (read.fitted) fitted.push(file.name);
      } catch (error) {
        if (!(error instanceof NoCurve) && !(error instanceof BackdrawError)) throw error;
        refused.push(file.name);
      }
    }
    if (files.length > 1 || fitted.length > 0 || refused.length > 0) this.events.notice({ kind: "files", taken: { files: files.length, curves, fitted, refused, kept } });
  }

  /** Shows a curve and keeps it, where that can be: false, with a notice, where not. */
  async #add(name: string, curve: Curve): Promise<boolean> {
    const added = { id: newId(), name, text: encodeCurve(curve) };
    const kept = await this.#write(added);
    this.store.set({ curve, open: kept ? added.id : "" });
    await this.#list();
    return kept;
  }

  /** False, with a notice, where the browser has no room or keeps nothing. */
  async #write(curve: KeptCurve): Promise<boolean> {
    try {
      await keepCurve(curve);
      this.curves = [...this.curves.filter(({ id }) => id !== curve.id), curve].sort((a, b) => a.name.localeCompare(b.name));
      this.events.changed();
      return true;
    } catch (error) {
      if (!(error instanceof CurveNotKept)) throw error;
      this.events.notice({ kind: "notKept" });
      return false;
    }
  }

  async #list(): Promise<void> {
    this.curves = await keptCurves().catch(() => []);
    this.events.changed();
  }

  #has(name: string): boolean {
    return this.curves.some((each) => each.name === name);
  }

  /** The name, with a number where it is taken. */
  #free(name: string): string {
    let free = name;
    for (let number = 2; this.#has(free); number++) free = `${name} ${number}`;
    return free;
  }

  /** One after the other; what the browser refuses is told. */
  #queue(act: () => Promise<unknown>): Promise<void> {
    const done = this.#busy.then(async () => {
      try {
        await act();
      } catch (error) {
        if (!(error instanceof CurveNotKept)) throw error;
        this.events.notice({ kind: "notKept" });
      }
    });
    // What failed for another reason is no reason for the next not to be done.
    this.#busy = done.catch(() => undefined);
    return done;
  }
}

/** Throws NoCurve, and BackdrawError for what is no table. */
async function curveIn(file: File): Promise<NamedCurve> {
  if (file.size > mostBytes) throw new NoCurve("size");
  const text = await file.text();
  if (text.trimStart().startsWith("{")) return readCurve(text);
  const { features, x, y } = await readTable(text, { kind: "numbers" });
  if (features.length !== 1) throw new NoCurve("columns");
  return { name: "", ...curveOf({ x: [...x], y: [...y] }) };
}
