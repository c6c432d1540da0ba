import { BackdrawError, type CreateTrainer, type Data, type Report, type Spec, type SpecPatch, type Trainer } from "../../../api";
import type { HeldWeight } from "../held";
import type { Command, Restore } from "./command";
import { Holds } from "./holds";
import { Pace, stepsLeft, stepsPerEpoch } from "./pace";
import type { Phase, RunnerEvents } from "./runner-events";
import { Refusal } from "./refusal";
import { difference, sameStructure } from "./spec-difference";

export type { Phase };

const lossesOfWorkerForgiven = 3;

/**
 * Owns the trainer and keeps it at what is wanted: a spec, data, playing or not. Wants may change at any moment; one
 * loop brings the trainer to the newest ones. Rates and data reach a running network; a new structure replaces it.
 */
export class Runner {
  #trainer: Trainer | undefined;
  #spec: Spec | undefined;
  #built: Spec | undefined;
  readonly #refusal = new Refusal();
  #data: Data | undefined;
  #given: Data | undefined;
  /** Examples that the network was given and cannot take: it is not asked again for each change of something else. */
  #unfit: Data | undefined;
  #held: readonly HeldWeight[] = [];
  readonly #holds = new Holds();
  #commands: Command[] = [];
  #playing = false;
  #stepping = false;
  #visible = true;
  #closed = false;
  #active = false;
  #adjusting: Promise<void> | undefined;
  #interrupt = new AbortController();
  /** Epochs since reset beyond which playing does not go. */
  end: number | undefined;
  /** The trainer stays until that is answered, whatever is wanted. */
  asked: Promise<unknown> | undefined;
  #lastReport: Report | undefined;
  #workersLost = 0;
  #phase: Phase = "loading";
  readonly #pace = new Pace();

  constructor(
    readonly create: CreateTrainer,
    readonly events: RunnerEvents,
  ) {}

  get trainer(): Trainer | undefined { return this.#trainer; }
  get playing(): boolean { return this.#playing; }

  /** Whether weights change now: between two slices of paced training they do not. */
  get stepping(): boolean { return this.#stepping; }

  /** What is trained when `spec` is wanted: if that was refused, the network before it. */
  standing(spec: Spec): Spec {
    return this.#refusal.covers(spec) ? (this.#built ?? this.#refusal.spec!) : spec;
  }

  /** The structure and data to train; undefined data are no data. */
  want(wanted: Spec, data: Data | undefined, held: readonly HeldWeight[] = []): void {
    const spec = this.standing(wanted);
    const structural = this.#spec === undefined || !sameStructure(this.#spec, spec);
    this.#spec = spec;
    this.#data = data;
    this.#held = held;
    if (structural) this.#interrupt.abort();
    if (this.#active && !structural) void this.#adjust().catch((error: unknown) => { this.#fail(error); });
    else this.#wake();
  }

  play(): void {
    if (this.#playing) return;
    this.#playing = true;
    this.#unfit = undefined;
    this.#workersLost = 0;
    this.#pace.restart();
    this.#wake();
  }

  pause(): void {
    if (!this.#playing) return;
    this.#playing = false;
    this.#interrupt.abort();
    this.#wake();
  }

  /** Steps or an epoch, then rest. */
  advance(command: Command): void {
    this.pause();
    this.#unfit = undefined;
    this.#commands.push(command);
    this.#wake();
  }

  /** The spec that the trainer has been brought to. */
  get trained(): Spec | undefined { return this.#built; }

  /** To a state that was saved, and rest; of several in a row only the last is gone to. */
  restore(state: Omit<Restore, "kind">): void {
    this.pause();
    if (this.#commands.at(-1)?.kind === "restore") this.#commands.pop();
    this.#commands.push({ kind: "restore", ...state });
    this.#wake();
  }

  /** To a state that was saved, before all that was asked for, and on from there; for a network that is ready just now. */
  goOnFrom(state: Omit<Restore, "kind">): void { this.#commands.unshift({ kind: "restore", ...state }); }

  /** Back to the very same initial weights, and rest. */
  reset(): void {
    this.#playing = false;
    this.restart();
  }

  /** Back to the very same initial weights, and on from there. */
  restart(): void {
    this.#commands = [{ kind: "reset" }];
    this.#interrupt.abort();
    this.#wake();
  }

  /** Off screen, a playing network waits. */
  show(visible: boolean): void {
    if (visible === this.#visible) return;
    this.#visible = visible;
    this.#pace.restart();
    if (visible) this.#wake();
    else this.#interrupt.abort();
  }

  /** Epochs a second; 0: as fast as it goes. */
  speed(epochs: number): void {
    this.#pace.rate = epochs;
    this.#pace.restart();
    this.#interrupt.abort();
    this.#wake();
  }

  close(): void {
    this.#closed = true;
    this.#playing = false;
    this.#interrupt.abort();
    this.#trainer?.close();
    this.#trainer = undefined;
  }

  #wake(): void {
    if (this.#active || this.#closed) return;
    this.#active = true;
    void this.#loop();
  }

  async #loop(): Promise<void> {
    this.#interrupt = new AbortController();
    try {
      while (!this.#closed && (await this.#once())) this.#interrupt = new AbortController();
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#active = false;
    }
    if (!this.#closed && !this.#playing) this.#rest();
    if (!this.#closed && this.#pending()) this.#wake();
  }

  #pending(): boolean {
    return this.#commands.length > 0 || (this.#playing && this.#visible && this.#given !== undefined) || (this.#spec !== this.#built && this.#spec !== this.#refusal.spec);
  }

  /** Does the most pressing thing; false when there is none. */
  async #once(): Promise<boolean> {
    const spec = this.#spec;
    if (spec === undefined || spec === this.#refusal.spec) return this.#again();
    if (this.#built === undefined || !sameStructure(this.#built, spec)) {
      await this.#build(spec);
      return true;
    }
    await this.#adjust();
    // A pause may have come while nothing was trained.
    if (!this.#playing && this.#phase === "training") this.#rested();
    const trainer = this.#trainer!;
    const command = this.#commands.shift();
    if (command?.kind === "reset") await this.#restart(trainer);
    else if (command?.kind === "restore") {
      await this.#restore(command, trainer);
      return true;
    } else if (command?.kind === "batch") await this.#stepOn(command.examples, trainer);
    else if (this.#given === undefined) return false;
    else if (command !== undefined) await this.#train(command.kind === "epoch" ? { epochs: 1 } : { steps: command.steps }, trainer);
    else if (this.#playing && this.#visible) await this.#slice(trainer);
    else return false;
    if (command === undefined && this.#playing) return true;
    this.#rested();
    return true;
  }

  #rested(): void {
    this.#rest();
    this.events.rested(this.#lastReport);
  }

  /** Asked for what it has no network for: makes it anew where that may do by now, or else says again why there is none. */
  #again(): boolean {
    const { error, ofLoading } = this.#refusal;
    if (!this.#playing && this.#commands.length === 0) return false;
    if (ofLoading) this.#refusal.forget();
    else if (error === undefined) this.#drop();
    else throw error;
    return ofLoading;
  }

  #to(phase: Phase): void {
    this.#phase = phase;
    this.events.phase(phase);
  }

  /** Says that nothing is trained any more, where that was not said. */
  #rest(): void {
    if (this.#phase !== "training") return;
    this.#to("resting");
    this.events.moved();
  }

  /** Without a network nothing that was asked for can be done. */
  #drop(): void {
    this.#commands = [];
    this.#playing = false;
  }

  async #build(spec: Spec): Promise<void> {
    this.#to("loading");
    const trainer = await this.#created(spec);
    await this.asked;
    if (this.#closed) {
      trainer.close();
      return;
    }
    this.#trainer?.close();
    this.#trainer = trainer;
    this.#built = spec;
    this.#given = this.#unfit = undefined;
    this.#holds.fresh();
    this.#lastReport = undefined;
    this.events.fresh();
    await this.#adjust();
    this.#to("resting");
    this.events.moved();
    await this.events.ready(trainer);
  }

  async #created(spec: Spec): Promise<Trainer> {
    try {
      return await this.create(spec);
    } catch (error) {
      this.#refusal.note(spec, error);
      if (this.#spec === spec) this.#spec = this.standing(spec);
      throw error;
    }
  }

  /** Gives the running network what it can take without starting afresh: the newest, one at a time. */
  async #adjust(): Promise<void> {
    this.#adjusting ??= this.#adjustAll().finally(() => { this.#adjusting = undefined; });
    await this.#adjusting;
  }

  async #adjustAll(): Promise<void> {
    for (;;) {
      const trainer = this.#trainer;
      if (trainer === undefined || this.#spec === undefined || this.#built === undefined || !sameStructure(this.#built, this.#spec)) return;
      try {
        if (!(await this.#give(trainer, this.#built, this.#spec))) return;
      } catch (error) {
        // It was replaced meanwhile: its successor is given what is wanted.
        if (trainer === this.#trainer || !(error instanceof BackdrawError && error.code === "closed")) throw error;
      }
    }
  }

  /** Gives a network what differs from what it has; false if nothing does. */
  async #give(trainer: Trainer, built: Spec, spec: Spec): Promise<boolean> {
    const { rates, data } = this.#toAdjust(built, spec);
    const holds = await this.#holds.bring(trainer, this.#held, spec);
    if (holds) this.events.moved();
    if (rates !== undefined) await trainer.update(rates);
    if (data !== undefined) await this.#setData(trainer, data);
    return holds || rates !== undefined || data !== undefined;
  }

  async #setData(trainer: Trainer, data: Data): Promise<void> {
    try {
      await trainer.setData(data);
    } catch (error) {
      // It has the examples before them still, which nobody asked for.
      if (trainer === this.#trainer) {
        this.#given = undefined;
        this.#unfit = data;
      }
      throw error;
    }
  }

  #toAdjust(built: Spec, spec: Spec): { rates: SpecPatch | undefined; data: Data | undefined } {
    const rates = built === spec ? undefined : difference(built, spec);
    const data = this.#data === this.#given || this.#data === this.#unfit ? undefined : this.#data;
    this.#built = spec;
    if (data !== undefined || this.#data === undefined) this.#given = this.#data;
    return { rates, data };
  }

  async #restart(trainer: Trainer): Promise<void> {
    await trainer.reset(this.#spec?.seed);
    this.#holds.reset();
    await this.#adjust();
    this.#lastReport = undefined;
    this.#pace.restart();
    this.events.fresh();
    this.events.moved();
  }

  async #restore({ bytes, spec, epochs, report, then }: Restore, trainer: Trainer): Promise<void> {
    await trainer.load(bytes);
    this.#holds.loaded();
    this.#built = spec;
    this.#lastReport = report ?? (this.#lastReport && { ...this.#lastReport, epochs });
    this.#pace.restart();
    await this.#adjust();
    then();
    this.events.moved();
  }

  async #stepOn(examples: Data, trainer: Trainer): Promise<void> {
    // Loaded when it is first asked for, as the lens is that asks for it.
    const { stepOn } = await import("../../batch-step");
    const data = this.#given;
    const reports: Report[] = [];
    this.#given = undefined;
    const after = await stepOn(examples, data, trainer, () => this.#train({ steps: 1 }, trainer, (report) => { reports.push(report); }));
    this.#given = data;
    const report = reports.at(-1);
    if (report !== undefined) this.#note({ ...report, ...after }, true);
  }

  async #slice(trainer: Trainer): Promise<void> {
    const left = this.end === undefined ? Infinity : stepsLeft(this.end - (this.#lastReport?.epochs ?? 0), this.#stepsPerEpoch());
    if (this.#pace.rate === 0) {
      await this.#train(left === Infinity ? { milliseconds: 1000 } : { steps: left }, trainer);
      return;
    }
    await this.#pace.due(this.#interrupt.signal);
    const steps = Math.min(left, this.#pace.take(this.#stepsPerEpoch()));
    if (steps > 0 && this.#playing && !this.#interrupt.signal.aborted) await this.#train({ steps }, trainer);
  }

  async #train(limits: { steps: number } | { epochs: number } | { milliseconds: number }, trainer: Trainer, note = (report: Report): void => { this.#note(report); }): Promise<void> {
    this.#to("training");
    this.#stepping = true;
    try {
      note(await trainer.train({ ...limits, onProgress: note, signal: this.#interrupt.signal }).finally(() => { this.#stepping = false; }));
    } catch (error) {
      if (!(error instanceof BackdrawError)) throw error;
      // One that ended before its first step has no news, nor figures of the test set.
      if (error.report !== undefined && error.code === "aborted" && error.report.steps !== this.#lastReport?.steps) note(error.report);
      if (error.code === "worker-lost" && this.#workersLost++ < lossesOfWorkerForgiven) this.#recover(error);
      else if (error.code !== "aborted") throw error;
    }
    if (!this.#playing) this.#rest();
  }

  /** The next call starts a new worker from the checkpoint; data and rates are given to it again. */
  #recover(error: BackdrawError): void {
    this.#given = undefined;
    this.events.failed(error);
    this.events.moved();
  }

  #note(report: Report, whole = false): void {
    // That of a whole call comes after one of its last step.
    const isMoved = report.steps !== this.#lastReport?.steps;
    this.#lastReport = report;
    this.events.report(report, whole);
    if (isMoved) this.events.moved();
  }

  #fail(error: unknown): void {
    if (this.#closed || (error instanceof BackdrawError && error.code === "aborted")) return;
    this.#drop();
    this.#interrupt.abort();
    const failure = error instanceof BackdrawError ? error : new BackdrawError("internal", "", String(error), undefined, { cause: error });
    this.#to("failed");
    this.events.failed(failure);
    this.events.moved();
  }

  #stepsPerEpoch(): number { return stepsPerEpoch(this.#given, this.#spec?.batchSize); }
}
