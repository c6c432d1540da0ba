import type { Table, Values } from "./field";

type Listener<T extends Table> = (changed: ReadonlySet<keyof T>, values: Values<T>) => void;

/** How a change enters the history: "no" at all, or merged with the change before it that bore the same name. */
export interface Change {
  readonly undo?: "no";
  readonly merge?: string;
}

const longestHistory = 200;

/** Holds the current values of a table, tells listeners what changed, and undoes and redoes. */
export class Store<T extends Table> {
  #values: Values<T>;
  #past: Values<T>[] = [];
  #future: Values<T>[] = [];
  #merging: string | undefined;
  readonly #listeners = new Set<Listener<T>>();

  constructor(
    readonly table: T,
    initial: Values<T>,
  ) {
    this.#values = initial;
  }

  get values(): Values<T> {
    return this.#values;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Takes over what differs. Values that compare the same keep their identity, so that nothing is redrawn for them. */
  set(patch: Partial<Values<T>>, change: Change = {}): void {
    const before = this.#values;
    const changed = this.#assign(patch);
    if (changed.size === 0) return;
    if (change.undo !== "no" && [...changed].some((name) => this.table[name]!.undone)) {
      if (change.merge === undefined || change.merge !== this.#merging) {
        this.#past.push(before);
        if (this.#past.length > longestHistory) this.#past.shift();
      }
      this.#future = [];
      this.#merging = change.merge;
    }
    this.#tell(changed);
  }

  /** Ends a run of merged changes: the next one is a step of its own. */
  settle(): void {
    this.#merging = undefined;
  }

  /** Forgets the history: what was before can no longer be gone back to. */
  forget(): void {
    this.#past = [];
    this.#future = [];
    this.#merging = undefined;
  }

  /**
   * Changes the values that steps back and forth would find, for what came from elsewhere since: a step would take that
   * away again. A step that would no more change anything is left out.
   */
  rewrite(change: (values: Values<T>) => Values<T>): void {
    const { length } = this.#past;
    this.#past = this.#steps(this.#past.map(change));
    // A run of merged changes may have lost the step that it is merged into.
    if (this.#past.length < length) this.#merging = undefined;
    this.#future = this.#steps(this.#future.map(change));
  }

  undo(): boolean {
    return this.#travel(this.#past, this.#future);
  }

  redo(): boolean {
    return this.#travel(this.#future, this.#past);
  }

  /** Calls back after every change, until the function returned is called. */
  subscribe(listener: Listener<T>): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #travel(from: Values<T>[], to: Values<T>[]): boolean {
    const target = from.pop();
    if (target === undefined) return false;
    to.push(this.#values);
    this.#merging = undefined;
    const undone = Object.fromEntries(Object.entries(target).filter(([name]) => this.table[name]!.undone));
    this.#tell(this.#assign(undone as Partial<Values<T>>));
    return true;
  }

  /** Of values one step apart, the current ones after the last: those that differ from what follows them. */
  #steps(all: readonly Values<T>[]): Values<T>[] {
    const undone = Object.entries(this.table).filter(([, row]) => row.undone);
    return all.filter((values, i) => {
      const next = all[i + 1] ?? this.#values;
      return undone.some(([name, row]) => !row.same(values[name], next[name]));
    });
  }

  #assign(patch: Partial<Values<T>>): Set<keyof T> {
    const changed = new Set<keyof T>();
    const next: Record<string, unknown> = { ...this.#values };
    for (const [name, value] of Object.entries(patch)) {
      const row = this.table[name];
      if (row === undefined || value === undefined || row.same(next[name], value)) continue;
      next[name] = value;
      changed.add(name);
    }
    if (changed.size > 0) this.#values = next as Values<T>;
    return changed;
  }

  #tell(changed: ReadonlySet<keyof T>): void {
    if (changed.size === 0) return;
    for (const listener of [...this.#listeners]) listener(changed, this.#values);
  }
}
