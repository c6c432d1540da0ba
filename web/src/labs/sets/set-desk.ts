import { download } from "../../files/download";
import type { Change } from "../../state/store";
import { newId } from "../new-id";
import { alike, merge, NoSet, type DrawnSet } from "./drawn-set";
import { dropSet, keepSet, keptSet, listSets, NotKept, type Kept, type Listed } from "./kept-sets";
import { leaveChange, takeChanges, withdrawChange } from "./last-change";
import { reconcile } from "./reconcile";
import { withinLimits, type SetKind } from "./set-file";
import type { Imported } from "./taken-files";

/** The rows of a lab's state that hold the open set. */
interface SetRows<S> {
  readonly collection: S;
  /** Which set is open; "" is the one that was kept last. */
  readonly set: string;
}

/** What a desk needs of a lab's state. */
export interface SetStore<S> {
  readonly values: SetRows<S>;
  set(patch: Partial<SetRows<S>>, change?: Change): void;
  subscribe(listener: (changed: ReadonlySet<string>) => void): () => void;
  forget(): void;
  rewrite(change: <V extends { readonly collection: S }>(values: V) => V): void;
}

/** A lab's sets: how they begin and how they are written. */
export interface SetForm<S extends DrawnSet> {
  readonly kind: SetKind;
  readonly mostExamples: number;
  write(set: S): string;
  /** Throws NoSet. */
  read(text: string): S;
  /** What was drawn, as text. */
  content(example: S["examples"][number]): string;
  /** What a first visit finds. */
  first(): S;
  /** Two classes, and nothing drawn. */
  fresh(): S;
  /** A name for a set that has none. */
  unnamed(): string;
}

/** A sentence of the messages, by its name, with what goes into it. */
export type SetNotice =
  | { readonly kind: "full" | "unavailable" | "fullSet" | "taken" | "elsewhere" | "droppedElsewhere" | "startedAfresh" }
  | { readonly kind: "notASet" | "classTaken"; readonly text: string }
  | { readonly kind: "classGone"; readonly text: string; readonly count: number };

export interface DeskEvents {
  notice(notice: SetNotice): void;
  /** The list of sets. */
  changed(): void;
}

/** Told to the other tabs: this set was kept or deleted. */
interface Told { readonly kind: SetKind; readonly id: string }

/** The mark of a set that another tab deleted: it is kept again only where it is changed. */
const dropped = "dropped";

const desks = new WeakMap<object, unknown>();

/**
 * Keeps the set that is open, and takes in what other tabs do to it. A set is a few classes and examples with names of
 * their own, so that two tabs' changes join; the database says in one transaction whether another tab was there before.
 */
export class SetDesk<S extends DrawnSet> {
  /** All that are kept, by name. */
  sets: readonly Listed[] = [];
  #events: DeskEvents | undefined;
  #open: string | undefined;
  /** What the database holds of the open set, as far as this tab knows. */
  #synced: S | undefined;
  #mark: string | undefined;
  #busy: Promise<void> = Promise.resolve();
  #others: BroadcastChannel | undefined;
  #unsubscribe: (() => void) | undefined;
  /** Of which set something was left as the page went. */
  #left: string | undefined;
  readonly #page = newId();

  /** The set before any was open: what comes to it until then is drawn into the one that opens. */
  readonly #begun: S;

  private constructor(readonly store: SetStore<S>, public form: SetForm<S>) {
    this.#begun = store.values.collection;
  }

  /** The desk of a lab's state, which outlives the lab's element: what could not be kept is there when it is shown again. */
  static of<S extends DrawnSet>(store: SetStore<S>, form: SetForm<S>, events: DeskEvents): SetDesk<S> {
    const desk = (desks.get(store) as SetDesk<S> | undefined) ?? new SetDesk(store, form);
    desks.set(store, desk);
    desk.form = form;
    desk.#attach(events);
    return desk;
  }

  /** Until the state is shown again; what is being kept is told yet. */
  detach(): void {
    const others = this.#others;
    this.#unsubscribe?.();
    this.#events = undefined;
    removeEventListener("pagehide", this.#leave);
    void this.#queue(() => {
      others?.close();
      if (this.#others === others) this.#others = undefined;
    });
  }

  #attach(events: DeskEvents): void {
    this.#others?.close();
    this.#unsubscribe?.();
    this.#events = events;
    this.#unsubscribe = this.store.subscribe((changed) => {
      if (changed.has("set")) void this.open();
      else if (changed.has("collection")) void this.keep();
    });
    addEventListener("pagehide", this.#leave);
    this.#others = new BroadcastChannel("backdraw-sets");
    this.#others.onmessage = ({ data }: MessageEvent<Told>) => {
      if (data.kind !== this.form.kind) return;
      void this.#list();
      if (data.id === this.store.values.set) void this.#queue(() => this.#takeIn(data.id));
    };
  }

  /** The name shown of the open set. */
  get name(): string {
    return this.store.values.collection.name || this.form.unnamed();
  }

  /** Opens the set that the state names: what a step back would find is of this set too, or it would be put into it. */
  async open(): Promise<void> {
    await this.#queue(async () => {
      const { set, collection } = this.store.values;
      const begun = this.#open === undefined ? this.#begun : collection;
      if (set === "") await this.#openLast();
      else if (set === this.#open) await this.#takeIn(set);
      else await this.#openNamed(set, begun);
    });
    await this.keep();
  }

  /** Keeps what was changed of the set that is open. */
  async keep(): Promise<void> {
    await this.#queue(async () => { if (this.store.values.collection !== this.#synced) await this.#keep(); });
  }

  /** Keeps the set that is open, changed or not; whether it is in the database now. */
  async settle(): Promise<boolean> {
    let kept = false;
    await this.#queue(async () => { kept = await this.#keep(); });
    return kept;
  }

  /** False, with a notice, where another set has the name. */
  rename(name: string): boolean {
    const wanted = name.trim();
    if (wanted === "" || wanted === this.name) return true;
    if (this.sets.some((each) => each.id !== this.store.values.set && each.name === wanted)) {
      this.#events?.notice({ kind: "taken" });
      return false;
    }
    this.store.set({ collection: { ...this.store.values.collection, name: wanted } });
    return true;
  }

  /** Opens a new set beside the one that is open, which stays in the list; not where that cannot be kept and would be lost. */
  async begin(set: S = this.form.fresh(), name = this.form.unnamed()): Promise<void> {
    await this.#queue(async () => {
      if (!(await this.#keep()) && this.store.values.collection.examples.length > 0) return;
      const id = newId();
      this.#enter(id, { ...set, name: this.#free(name) });
      await this.#keep();
    });
  }

  /** Opens a set of the list, once the one that is open is kept. */
  async choose(id: string): Promise<void> {
    await this.#queue(async () => {
      if ((await this.#keep()) || this.store.values.collection.examples.length === 0) this.store.set({ set: id });
    });
  }

  /** Deletes the set that is open; another one opens or, without one, what a first visit finds. */
  async remove(): Promise<void> {
    await this.#queue(async () => {
      const { set } = this.store.values;
      try {
        await dropSet(this.form.kind, set);
        this.#tell(set);
        await this.#list();
      } catch (error) {
        this.#notKept(error);
        return;
      }
      const next = this.sets.find(({ id }) => id !== set);
      if (next === undefined) this.#enter(set === this.form.kind ? newId() : this.form.kind, { ...this.form.first(), name: this.form.unnamed() });
      else this.store.set({ set: next.id });
    });
  }

  /** Another person's file: its drawings come to those of the same class. Throws NoSet. */
  take(text: string): Imported {
    const { form, store } = this;
    const { set, added, known } = merge(store.values.collection, withinLimits(form.read(text), form.mostExamples), form.mostExamples, (example) => form.content(example));
    if (added > 0 || set.classes.length > store.values.collection.classes.length) store.set({ collection: set });
    return { added, known };
  }

  /** Gives the person the open set as a file. */
  export(): void {
    download(`${this.name}.json`, new Blob([this.form.write(this.store.values.collection)], { type: "application/json" }));
  }

  /** The one kept last; without one the first of all, under the same name in every tab. */
  #last(): string {
    return this.sets.reduce<Listed | undefined>((last, each) => (last === undefined || each.at > last.at ? each : last), undefined)?.id ?? this.form.kind;
  }

  #free(name: string): string {
    const taken = new Set([this.name, ...this.sets.map((each) => each.name)]);
    if (!taken.has(name)) return name;
    let number = 2;
    while (taken.has(`${name} ${number}`)) number++;
    return `${name} ${number}`;
  }

  async #openLast(): Promise<void> {
    await this.#list();
    this.store.set({ set: this.#last() });
  }

  async #openNamed(set: string, begun: S): Promise<void> {
    let found: S | undefined;
    let mark: string | undefined;
    try {
      const kept = await keptSet(this.form.kind, set);
      found = kept === undefined ? undefined : this.#read(kept);
      if (found !== undefined) mark = kept?.mark;
    } catch (error) {
      this.#notKept(error);
    }
    if (set !== this.store.values.set) return;
    const first = this.form.first();
    const opened = found ?? { ...first, name: first.name || this.form.unnamed() };
    // What was drawn while the database was asked stays, and what the page before could keep no more.
    const drawn = reconcile(begun, this.store.values.collection, this.#withLeft(set, opened, mark));
    this.#enter(set, opened, mark);
    this.store.set({ collection: drawn }, { undo: "no" });
    await this.#list();
  }

  /**
   * Opens a set as it is. Steps back and forth end with the set that they were of: they would put it into this one, or
   * take a drawing away that this one never got. Those of before any was open are of this one.
   */
  #enter(id: string, set: S, mark?: string): void {
    const other = this.#open !== undefined && this.#open !== id;
    this.#open = id;
    this.#synced = set;
    this.#mark = mark;
    this.store.set({ set: id, collection: set }, { undo: "no" });
    if (other) this.store.forget();
    else this.store.rewrite((values) => ({ ...values, collection: set }));
  }

  /** Keeps the set that is open; true where it is in the database now. */
  async #keep(): Promise<boolean> {
    const { set: id, collection: mine } = this.store.values;
    if (id !== this.#open) return false;
    if (mine === this.#synced && this.#mark !== undefined) return true;
    try {
      let joined = mine;
      const kept = await keepSet(this.form.kind, id, (stored) => {
        const theirs = stored === undefined || stored.mark === this.#mark ? undefined : this.#read(stored);
        joined = theirs === undefined ? mine : reconcile(this.#synced, mine, theirs);
        return { name: joined.name, text: this.form.write(joined) };
      });
      this.#mark = kept.mark;
      if (this.#left !== undefined) withdrawChange(this.form.kind, this.#left, this.#page);
      this.#left = undefined;
      this.#adopt(mine, joined);
      this.#tell(id);
      if (this.sets.find((each) => each.id === id)?.name !== joined.name) await this.#list();
      return true;
    } catch (error) {
      this.#notKept(error);
      return false;
    }
  }

  #tell(id: string): void {
    this.#others?.postMessage({ kind: this.form.kind, id } satisfies Told);
  }

  /** Another tab kept or deleted the open set. */
  async #takeIn(id: string): Promise<void> {
    if (id !== this.#open) return;
    try {
      const kept = await keptSet(this.form.kind, id);
      if (kept?.mark === this.#mark) return;
      if (kept === undefined) {
        this.#mark = dropped;
        this.#events?.notice({ kind: "droppedElsewhere" });
        return;
      }
      const theirs = this.#read(kept);
      if (theirs === undefined) return;
      this.#mark = kept.mark;
      this.#adopt(this.#synced, theirs);
    } catch (error) {
      this.#notKept(error);
    }
  }

  /** What is kept now, `theirs` in place of `mine`, comes to the set as it is by now, and to what steps back and forth find. */
  #adopt(mine: S | undefined, theirs: S): void {
    this.#synced = theirs;
    if (mine === theirs) return;
    const joined = new Map<S, S>();
    const join = (set: S): S => {
      const known = joined.get(set) ?? reconcile(mine, set, theirs);
      joined.set(set, known);
      return known;
    };
    const now = this.store.values.collection;
    if (alike(now, join(now))) {
      if (join(now) === theirs) this.#synced = now;
      return;
    }
    this.store.set({ collection: join(now) }, { undo: "no" });
    this.store.rewrite((values) => ({ ...values, collection: join(values.collection) }));
    this.#events?.notice({ kind: "elsewhere" });
  }

  /** The page goes: what is being kept may not come to be. */
  readonly #leave = (): void => {
    const { set: id, collection } = this.store.values;
    if (id !== this.#open || collection === this.#synced) return;
    if (leaveChange(this.form.kind, id, this.#page, { name: collection.name, text: this.form.write(collection), mark: this.#mark })) this.#left = id;
  };

  /** A set of the database with what pages left of it; where it was changed since, what they added comes to it. */
  #withLeft(id: string, kept: S, mark: string | undefined): S {
    return takeChanges(this.form.kind, id).reduce((joined, left) => {
      const theirs = this.#read(left);
      if (theirs === undefined) return joined;
      return joined === kept && left.mark === mark ? theirs : reconcile(undefined, theirs, joined);
    }, kept);
  }

  /** Undefined, with a notice, for what cannot be read. */
  #read(kept: Pick<Kept, "name" | "text">): S | undefined {
    try {
      return { ...this.form.read(kept.text), name: kept.name };
    } catch (error) {
      if (!(error instanceof NoSet)) throw error;
      this.#events?.notice({ kind: "notASet", text: kept.name });
      return undefined;
    }
  }

  async #list(): Promise<void> {
    try {
      this.sets = await listSets(this.form.kind);
    } catch {
      // Said when a set is opened or kept.
      this.sets = [];
    }
    this.#events?.changed();
  }

  #notKept(error: unknown): void {
    if (!(error instanceof NotKept)) throw error;
    this.#events?.notice({ kind: error.fault });
  }

  /** One after the other. */
  #queue(act: () => unknown): Promise<void> {
    const done = this.#busy.then(async () => { await act(); });
    this.#busy = done.catch(() => undefined);
    return done;
  }
}
