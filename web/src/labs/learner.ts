import { BackdrawError, createTrainer, type Data, type Report, type Spec, type Trainer } from "../api";
import { reportOfStepOn } from "./batch-step";
import { Asked, resume, type Kept, type Saved, type Training, type TrainingEvents } from "./training";

/** What is to be learnt. */
export interface Wanted {
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
  #kept: Kept | undefined;
  readonly #asked = new Asked();

  constructor(readonly events: TrainingEvents, kept?: Kept) {
    this.#kept = kept;
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
    this.#queue(async () => { await this.#build(); });
    if (waits) this.#run();
  }

  /** Begins once it is said what is wanted. */
  play(): void {
    if (this.#playing) return;
    this.#playing = true;
    this.#interrupt = new AbortController();
    if (this.#wanted !== undefined) this.#run();
  }

  pause(): void {
    this.#playing = false;
    this.#interrupt.abort();
  }

  advance(limit: { readonly steps: number } | { readonly epochs: number }): void {
    this.pause();
    this.#queue(async () => {
      this.#interrupt = new AbortController();
      await this.#train(limit);
    });
  }

  stepOn(examples: Data): void {
    this.pause();
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
    this.#queue(async () => {
      await this.#trainer?.reset();
      this.#last = undefined;
      this.events.restarted();
    });
  }

  save(): Promise<Saved | undefined> {
    const saved = this.#asked.ask();
    this.#queue(() => this.#asked.give(() => this.#save()));
    return saved;
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
    const spec = this.#wanted?.spec;
    if (spec === undefined || this.#closed) return;
    const written = JSON.stringify({ ...spec, optimizer: undefined });
    const optimizer = JSON.stringify(spec.optimizer);
    if (written !== this.#built) {
      const trainer = await createTrainer(spec);
      const saved = await resume([trainer], ofBuilt(written, this.#wanted?.about), this.#kept);
      this.#kept = undefined;
      if (this.#isClosed()) {
        trainer.close();
        return;
      }
      this.#trainer?.close();
      this.#trainer = trainer;
      this.#built = written;
      this.#optimizer = saved?.told ?? optimizer;
      this.#sent = undefined;
      this.#last = saved?.report;
      this.events.ready(trainer);
      if (saved !== undefined) this.events.resumed?.(saved);
      this.events.moved();
    }
    if (optimizer !== this.#optimizer) await this.#trainer?.update({ optimizer: spec.optimizer ?? null });
    this.#optimizer = optimizer;
  }

  /** By now: it may have been closed meanwhile. */
  #isClosed(): boolean {
    return this.#closed;
  }

  async #save(): Promise<Saved | undefined> {
    const { trainer } = this;
    const report = this.#last;
    if (report === undefined || trainer === undefined) return undefined;
    return { of: ofBuilt(this.#built, this.#wanted?.about), told: this.#optimizer, bytes: [new Uint8Array(await trainer.save("backdraw"))], report };
  }

  /** Brings the trainer to what is wanted; what it learns next, undefined where there is nothing. */
  async #prepare(): Promise<Data | undefined> {
    await this.#build();
    const wanted = this.#wanted;
    if (this.#trainer === undefined || wanted === undefined) return undefined;
    const data = await wanted.data(Math.floor(this.#last?.epochs ?? 0));
    if (data !== undefined && data !== this.#sent) await this.#trainer.setData(data);
    if (data !== undefined) this.#sent = data;
    return data;
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
