import { BackdrawError, type CreateTrainer, type Data, type FieldResult, type ParameterChange, type Report, type Spec, type Trainer } from "../../../api";
import { History, type Moment } from "../../../view";
import { extent } from "../points";
import { Figures } from "../training/figures";
import type { Contender } from "./contenders";

const bounds = [-extent, -extent, extent, extent] as const;
const fieldSize = 48;

/** One network in a race, in a worker of its own. */
export class Racer {
  readonly history = new History();
  moment: Moment | undefined;
  field: FieldResult | undefined;
  /** Of training alone. */
  milliseconds = 0;
  fault: BackdrawError | undefined;
  readonly #figures = new Figures();
  #trainer: Trainer | undefined;
  #closed = false;
  #before = 0;
  #steps = 0;
  #stepsPerEpoch = 1;

  constructor(
    readonly contender: Contender,
    readonly spec: Spec,
  ) {}

  get trainer(): Trainer | undefined {
    return this.#trainer;
  }

  /** The network with its data, at the weights that it is to start from; without those it is out of the race. */
  async prepare(create: CreateTrainer, data: Data, start: Promise<Readonly<Record<string, ParameterChange>>>): Promise<void> {
    try {
      const changes = await start;
      const trainer = await create(this.spec);
      if (this.#closed) trainer.close();
      else this.#trainer = trainer;
      this.#stepsPerEpoch = Math.ceil(data.y.length / (this.spec.batchSize ?? 10));
      await this.#trainer?.setData(data);
      await this.#trainer?.setParameters(changes);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Trains until so many epochs are done, or the signal comes. */
  async run(epochs: number, signal: AbortSignal, progressed: () => void): Promise<void> {
    const trainer = this.#trainer;
    // By steps, since a pause may have come in the middle of an epoch.
    const left = epochs * this.#stepsPerEpoch - this.#steps;
    if (trainer === undefined || this.fault !== undefined || left <= 0) return;
    this.#before = this.milliseconds;
    const note = (report: Report): void => {
      this.#steps = report.steps;
      this.moment = this.#figures.take(report);
      this.milliseconds = this.#before + report.milliseconds;
      if (this.moment.epochs > (this.history.epochs.at(-1) ?? 0)) this.history.push(this.moment);
      progressed();
    };
    try {
      note(await trainer.train({ steps: left, signal, onProgress: note }));
    } catch (error) {
      if (error instanceof BackdrawError && error.code === "aborted") {
        if (error.report !== undefined) note(error.report);
      } else this.#fail(error);
    }
  }

  async look(): Promise<void> {
    try {
      this.field = (await this.#trainer?.field({ bounds, width: fieldSize, height: fieldSize })) ?? this.field;
    } catch (error) {
      if (!(error instanceof BackdrawError)) throw error;
    }
  }

  /** What training goes on from; undefined once it is closed. */
  async save(): Promise<Uint8Array | undefined> {
    return this.#trainer?.save();
  }

  close(): void {
    this.#closed = true;
    this.#trainer?.close();
    this.#trainer = undefined;
  }

  #fail(error: unknown): void {
    if (error instanceof BackdrawError && error.code === "closed") return;
    this.fault = error instanceof BackdrawError ? error : new BackdrawError("internal", "", String(error));
  }
}

/** Who has the least loss, the test's where there is one; undefined before any has one. */
export function leader(racers: readonly Racer[]): Racer | undefined {
  const judged = racers.filter(({ moment, fault }) => moment !== undefined && fault === undefined);
  const loss = ({ moment }: Racer): number => moment!.testLoss ?? moment!.loss;
  return judged.reduce<Racer | undefined>((best, each) => (best === undefined || loss(each) < loss(best) ? each : best), undefined);
}
