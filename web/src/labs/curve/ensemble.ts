import { BackdrawError, createTrainer, type Data, type Report, type Spec, type Trainer } from "../../api";
import { reportOfStepOn } from "../batch-step";
import { Pace } from "../points/training/pace";
import { Asked, resume, savedOf, type Away, type Saved, type Training, type TrainingEvents } from "../training";

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
  #trainers: readonly Trainer[] = [];
  #built = "";
  #told = "";
  #sent: Data | undefined;
  #wanted: WantedEnsemble | undefined;
  #playing = false;
  #closed = false;
  #busy: Promise<void> = Promise.resolve();
  #interrupt = new AbortController();
  #last: Report | undefined;
  #name: string | undefined;
  /** What the networks of that name learn. */
  #about = "";
  /** Nothing was learnt yet under that name: what was learnt before may be of use. */
  #new = true;
  readonly #asked = new Asked();
  /** To go on from, once their like is wanted. */
  #brought: Saved | undefined;

  constructor(readonly events: TrainingEvents, readonly away?: Away) {}

  get name(): string | undefined {
    return this.#name;
  }

  get trainers(): readonly Trainer[] {
    return this.#trainers;
  }

  get trainer(): Trainer | undefined {
    return this.#trainers[0];
  }

  get playing(): boolean {
    return this.#playing;
  }

  want(wanted: WantedEnsemble): void {
    this.#wanted = wanted;
    if (wanted.name === this.#name) this.#about = wanted.about;
    this.#queue(async () => { await this.#build(); });
  }

  play(): void {
    if (this.#playing) return;
    this.#playing = true;
    this.#brought = undefined;
    this.#interrupt = new AbortController();
    this.#queue(async () => {
      let steps = 1;
      this.pace.restart();
      while (this.#playing && !this.#closed) steps = await this.#round(steps);
      this.events.rested(this.#last);
    });
  }

  pause(): void {
    this.#playing = false;
    this.#interrupt.abort();
  }

  advance(limit: { readonly steps: number } | { readonly epochs: number }): void {
    this.pause();
    this.#brought = undefined;
    this.#queue(async () => {
      await this.#build();
      await this.#train("steps" in limit ? limit.steps : limit.epochs * this.#stepsPerEpoch());
      this.events.rested(this.#last);
    });
  }

  stepOn(examples: Data): void {
    this.pause();
    this.#brought = undefined;
    this.#queue(async () => {
      await this.#build();
      const data = this.#wanted?.data;
      this.#sent = undefined;
      const reports = await Promise.all(this.#trainers.map((trainer) => reportOfStepOn(examples, data, trainer)));
      this.#sent = data;
      await this.#note(reports);
      this.events.rested(this.#last);
    });
  }

  reset(): void {
    this.pause();
    this.#brought = undefined;
    this.#queue(async () => {
      await Promise.all(this.#trainers.map((trainer) => trainer.reset()));
      this.#last = undefined;
      this.#new = false;
      this.events.restarted();
    });
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
    for (const trainer of this.#trainers) trainer.close();
    this.#trainers = [];
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
    if (wanted === undefined || this.#closed) return;
    await this.#asked.give(() => this.#save());
    const built = JSON.stringify(wanted.specs.map((spec) => ({ ...spec, optimizer: undefined, batchSize: undefined })));
    const { optimizer, batchSize } = wanted.specs[0]!;
    const told = JSON.stringify({ optimizer, batchSize });
    const another = wanted.name !== this.#name;
    if (built !== this.#built || another) {
      const trainers = await Promise.all(wanted.specs.map((spec) => createTrainer(spec)));
      if (another) await this.#leave();
      const found = another || this.#new ? await this.away?.find(wanted.name) : undefined;
      const saved = await resume(trainers, ofBuilt(built, wanted.about), found);
      for (const trainer of this.#isClosed() ? trainers : this.#trainers) trainer.close();
      if (this.#isClosed()) return;
      const unfit = another && this.#name !== undefined && found !== undefined && saved === undefined;
      this.#trainers = trainers;
      this.#name = wanted.name;
      this.#about = wanted.about;
      this.#built = built;
      this.#told = saved?.told ?? told;
      this.#sent = undefined;
      this.#last = saved?.report;
      this.#new = saved === undefined && (another || this.#new);
      this.events.ready(trainers[0]!);
      if (saved !== undefined) this.events.resumed?.(saved);
      if (unfit) this.events.unfit?.();
      this.events.moved();
    }
    await this.#comeBack(this.#trainers);
    if (told !== this.#told) {
      await this.#tell({ ...(optimizer === undefined ? {} : { optimizer }), ...(batchSize === undefined ? {} : { batchSize }) });
      this.#told = told;
    }
    if (wanted.data !== undefined && wanted.data !== this.#sent) {
      const { data } = wanted;
      await Promise.all(this.#trainers.map((trainer) => trainer.setData(data)));
      this.#sent = data;
    }
  }

  /** Others take their place. */
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
      this.#told = saved.told;
      this.events.resumed?.(saved);
    }
    this.events.moved();
  }

  /** By now: it may have been closed meanwhile. */
  #isClosed(): boolean {
    return this.#closed;
  }

  async #save(): Promise<Saved | undefined> {
    const name = this.#name;
    const report = this.#last;
    if (report === undefined || name === undefined || this.#trainers.length === 0) return undefined;
    const bytes = await Promise.all(this.#trainers.map(async (trainer) => new Uint8Array(await trainer.save("backdraw"))));
    return { name, of: ofBuilt(this.#built, this.#about), told: this.#told, bytes, report };
  }

  async #tell(changes: Changeable): Promise<void> {
    await Promise.all(this.#trainers.map((trainer) => trainer.update(changes)));
  }

  #stepsPerEpoch(): number {
    const { data, specs } = this.#wanted ?? {};
    if (data === undefined || specs === undefined) return 1;
    return Math.ceil((data.shape?.[0] ?? data.x.length) / (specs[0]!.batchSize ?? 10));
  }

  async #train(steps: number): Promise<void> {
    if (this.#sent === undefined || this.#wanted?.data === undefined) return;
    await this.#note(await Promise.all(this.#trainers.map((trainer) => trainer.train({ steps }))));
  }

  async #note(reports: readonly Report[]): Promise<void> {
    const mean = (name: "loss" | "testLoss"): number => reports.reduce((sum, report) => sum + (report[name] ?? Number.NaN), 0) / reports.length;
    const [one] = reports;
    if (one === undefined) return;
    const { testLoss, ...first } = one;
    this.#last = { ...first, loss: mean("loss"), ...(testLoss === undefined ? {} : { testLoss: mean("testLoss") }) };
    this.#new = false;
    this.events.report(this.#last);
    this.events.moved();
    await this.#asked.give(() => this.#save());
  }

  #fail(error: unknown): void {
    if (this.#closed) return;
    this.#playing = false;
    // A change that came while a trainer was being replaced.
    if (error instanceof BackdrawError && error.code === "closed") return;
    this.events.failed(error instanceof BackdrawError ? error : new BackdrawError("internal", "", String(error), undefined, { cause: error }));
  }
}

function ofBuilt(built: string, about: string): string {
  return `${built}\n${about}`;
}
