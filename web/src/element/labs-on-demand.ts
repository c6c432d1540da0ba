import type { TemplateResult } from "lit";
import type { KeyRow, LabModule, LabPlace } from "../labs/lab";
import { attributeNames, fieldOfAttribute } from "../state/attributes";
import { initialValues, type Table, type Values } from "../state/field";
import { writeFragment } from "../state/fragment";
import { Store } from "../state/store";
import { readAttributes } from "./attributes-in";
import { PageMemory, type MemoryHost } from "./memory";

// A lab's code comes when it is asked for, and stays: each has a state, a session and links of its own.
const loaders = {
  curve: async () => (await import("../labs/curve/curve-lab")).lab,
  autoencoder: async () => (await import("../labs/autoencoder/autoencoder-lab")).lab,
  digits: async () => (await import("../labs/digits/digits-lab")).lab,
  sequence: async () => (await import("../labs/sequence/sequence-lab")).lab,
} satisfies Record<string, () => Promise<unknown>>;
type Loaded = keyof typeof loaders;

/** So many of the keys that every lab has are of training. */
const trainingKeys = 4;

interface Opened {
  readonly module: LabModule;
  readonly store: Store<Table>;
  readonly memory: PageMemory<Table>;
}

/** The element around, as its labs see it. */
export interface LabHost extends Element, MemoryHost {
  readonly page: boolean;
  readonly sessionKey: string;
  /** A fault, and the event error. */
  refuse(attribute: string, sentence: string): void;
  requestUpdate(): void;
}

/** The labs that are loaded on demand, of one element. */
export class LabsOnDemand {
  readonly #opened = new Map<Loaded, Opened>();
  readonly #opening = new Map<Loaded, Promise<void>>();

  constructor(readonly host: LabHost) {}

  offers(name: string): name is Loaded {
    return name in loaders;
  }

  /** Undefined until its code is there, which this asks for. */
  view(name: Loaded, place: LabPlace): TemplateResult | undefined {
    const opened = this.#opened.get(name);
    if (opened === undefined) void this.open(name);
    return opened?.module.view(opened.store, this.host.words, place);
  }

  store(name: string): Store<Table> | undefined {
    return this.#opened.get(name as Loaded)?.store;
  }

  memory(name: string): PageMemory<Table> | undefined {
    return this.#opened.get(name as Loaded)?.memory;
  }

  /** Under which name a lab keeps what it learns while its state is that. */
  keptAs(name: string, values: Values<Table>): string | undefined {
    return this.#opened.get(name as Loaded)?.module.keptAs(values);
  }

  /** What keys do in a lab; those of its own stand after those of training. */
  keys(name: string): readonly KeyRow[] {
    const opened = this.#opened.get(name as Loaded);
    const shared = this.host.words.labKeys.keyTable;
    const own = opened?.module.keys(opened.store, this.host.words) ?? [];
    const kept = shared.filter(([key]) => !own.some(([other]) => other === key));
    return [...kept.slice(0, trainingKeys), ...own, ...kept.slice(trainingKeys)];
  }

  /** The fragment that holds a lab's state, with what stands beside it; undefined for a lab that has no links. */
  link(name: string): { readonly fragment: string; readonly sentence: string } | undefined {
    const opened = this.#opened.get(name as Loaded);
    const sentence = opened?.module.linkSentence?.(this.host.words);
    if (opened === undefined || sentence === undefined) return undefined;
    return { fragment: writeFragment(opened.store.table, opened.store.values), sentence };
  }

  /** Takes a link's state, once the lab is there. */
  async openLink(name: Loaded, fragment: string): Promise<void> {
    await this.open(name);
    this.#opened.get(name)?.memory.openLink(fragment);
  }

  /** An attribute changed; false where it means nothing to that lab. */
  takeAttribute(name: string, attribute: string): boolean {
    const opened = this.#opened.get(name as Loaded);
    if (opened === undefined) return false;
    const field = fieldOfAttribute(opened.module.table, attribute);
    if (field === undefined) return false;
    if (this.host.getAttribute(attribute) === null) opened.store.set({ [field]: opened.module.table[field]!.initial }, { undo: "no" });
    else this.#readAttributes(opened, [attribute]);
    return true;
  }

  /** The page remembers its labs again. */
  connect(): void {
    if (this.host.page) for (const { memory } of this.#opened.values()) memory.open();
  }

  disconnect(): void {
    for (const { memory } of this.#opened.values()) memory.close();
  }

  /** Once: what failed to load is not asked for again and again. */
  open(name: Loaded): Promise<void> {
    const opening = this.#opening.get(name) ?? this.#load(name);
    this.#opening.set(name, opening);
    return opening;
  }

  async #load(name: Loaded): Promise<void> {
    const { host } = this;
    try {
      const module = (await loaders[name]()) as unknown as LabModule;
      const store = new Store<Table>(module.table, { ...initialValues(module.table), lab: name });
      const memory = new PageMemory(`${host.sessionKey}-${name}`, store, host, name);
      // Its button is the element's.
      store.subscribe((changed) => { if (changed.has("lens")) host.requestUpdate(); });
      const opened = { module, store, memory };
      this.#readAttributes(opened, attributeNames(module.table));
      this.#opened.set(name, opened);
      if (host.page && host.isConnected) memory.open();
    } catch (error) {
      host.refuse("lab", host.words.loadFailed(error instanceof Error ? error.message : String(error)));
    }
    host.requestUpdate();
  }

  #readAttributes({ module, store }: Omit<Opened, "memory">, names: readonly string[]): void {
    const { values, faults } = readAttributes(module.table, this.host, names);
    store.set(values, { undo: "no" });
    for (const fault of faults) this.host.refuse(names.length === 1 ? names[0]! : "attributes", fault);
  }
}
