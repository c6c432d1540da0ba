import { BackdrawError, createTrainer, type Data, type Report, type Spec, type Trainer } from "../api";
import { reportOfStepOn } from "./batch-step";
import { ResumableTrainers } from "./resumable-trainers";
import type { Away, Saved, Training, TrainingEvents } from "./training";

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
  /** The one that is there, if any. */
  readonly #trainers: ResumableTrainers;
  #wanted: Wanted | undefined;
  #playing = false;
  #busy: Promise<void> = Promise.resolve();
  #interrupt = new AbortController();
  /** What is learnt is other data than before, on which nothing was measured yet. */
  #measures = false;

  constructor(readonly events: TrainingEvents, away?: Away) {
    this.#trainers = new ResumableTrainers(createTrainer, events, away);
  }

  get name(): string | undefined {
    return this.#trainers.name;
  }

  get trainer(): Trainer | undefined {
    return this.#trainers.first;
  }

  get playing(): boolean {
    return this.#playing;
  }

  /** Another network takes another trainer; another optimizer or other examples do not. */
  want(wanted: Wanted): void {
    const waits = this.#playing && this.#wanted === undefined;
    this.#wanted = wanted;
    this.#trainers.learns(wanted.name, wanted.about ?? "");
    this.#queue(async () => { await this.#build(); });
    if (waits) this.#run();
  }

  /** Begins once it is said what is wanted. */
  play(): void {
    if (this.#playing) return;
    this.#playing = true;
    this.#trainers.stay();
    this.#interrupt = new AbortController();
    if (this.#wanted !== undefined) this.#run();
  }

  pause(): void {
    this.#playing = false;
    this.#interrupt.abort();
  }

  advance(limit: { readonly steps: number } | { readonly epochs: number }): void {
    this.pause();
    const stays = this.#trainers.stay();
    this.#queue(async () => {
      if (!stays()) return;
      this.#interrupt = new AbortController();
      await this.#train(limit);
    });
  }

  stepOn(examples: Data): void {
    this.pause();
    const stays = this.#trainers.stay();
    this.#queue(async () => {
      if (!stays()) return;
      const data = await this.#prepare();
      const { trainer } = this;
      if (trainer === undefined) return;
      this.#trainers.sent = undefined;
      const report = await reportOfStepOn(examples, data, trainer);
      this.#trainers.sent = data;
      this.#note(report);
      this.events.rested(report);
      await this.#trainers.answer();
    });
  }

  reset(): void {
    this.pause();
    const stays = this.#trainers.stay();
    this.#queue(async () => { if (stays()) await this.#trainers.reset(); });
  }

  /** Other data is learnt from here on: what the network makes of it is measured at once, and training goes on if it is under way. */
  goOn(): void {
    if (this.#trainers.report === undefined) return;
    this.#measures = true;
    if (this.#playing) {
      this.#interrupt.abort();
      this.#interrupt = new AbortController();
    }
    this.#queue(async () => { if (this.#measures) await this.#prepare(); });
  }

  save(): Promise<Saved | undefined> {
    const saved = this.#trainers.save();
    this.#queue(() => this.#trainers.answer());
    return saved;
  }

  leave(): Promise<Saved | undefined> {
    const saved = this.#trainers.leave();
    this.#queue(() => this.#trainers.answer());
    return saved;
  }

  bring(saved: Saved): void {
    this.pause();
    this.#trainers.bring(saved);
    this.#queue(async () => { await this.#build(); });
  }

  close(): void {
    this.pause();
    this.#trainers.close();
  }

  #run(): void {
    this.#queue(async () => {
      let told = false;
      while (this.#playing && !this.#trainers.closed) told = await this.#train({ epochs: 1 });
      // A pause may have come between two epochs, while none was trained, but saved.
      if (!told && !this.#trainers.closed) this.events.rested(this.#trainers.report);
    });
  }

  #queue(act: () => Promise<void>): void {
    this.#busy = this.#busy.then(act).catch((error: unknown) => { this.#fail(error); });
  }

  async #build(): Promise<void> {
    if (this.#wanted === undefined || this.#trainers.closed) return;
    await this.#trainers.answer();
    const { name, spec, about = "" } = this.#wanted;
    const built = JSON.stringify({ ...spec, optimizer: undefined });
    const told = JSON.stringify(spec.optimizer);
    await this.#trainers.become({ name, specs: [spec], built, told, about });
    if (told !== this.#trainers.told) await this.trainer?.update({ optimizer: spec.optimizer ?? null });
    this.#trainers.told = told;
  }

  /** Brings the trainer to what is wanted; what it learns next, undefined where there is nothing. */
  async #prepare(): Promise<Data | undefined> {
    await this.#build();
    const wanted = this.#wanted;
    if (this.trainer === undefined || wanted === undefined) return undefined;
    const data = await wanted.data(Math.floor(this.#trainers.report?.epochs ?? 0));
    if (data === undefined) return undefined;
    if (data !== this.#trainers.sent) await this.trainer.setData(data);
    this.#trainers.sent = data;
    if (this.#measures) await this.#measure(this.trainer, data);
    return data;
  }

  async #measure(trainer: Trainer, { x, y, testX }: Data): Promise<void> {
    const { loss } = await trainer.evaluate({ x, y });
    const test = testX === undefined ? undefined : await trainer.evaluate();
    this.#measures = false;
    if (this.#trainers.report === undefined) return;
    this.events.otherData?.();
    this.#note({ ...this.#trainers.report, loss, ...(test === undefined ? {} : { testLoss: test.loss }) });
  }

  /** Whether it came to rest, and told so. */
  async #train(limit: { readonly steps: number } | { readonly epochs: number }): Promise<boolean> {
    const data = await this.#prepare();
    if (this.trainer === undefined || this.#wanted === undefined) return false;
    if (data === undefined) {
      this.#playing = false;
      this.events.rested(this.#trainers.report);
      return true;
    }
    try {
      this.#note(await this.trainer.train({ ...limit, signal: this.#interrupt.signal, onProgress: (report) => { this.#note(report); } }));
    } catch (error) {
      if (!(error instanceof BackdrawError) || error.code !== "aborted") throw error;
      if (error.report !== undefined && error.report.steps > (this.#trainers.report?.steps ?? 0)) this.#note(error.report);
    }
    const rests = !this.#playing;
    if (rests) this.events.rested(this.#trainers.report);
    await this.#trainers.answer();
    return rests;
  }

  #note(report: Report): void {
    this.#trainers.note(report);
    // Figures of other data than what is shown.
    if (this.#measures) return;
    this.events.report(report);
    this.events.moved();
  }

  #fail(error: unknown): void {
    if (this.#trainers.closed) return;
    this.#playing = false;
    this.events.failed(error instanceof BackdrawError ? error : new BackdrawError("internal", "", String(error), undefined, { cause: error }));
  }
}
