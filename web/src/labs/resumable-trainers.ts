import { BackdrawError, type Data, type Report, type Spec, type Trainer } from "../api";
import type { Away, Saved, TrainingEvents } from "./training";

/** Trainers that are to be there. */
export interface WantedTrainers {
  /** Another name takes other trainers, which may have learnt something before. */
  readonly name: string;
  /** One for each trainer. */
  readonly specs: readonly Spec[];
  /** The part of the specs that takes other trainers when it changes. */
  readonly built: string;
  /** The rest of them, which trainers can be told. */
  readonly told: string;
  /** What they learn, so far as trainers that were saved are of no use for anything else. */
  readonly about: string;
}

/**
 * One trainer, or several side by side, with what they learnt: it is set aside when others take their place, and comes back
 * when their like is wanted again. What is awaited here is asked for in turn, one after another.
 */
export class ResumableTrainers {
  /** What they were told last. */
  told = "";
  /** What they were given to learn last; others have been given nothing yet. */
  sent: Data | undefined;
  #all: readonly Trainer[] = [];
  #name: string | undefined;
  #built = "";
  #about = "";
  #report: Report | undefined;
  /** Nothing was learnt yet under that name: what was learnt before may be of use. */
  #new = true;
  #closed = false;
  /** To go on from, once their like is wanted. */
  #brought: Saved | undefined;
  #brings = 0;
  readonly #asked = new Asked();

  constructor(readonly create: (spec: Spec) => Promise<Trainer>, readonly events: TrainingEvents, readonly away: Away | undefined) {}

  get all(): readonly Trainer[] { return this.#all; }
  get first(): Trainer | undefined { return this.#all[0]; }
  get name(): string | undefined { return this.#name; }
  /** What they learnt last; undefined where that is nothing. */
  get report(): Report | undefined { return this.#report; }
  get closed(): boolean { return this.#closed; }

  /** They learnt something. */
  note(report: Report): void {
    this.#report = report;
    this.#new = false;
  }

  /** Those of that name learn something else from here on. */
  learns(name: string, about: string): void {
    if (name === this.#name) this.#about = about;
  }

  /** Goes on from these as soon as their like is there. */
  bring(saved: Saved): void {
    this.#brought = saved;
    this.#brings++;
  }

  /** Goes on from what is there, not from what was brought. Returns whether that is so still: what was asked of those before is none of what was brought since. */
  stay(): () => boolean {
    this.#brought = undefined;
    const brings = this.#brings;
    return () => brings === this.#brings;
  }

  /** What they are when `answer` comes next; undefined where they learnt nothing. */
  save(): Promise<Saved | undefined> { return this.#asked.ask(); }

  /** The same, of what they learn now, although another thing is wanted by then; undefined where others are in their place. */
  async leave(): Promise<Saved | undefined> {
    const built = this.#built, of = this.#of;
    const saved = await this.save();
    return saved !== undefined && saved.of.split("\n", 1)[0] === built ? { ...saved, of } : undefined;
  }

  /** Gives what was asked for. */
  answer(): Promise<void> { return this.#asked.give(() => this.#save()); }

  /** Puts those that are wanted in place, as they were when they made room or were brought. */
  async become(wanted: WantedTrainers): Promise<void> {
    if (wanted.built !== this.#built || wanted.name !== this.#name) await this.#replace(wanted);
    if (this.#all.length > 0) await this.#comeBack();
  }

  /** Back to the initial weights. */
  async reset(): Promise<void> {
    await Promise.all(this.#all.map((trainer) => trainer.reset()));
    this.#report = undefined;
    this.#new = false;
    this.events.restarted();
  }

  close(): void {
    this.#closed = true;
    closeAll(this.#all);
    this.#all = [];
  }

  get #of(): string { return ofBuilt(this.#built, this.#about); }

  async #replace({ name, specs, built, told, about }: WantedTrainers): Promise<void> {
    const another = name !== this.#name;
    const trainers = await allOrNone(specs.map((spec) => this.create(spec)));
    let found: Saved | undefined, saved: Saved | undefined;
    try {
      if (another) await this.#setAside();
      if (another || this.#new) found = await this.away?.find(name);
      saved = await resume(trainers, ofBuilt(built, about), found);
    } catch (error) {
      closeAll(trainers);
      throw error;
    }
    closeAll(this.#closed ? trainers : this.#all);
    if (this.#closed) return;
    const unfit = another && this.#name !== undefined && found !== undefined && saved === undefined;
    this.#all = trainers;
    this.#name = name;
    this.#about = about;
    this.#built = built;
    this.told = saved?.told ?? told;
    this.sent = undefined;
    this.#report = saved?.report;
    this.#new = saved === undefined && (another || this.#new);
    this.events.ready(trainers[0]!);
    if (saved !== undefined) this.events.resumed?.(saved);
    if (unfit) this.events.unfit?.();
    this.events.moved();
  }

  async #setAside(): Promise<void> {
    const saved = await this.#save();
    if (saved !== undefined) await this.away?.leave(saved);
  }

  async #comeBack(): Promise<void> {
    const brought = this.#brought, of = this.#of;
    if (brought?.of !== of || brought.name !== this.#name) return;
    this.#brought = undefined;
    const saved = await resume(this.#all, of, brought);
    this.#report = saved?.report;
    this.#new = false;
    if (saved === undefined) this.events.restarted();
    else {
      this.told = saved.told;
      this.events.resumed?.(saved);
    }
    this.events.moved();
  }

  async #save(): Promise<Saved | undefined> {
    const name = this.#name, report = this.#report, of = this.#of, { told } = this;
    if (report === undefined || name === undefined || this.#all.length === 0) return undefined;
    const bytes = await Promise.all(this.#all.map(async (trainer) => new Uint8Array(await trainer.save("backdraw"))));
    return { name, of, told, bytes, report };
  }
}

/** Where one cannot be made, those that can are closed, also those that come later. */
async function allOrNone(asked: readonly Promise<Trainer>[]): Promise<readonly Trainer[]> {
  try {
    return await Promise.all(asked);
  } catch (error) {
    for (const each of asked) void each.then((trainer) => { trainer.close(); }, () => undefined);
    throw error;
  }
}

function closeAll(trainers: readonly Trainer[]): void {
  for (const trainer of trainers) trainer.close();
}

/** What trainers are, and what of. */
function ofBuilt(built: string, about: string): string { return `${built}\n${about}`; }

/** Puts trainers back to what was saved of the same; undefined, and they are as new, where that cannot be. */
async function resume(trainers: readonly Trainer[], of: string, saved: Saved | undefined): Promise<Saved | undefined> {
  if (saved?.of !== of || saved.bytes.length !== trainers.length) return undefined;
  try {
    await Promise.all(trainers.map((trainer, i) => trainer.load(saved.bytes[i]!)));
    return saved;
  } catch (error) {
    if (!(error instanceof BackdrawError) || error.code === "closed") throw error;
    // Of another version, or damaged.
    await Promise.all(trainers.map((trainer) => trainer.reset()));
    return undefined;
  }
}

/** Whoever asked for what is saved while training was under way, until it can be given. */
class Asked {
  #resolves: ((saved: Saved | undefined) => void)[] = [];

  ask(): Promise<Saved | undefined> {
    return new Promise((resolve) => { this.#resolves.push(resolve); });
  }

  /** Gives the same to all; where it fails, nothing. */
  async give(save: () => Promise<Saved | undefined>): Promise<void> {
    if (this.#resolves.length === 0) return;
    const resolves = this.#resolves;
    this.#resolves = [];
    const saved = await save().catch(() => undefined);
    for (const resolve of resolves) resolve(saved);
  }
}
