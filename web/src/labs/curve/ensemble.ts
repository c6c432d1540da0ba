import { BackdrawError, createTrainer, type Data, type Report, type Spec, type Trainer } from "../../api";
import { reportOfStepOn } from "../batch-step";
import { Pace } from "../points/training/pace";
import { ResumableTrainers } from "../resumable-trainers";
import type { Away, Saved, Training, TrainingEvents } from "../training";

export interface WantedEnsemble {
  /** Another name takes other networks, which may have learnt something before. */
  readonly name: string;
  /** They differ by their seeds alone. */
  readonly specs: readonly Spec[];
  /** Undefined where there is nothing to learn. */
  readonly data: Data | undefined;
  /** What they learn, so far as networks that were saved are of no use for anything else. */
  readonly about: string;
}

/** What a running network can be told; everything else takes other networks. */
type Changeable = Pick<Spec, "optimizer" | "batchSize">;

/** A full-speed round lasts about so long, so that what is shown moves. */
const roundMilliseconds = 60;

/** Several networks in workers of their own, trained on the same data step by step with one another. Reports have the mean of their losses. */
export class Ensemble implements Training {
  readonly pace = new Pace();
  readonly #trainers: ResumableTrainers;
  #wanted: WantedEnsemble | undefined;
  #playing = false;
  #busy: Promise<void> = Promise.resolve();
  #interrupt = new AbortController();

  constructor(readonly events: TrainingEvents, away?: Away) {
    this.#trainers = new ResumableTrainers(createTrainer, events, away);
  }

  get name(): string | undefined {
    return this.#trainers.name;
  }

  get trainers(): readonly Trainer[] {
    return this.#trainers.all;
  }

  get trainer(): Trainer | undefined {
    return this.#trainers.first;
  }

  get playing(): boolean {
    return this.#playing;
  }

  want(wanted: WantedEnsemble): void {
    this.#wanted = wanted;
    this.#trainers.learns(wanted.name, wanted.about);
    this.#queue(async () => { await this.#build(); });
  }

  play(): void {
    if (this.#playing) return;
    this.#playing = true;
    this.#trainers.stay();
    this.#interrupt = new AbortController();
    this.#queue(async () => {
      let steps = 1;
      this.pace.restart();
      while (this.#playing && !this.#trainers.closed) steps = await this.#round(steps);
      this.events.rested(this.#trainers.report);
    });
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
      await this.#build();
      await this.#train("steps" in limit ? limit.steps : limit.epochs * this.#stepsPerEpoch());
      this.events.rested(this.#trainers.report);
    });
  }

  stepOn(examples: Data): void {
    this.pause();
    const stays = this.#trainers.stay();
    this.#queue(async () => {
      if (!stays()) return;
      await this.#build();
      const data = this.#wanted?.data;
      this.#trainers.sent = undefined;
      const reports = await Promise.all(this.trainers.map((trainer) => reportOfStepOn(examples, data, trainer)));
      this.#trainers.sent = data;
      await this.#note(reports);
      this.events.rested(this.#trainers.report);
    });
  }

  reset(): void {
    this.pause();
    const stays = this.#trainers.stay();
    this.#queue(async () => { if (stays()) await this.#trainers.reset(); });
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

  #queue(act: () => Promise<void>): void {
    this.#busy = this.#busy.then(act).catch((error: unknown) => { this.#fail(error); });
  }

  /** One turn of playing; the steps of the next one at full speed. */
  async #round(steps: number): Promise<number> {
    await this.#build();
    if (this.#wanted?.data === undefined) {
      this.#playing = false;
      return steps;
    }
    if (this.pace.rate > 0) {
      await this.pace.due(this.#interrupt.signal);
      const due = this.pace.take(this.#stepsPerEpoch());
      if (due > 0 && this.#playing) await this.#train(due);
      return 1;
    }
    const began = performance.now();
    await this.#train(steps);
    const share = roundMilliseconds / Math.max(1, performance.now() - began);
    return Math.max(1, Math.round(steps * Math.min(2, share)));
  }

  /** Other layers or seeds take other networks; other rates and data do not. */
  async #build(): Promise<void> {
    const wanted = this.#wanted;
    if (wanted === undefined || this.#trainers.closed) return;
    await this.#trainers.answer();
    const { name, specs, data, about } = wanted;
    const built = JSON.stringify(specs.map((spec) => ({ ...spec, optimizer: undefined, batchSize: undefined })));
    const { optimizer, batchSize } = specs[0]!;
    const told = JSON.stringify({ optimizer, batchSize });
    await this.#trainers.become({ name, specs, built, told, about });
    if (told !== this.#trainers.told) {
      await this.#tell({ ...(optimizer === undefined ? {} : { optimizer }), ...(batchSize === undefined ? {} : { batchSize }) });
      this.#trainers.told = told;
    }
    if (data !== undefined && data !== this.#trainers.sent) {
      await Promise.all(this.trainers.map((trainer) => trainer.setData(data)));
      this.#trainers.sent = data;
    }
  }

  async #tell(changes: Changeable): Promise<void> {
    await Promise.all(this.trainers.map((trainer) => trainer.update(changes)));
  }

  #stepsPerEpoch(): number {
    const { data, specs } = this.#wanted ?? {};
    if (data === undefined || specs === undefined) return 1;
    return Math.ceil((data.shape?.[0] ?? data.x.length) / (specs[0]!.batchSize ?? 10));
  }

  async #train(steps: number): Promise<void> {
    if (this.#trainers.sent === undefined || this.#wanted?.data === undefined) return;
    await this.#note(await Promise.all(this.trainers.map((trainer) => trainer.train({ steps }))));
  }

  async #note(reports: readonly Report[]): Promise<void> {
    const mean = (name: "loss" | "testLoss"): number => reports.reduce((sum, report) => sum + (report[name] ?? Number.NaN), 0) / reports.length;
    const [one] = reports;
    if (one === undefined) return;
    const { testLoss, ...first } = one;
    const report: Report = { ...first, loss: mean("loss"), ...(testLoss === undefined ? {} : { testLoss: mean("testLoss") }) };
    this.#trainers.note(report);
    this.events.report(report);
    this.events.moved();
    await this.#trainers.answer();
  }

  #fail(error: unknown): void {
    if (this.#trainers.closed) return;
    this.#playing = false;
    // A change that came while a trainer was being replaced.
    if (error instanceof BackdrawError && error.code === "closed") return;
    this.events.failed(error instanceof BackdrawError ? error : new BackdrawError("internal", "", String(error), undefined, { cause: error }));
  }
}
