import { linkFault, sessionFault } from "../messages/faults";
import type { Messages } from "../messages";
import type { Table, Values } from "../state/field";
import { BrokenLink, labOfFragment, readFragment } from "../state/fragment";
import { keep, restore, SessionError } from "../state/session";
import type { Store } from "../state/store";

const settleMilliseconds = 300;

/** Keeps a page's state from one visit to the next, and opens links. Its faults are sentences, and lose nothing. */
export class PageMemory<T extends Table> {
  #timer = 0;
  #unsubscribe: (() => void) | undefined;
  #told = false;

  constructor(
    readonly key: string,
    readonly store: Store<T>,
    readonly messages: () => Messages,
    readonly fault: (sentence: string) => void,
    /** Links of other labs are left alone. */
    readonly lab = "points",
  ) {}

  /** Last time's state, then over it what the address says. */
  open(): void {
    this.#restore();
    this.#follow();
    this.#unsubscribe = this.store.subscribe(() => { this.#keepSoon(); });
    addEventListener("hashchange", this.#follow);
    addEventListener("pagehide", this.#keepNow);
  }

  close(): void {
    this.#unsubscribe?.();
    removeEventListener("hashchange", this.#follow);
    removeEventListener("pagehide", this.#keepNow);
    this.#keepNow();
  }

  /** Takes a link's state; false, with a sentence, if it is broken. */
  openLink(fragment: string): boolean {
    try {
      this.store.set(readFragment(this.store.table, fragment));
      return true;
    } catch (error) {
      if (!(error instanceof BrokenLink)) throw error;
      this.fault(linkFault(this.messages(), error.fault));
      return false;
    }
  }

  readonly #follow = (): void => {
    if (labOfFragment(location.hash) === this.lab) this.openLink(location.hash);
  };

  #restore(): void {
    try {
      const restored = restore(this.key, this.store.table);
      if (restored === undefined) return;
      this.store.set(restored.values, { undo: "no" });
      if (restored.lost.length > 0) this.fault(this.messages().sessionLost(restored.lost.join(", ")));
    } catch (error) {
      this.#forgive(error);
    }
  }

  #keepSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(this.#keepNow, settleMilliseconds);
  }

  readonly #keepNow = (): void => {
    if (this.#timer === 0) return;
    clearTimeout(this.#timer);
    this.#timer = 0;
    try {
      keep(this.key, this.store.table, this.store.values);
    } catch (error) {
      this.#forgive(error);
    }
    this.#leaveLink();
  };

  /** What was linked has been changed: the address no longer says what is shown. */
  #leaveLink(): void {
    if (labOfFragment(location.hash) !== this.lab) return;
    try {
      if (!this.#differs(readFragment(this.store.table, location.hash))) return;
    } catch (error) {
      if (error instanceof BrokenLink) return;
      throw error;
    }
    history.replaceState(history.state, "", location.pathname + location.search);
  }

  #differs(linked: Partial<Values<T>>): boolean {
    return Object.entries(linked).some(([name, value]) => !this.store.table[name]!.same(value, this.store.values[name]));
  }

  /** Said once: what cannot be remembered now could not be a moment ago either. */
  #forgive(error: unknown): void {
    if (!(error instanceof SessionError)) throw error;
    if (!this.#told) this.fault(sessionFault(this.messages(), error.fault));
    this.#told = true;
  }
}
