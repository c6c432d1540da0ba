import { linkFault, sessionFault } from "../messages/faults";
import type { Messages } from "../messages";
import type { KeptModel } from "../labs/kept-models";
import { addAside, dropAside, readAsides, type Aside } from "../state/aside";
import type { Table, Values } from "../state/field";
import { BrokenLink, labOfFragment, readFragment, writeFragment } from "../state/fragment";
import { keep, restore, SessionError } from "../state/session";
import type { Store } from "../state/store";
import { asideModel, dropAsideModels, keepAsideModel } from "./aside-models";

const settleMilliseconds = 300;

/** What takes the place of all that is there; "onward" is a lesson's next page, which leaves nothing behind. */
export type Bringer = "link" | "start" | "lesson" | "onward";

export interface MemoryHost {
  readonly words: Messages;
  /** Shows a sentence, in place of the last one about the same; or none any more. */
  fault(about: string, sentence?: string): void;
  /** Something took the place of own work, which can be brought back. */
  offer(memory: PageMemory<Table>, aside: Aside, by: Bringer): void;
  /** The network of a lab with these values, as it is now. */
  learnt(lab: string, values: Values<Table>): Promise<KeptModel | undefined>;
  /** That network is wanted again. */
  bring(lab: string, model: KeptModel): void;
}

/**
 * Keeps a page's state from one visit to the next, opens links, and sets aside the work whose place they take. Its faults
 * are sentences, and lose nothing.
 */
export class PageMemory<T extends Table> {
  #timer = 0;
  #unsubscribe: (() => void) | undefined;
  #told = false;
  /** The work that there was before anybody did anything; undefined where nothing is remembered. */
  #first: string | undefined;
  /** What was brought last. */
  #given: { readonly by: Bringer; readonly work: string } | undefined;
  /** There was no room to set this aside: what is kept stays what it is. */
  #owed: Aside | undefined;

  constructor(
    readonly key: string,
    readonly store: Store<T>,
    readonly host: MemoryHost,
    /** Links of other labs are left alone. */
    readonly lab = "points",
  ) {}

  /** Last time's state, then over it what the address says. */
  open(): void {
    this.#first ??= this.#work();
    this.#restore();
    // What a link brings is there the next time, too.
    this.#unsubscribe = this.store.subscribe(() => { this.#keepSoon(); });
    this.#follow();
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
    return this.#take("link", fragment);
  }

  /** Makes a change that takes the place of all that is there; own work is set aside. */
  replace(by: Bringer, change: () => void): void {
    const given = this.#given, before = this.#work(), fragment = writeFragment(this.store.table, this.store.values);
    const own = by !== "onward" && this.#first !== undefined && before !== this.#first && before !== given?.work;
    const learnt = own ? this.host.learnt(this.lab, this.store.values) : undefined;
    change();
    const work = this.#work();
    this.#given = { by, work };
    const ofLesson = given?.by === "lesson" || given?.by === "onward";
    if (learnt !== undefined && work !== before) this.#setAside({ at: Date.now(), fragment, ...(ofLesson ? { ofLesson } : {}) }, by, learnt);
  }

  /** Work that was set aside and is not what is there now, the newest first. */
  get asides(): readonly Aside[] {
    if (this.#first === undefined) return [];
    try {
      const all = readAsides(this.#asideKey);
      if (all.length === 0) return all;
      const now = this.#work();
      return all.filter((aside) => this.#workOf(aside) !== now);
    } catch (error) {
      this.#forgive(error);
      return [];
    }
  }

  /** Shows it again, with what its network had learnt; one step to undo. */
  bringBack(aside: Aside): boolean {
    this.store.settle();
    // Before another takes its place.
    const model = asideModel(this.lab, aside);
    const taken = this.#take("start", aside.fragment);
    this.#given = undefined;
    const work = this.#work();
    if (taken) void model.then((found) => { if (found !== undefined && this.#work() === work) this.host.bring(this.lab, found); });
    return taken;
  }

  forget(aside: Aside): void {
    try {
      dropAsideModels(this.lab, dropAside(this.#asideKey, this.#same(aside)));
    } catch (error) {
      this.#forgive(error);
    }
  }

  get #asideKey(): string {
    return `${this.key}-aside`;
  }

  /** What of a state is work: what undo takes back. How fast it trains and what is looked at is none. */
  #work(values: Partial<Values<T>> = this.store.values): string {
    return Object.entries(this.store.table).filter(([, row]) => row.kept === "link" && row.undone).map(([name, row]) => row.write(values[name])).join("\n");
  }

  /** Undefined where it cannot be read. */
  #workOf({ fragment }: Aside): string | undefined {
    try {
      return this.#work(readFragment(this.store.table, fragment));
    } catch (error) {
      if (error instanceof BrokenLink) return undefined;
      throw error;
    }
  }

  #same(aside: Aside): (other: Aside) => boolean {
    const work = this.#workOf(aside);
    return (other) => other.fragment === aside.fragment || (work !== undefined && this.#workOf(other) === work);
  }

  readonly #follow = (): void => {
    if (labOfFragment(location.hash) === this.lab) this.openLink(location.hash);
  };

  #take(by: Bringer, fragment: string): boolean {
    try {
      const values = readFragment(this.store.table, fragment);
      this.replace(by, () => { this.store.set(values); });
      this.host.fault("link");
      return true;
    } catch (error) {
      if (!(error instanceof BrokenLink)) throw error;
      this.host.fault("link", linkFault(this.host.words, error.fault));
      return false;
    }
  }

  #setAside(aside: Aside, by: Bringer, learnt: Promise<KeptModel | undefined>): void {
    void keepAsideModel(this.lab, aside, learnt).then((kept) => { if (!kept) this.#say(this.host.words.asideModelFull); });
    try {
      this.#add(aside);
      if (aside.ofLesson !== true) this.host.offer(this as unknown as PageMemory<Table>, aside, by);
    } catch (error) {
      if (!(error instanceof SessionError) || error.fault !== "full") {
        this.#forgive(error);
        return;
      }
      this.#owed ??= aside;
      this.#say(this.host.words.asideFull);
    }
  }

  #add(aside: Aside): void {
    dropAsideModels(this.lab, addAside(this.#asideKey, aside, this.#same(aside)));
  }

  /** False while there is no room for what is to be set aside, unless it is what is there again. */
  #settleDebt(): boolean {
    if (this.#owed === undefined) return true;
    try {
      if (this.#workOf(this.#owed) !== this.#work()) this.#add(this.#owed);
      this.#owed = undefined;
      return true;
    } catch (error) {
      if (!(error instanceof SessionError)) throw error;
      return false;
    }
  }

  #restore(): void {
    try {
      const restored = restore(this.key, this.store.table);
      if (restored === undefined) return;
      this.store.set(restored.values, { undo: "no" });
      if (restored.given) this.#given = { by: "start", work: this.#work() };
      if (restored.lost.length > 0) this.#say(this.host.words.sessionLost(restored.lost.join(", ")));
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
      if (this.#settleDebt()) keep(this.key, this.store.table, this.store.values, this.#given?.work === this.#work());
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

  #say(sentence: string): void {
    this.host.fault(sentence, sentence);
  }

  /** Said once: what cannot be remembered now could not be a moment ago either. */
  #forgive(error: unknown): void {
    if (!(error instanceof SessionError)) throw error;
    if (!this.#told) this.#say(sessionFault(this.host.words, error.fault));
    this.#told = true;
  }
}
