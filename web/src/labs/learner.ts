import { BackdrawError, createTrainer, type Data, type Report, type Spec, type Trainer } from "../api";
import { reportOfStepOn } from "./batch-step";
import { Asked, resume, savedOf, type Away, type Saved, type Training, type TrainingEvents } from "./training";

/** What is to be learnt. */
export interface Wanted {
  /** Another name takes another network, which may have learnt something before. */
  readonly name: string;
  readonly spec: Spec;
  /** What the coming epoch learns; undefined where there is nothing to learn. What was given before is not sent again. */
  readonly data: (epoch: number) => Promise<Data | undefined>;
  /** What is learnt, so far as a network that was saved is of no use for anything else. */
  readonly about?: string;
}

/** Keeps a trainer at what is wanted, and trains it an epoch at a time, each on data of its own where they are varied. */
export class Learner implements Training {
  #trainer: Trainer | undefined;
  #built = "";
  #optimizer = "";
  #sent: Data | undefined;
  #wanted: Wanted | undefined;
  #playing = false;
  #closed = false;
  #busy: Promise<void> = Promise.resolve();
  #interrupt = new AbortController();
  #last: Report | undefined;
  #name: string | undefined;
  /** What the network of that name learns. */
  #about: string | undefined;
  /** Nothing was learnt yet under that name: what was learnt before may be of use. */
  #new = true;
  /** What is learnt is other data than before, on which nothing was measured yet. */
  #measures = false;
  readonly #asked = new Asked();
  /** To go on from, once their like is wanted. */
  #brought: Saved | undefined;

  constructor(readonly events: TrainingEvents, readonly away?: Away) {}

  get name(): string | undefined {
    return this.#name;
  }

  get trainer(): Trainer | undefined {
    return this.#trainer;
  }

  get playing(): boolean {
    return this.#playing;
  }

  /** Another network takes another trainer; another optimizer or other examples do not. */
  want(wanted: Wanted): void {
    const waits = this.#playing && this.#wanted === undefined;
    this.#wanted = wanted;
    if (wanted.name === this.#name) this.#about = wanted.about;
    this.#queue(async () => { await this.#build(); });
    if (waits) this.#run();
  }

  /** Begins once it is said what is wanted. */
  play(): void {
    if (this.#playing) return;
    this.#playing = true;
    this.#brought = undefined;
    this.#interrupt = new AbortController();
    if (this.#wanted !== undefined) this.#run();
  }

  pause(): void {
    this.#playing = false;
    this.#interrupt.abort();
  }

  advance(limit: { readonly steps: number } | { readonly epochs: number }): void {
    this.pause();
    this.#brought = undefined;
    this.#queue(async () => {
      this.#interrupt = new AbortController();
      await this.#train(limit);
    });
  }

  stepOn(examples: Data): void {
    this.pause();
    this.#brought = undefined;
    this.#queue(async () => {
      const data = await this.#prepare();
      const trainer = this.#trainer;
      if (trainer === undefined) return;
      this.#sent = undefined;
      const report = await reportOfStepOn(examples, data, trainer);
      this.#sent = data;
      this.#note(report);
      this.events.rested(report);
      await this.#asked.give(() => this.#save());
    });
  }

  reset(): void {
    this.pause();
    this.#brought = undefined;
    this.#queue(async () => {
      await this.#trainer?.reset();
      this.#last = undefined;
      this.#new = false;
      this.events.restarted();
    });
  }

  /** Other data is learnt from here on: what the network makes of it is measured at once, and training goes on if it is under way. */
  goOn(): void {
    if (this.#last === undefined) return;
    this.#measures = true;
    if (this.#playing) {
      this.#interrupt.abort();
      this.#interrupt = new AbortController();
    }
    this.#queue(async () => { if (this.#measures) await this.#prepare(); });
  }

  save(): Promise<Saved | undefined> {
    const saved = this.#asked.ask();
    this.#queue(() => this.#asked.give(() => this.#save()));
    return saved;
  }

  async leave(): Promise<Saved | undefined> {
    const of = ofBuilt(this.#built, this.#about);
    return savedOf(of, await this.save());
  }

  bring(saved: Saved): void {
    this.pause();
    this.#brought = saved;
    this.#queue(async () => { await this.#build(); });
  }

  close(): void {
    this.#closed = true;
    this.pause();
    this.#trainer?.close();
    this.#trainer = undefined;
  }

  #run(): void {
    this.#queue(async () => {
      while (this.#playing && !this.#closed) await this.#train({ epochs: 1 });
    });
  }

  #queue(act: () => Promise<void>): void {
    this.#busy = this.#busy.then(act).catch((error: unknown) => { this.#fail(error); });
  }

  async #build(): Promise<void> {
    if (this.#wanted === undefined || this.#closed) return;
    await this.#asked.give(() => this.#save());
    const { name, spec, about } = this.#wanted;
    const written = JSON.stringify({ ...spec, optimizer: undefined });
    const optimizer = JSON.stringify(spec.optimizer);
    const another = name !== this.#name;
    if (written !== this.#built || another) {
      const trainer = await createTrainer(spec);
      if (another) await this.#leave();
      const found = another || this.#new ? await this.away?.find(name) : undefined;
      const saved = await resume([trainer], ofBuilt(written, about), found);
      if (this.#isClosed()) {
        trainer.close();
        return;
      }
      const unfit = another && this.#name !== undefined && found !== undefined && saved === undefined;
      this.#trainer?.close();
      this.#trainer = trainer;
      this.#name = name;
      this.#about = about;
      this.#built = written;
      this.#optimizer = saved?.told ?? optimizer;
      this.#sent = undefined;
      this.#last = saved?.report;
      this.#new = saved === undefined && (another || this.#new);
      this.events.ready(trainer);
      if (saved !== undefined) this.events.resumed?.(saved);
      if (unfit) this.events.unfit?.();
      this.events.moved();
    }
    if (this.#trainer !== undefined) await this.#comeBack([this.#trainer]);
    if (optimizer !== this.#optimizer) await this.#trainer?.update({ optimizer: spec.optimizer ?? null });
    this.#optimizer = optimizer;
  }

  /** Another network takes its place. */
  async #leave(): Promise<void> {
    const saved = await this.#save();
    if (saved !== undefined) await this.away?.leave(saved);
  }

  async #comeBack(trainers: readonly Trainer[]): Promise<void> {
    const brought = this.#brought, of = ofBuilt(this.#built, this.#about);
    if (brought?.of !== of || brought.name !== this.#name) return;
    this.#brought = undefined;
    const saved = await resume(trainers, of, brought);
    this.#last = saved?.report;
    this.#new = false;
    if (saved === undefined) this.events.restarted();
    else {
      this.#optimizer = saved.told;
      this.events.resumed?.(saved);
    }
    this.events.moved();
  }

  /** By now: it may have been closed meanwhile. */
  #isClosed(): boolean {
    return this.#closed;
  }

  async #save(): Promise<Saved | undefined> {
    const { trainer } = this;
    const name = this.#name;
    const report = this.#last;
    if (report === undefined || trainer === undefined || name === undefined) return undefined;
    return { name, of: ofBuilt(this.#built, this.#about), told: this.#optimizer, bytes: [new Uint8Array(await trainer.save("backdraw"))], report };
  }

  /** Brings the trainer to what is wanted; what it learns next, undefined where there is nothing. */
  async #prepare(): Promise<Data | undefined> {
    await this.#build();
    const wanted = this.#wanted;
    if (this.#trainer === undefined || wanted === undefined) return undefined;
    const data = await wanted.data(Math.floor(this.#last?.epochs ?? 0));
    if (data === undefined) return undefined;
    if (data !== this.#sent) await this.#trainer.setData(data);
    this.#sent = data;
    if (this.#measures) await this.#measure(this.#trainer, data);
    return data;
  }

  async #measure(trainer: Trainer, { x, y, testX }: Data): Promise<void> {
    const { loss } = await trainer.evaluate({ x, y });
    const test = testX === undefined ? undefined : await trainer.evaluate();
    this.#measures = false;
    if (this.#last === undefined) return;
    this.events.otherData?.();
    this.#note({ ...this.#last, loss, ...(test === undefined ? {} : { testLoss: test.loss }) });
  }

  async #train(limit: { readonly steps: number } | { readonly epochs: number }): Promise<void> {
    const data = await this.#prepare();
    if (this.#trainer === undefined || this.#wanted === undefined) return;
    if (data === undefined) {
      this.#playing = false;
      this.events.rested(this.#last);
      return;
    }
    try {
      this.#note(await this.#trainer.train({ ...limit, signal: this.#interrupt.signal, onProgress: (report) => { this.#note(report); } }));
    } catch (error) {
      if (!(error instanceof BackdrawError) || error.code !== "aborted") throw error;
      if (error.report !== undefined && error.report.steps > (this.#last?.steps ?? 0)) this.#note(error.report);
    }
    if (!this.#playing) this.events.rested(this.#last);
    await this.#asked.give(() => this.#save());
  }

  #note(report: Report): void {
    this.#last = report;
    this.#new = false;
    // Figures of other data than what is shown.
    if (this.#measures) return;
    this.events.report(report);
    this.events.moved();
  }

  #fail(error: unknown): void {
    if (this.#closed) return;
    this.#playing = false;
    this.events.failed(error instanceof BackdrawError ? error : new BackdrawError("internal", "", String(error), undefined, { cause: error }));
  }
}

function ofBuilt(built: string, about = ""): string {
  return `${built}\n${about}`;
}
