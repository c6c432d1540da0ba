import { BackdrawError, createTrainer, varyPictures, type Report, type Spec, type Trainer, type Variation } from "../../api";
import { pixels, type LearntAndHeld } from "./examples";

export interface LearnerEvents {
  ready(trainer: Trainer): void;
  report(report: Report): void;
  /** Weights changed or went back to their start. */
  moved(): void;
  rested(report: Report | undefined): void;
  failed(error: BackdrawError): void;
}

/** What is to be learnt. */
export interface Wanted {
  readonly spec: Spec;
  readonly examples: LearntAndHeld;
  readonly variation: Variation;
}

/** So many pictures are varied at a time, so that the page stays live. */
const portion = 64;

/** Keeps a trainer at what is wanted, and trains it an epoch at a time, each on other variations of the examples. */
export class Learner {
  #trainer: Trainer | undefined;
  #built = "";
  #wanted: Wanted | undefined;
  #playing = false;
  #closed = false;
  #busy: Promise<void> = Promise.resolve();
  #interrupt = new AbortController();
  #last: Report | undefined;

  constructor(readonly events: LearnerEvents) {}

  get trainer(): Trainer | undefined {
    return this.#trainer;
  }

  get playing(): boolean {
    return this.#playing;
  }

  /** Another number of classes, or other rates, take another trainer; other examples do not. */
  want(wanted: Wanted): void {
    this.#wanted = wanted;
    this.#queue(async () => { await this.#build(); });
  }

  play(): void {
    if (this.#playing) return;
    this.#playing = true;
    this.#interrupt = new AbortController();
    this.#queue(async () => {
      while (this.#playing && !this.#closed) await this.#train({ epochs: 1 });
    });
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
      this.events.rested(this.#last);
    });
  }

  reset(): void {
    this.pause();
    this.#queue(async () => {
      await this.#trainer?.reset();
      this.#last = undefined;
      this.events.moved();
    });
  }

  close(): void {
    this.#closed = true;
    this.pause();
    this.#trainer?.close();
    this.#trainer = undefined;
  }

  #queue(act: () => Promise<void>): void {
    this.#busy = this.#busy.then(act).catch((error: unknown) => { this.#fail(error); });
  }

  async #build(): Promise<void> {
    const spec = this.#wanted?.spec;
    if (spec === undefined || this.#closed) return;
    const written = JSON.stringify(spec);
    if (written === this.#built) return;
    const trainer = await createTrainer(spec);
    this.#trainer?.close();
    this.#trainer = trainer;
    this.#built = written;
    this.#last = undefined;
    this.events.ready(trainer);
    this.events.moved();
  }

  async #train(limit: { readonly steps: number } | { readonly epochs: number }): Promise<void> {
    await this.#build();
    const wanted = this.#wanted;
    if (this.#trainer === undefined || wanted === undefined) return;
    const { train, test } = wanted.examples;
    if (train.y.length === 0) {
      this.#playing = false;
      return;
    }
    const x = await varied(train.x, wanted.variation, Math.floor(this.#last?.epochs ?? 0));
    await this.#trainer.setData({ x, y: train.y, ...(test.y.length > 0 ? { testX: test.x, testY: test.y } : {}) });
    try {
      this.#note(await this.#trainer.train({ ...limit, signal: this.#interrupt.signal, onProgress: (report) => { this.#note(report); } }));
    } catch (error) {
      if (!(error instanceof BackdrawError) || error.code !== "aborted") throw error;
      if (error.report !== undefined && error.report.steps > (this.#last?.steps ?? 0)) this.#note(error.report);
    }
    if (!this.#playing) this.events.rested(this.#last);
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

async function varied(from: Float32Array, variation: Variation, epoch: number): Promise<Float32Array> {
  const all = new Float32Array(from.length);
  for (let at = 0; at < from.length; at += portion * pixels) {
    all.set(await varyPictures(from.subarray(at, at + portion * pixels), variation, epoch * 100_000 + at / pixels), at);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return all;
}
