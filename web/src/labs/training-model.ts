import { BackdrawError, type Data, type Report, type Spec, type Trainer } from "../api";
import type { Table } from "../state/field";
import type { Store } from "../state/store";
import { History, type Moment } from "../view";
import type { LabModel, LabModelEvents } from "./model-lab";
import { Keeper } from "./keeper";
import { courseOf } from "./kept-course";
import type { KeptModel } from "./kept-models";
import type { Shelf } from "./shelf";
import type { Away, Saved, Training, TrainingEvents } from "./training";

/** What the models of labs have in common: a state, what trains by it, how far that is, and what is told of it. */
export abstract class TrainingModel<T extends Table, Fault, Trained extends Training> implements LabModel {
  readonly history = new History();
  readonly training: Trained;
  report: Report | undefined;
  #closed = false;
  #course: readonly Moment[] = [];
  readonly #keeper: Keeper | undefined;
  readonly #unsubscribe: () => void;
  /** Of the network by now: under which name it is kept, and how many answers it tells apart. */
  #name: string | undefined;
  #brought: KeptModel | undefined;
  #answers: number | undefined;

  protected constructor(readonly store: Store<T>, readonly events: LabModelEvents<Fault>, readonly shelf: Shelf, train: (events: TrainingEvents, away: Away) => Trained) {
    this.#keeper = shelf.lasts ? new Keeper(() => this.#keep()) : undefined;
    this.training = train({
      ready: (trainer) => { this.#take(trainer); },
      report: (report) => { this.#note(report); },
      moved: () => { this.moved(); },
      restarted: () => { this.#dropKept(); this.forget(); this.moved(); },
      rested: (report) => { this.moved(); events.changed(); events.tell("done", report); void this.#keeper?.now(); },
      failed: (error) => { this.fail(error); },
      resumed: (saved) => { this.#resume(saved); },
      otherData: () => { this.history.clear(); },
      unfit: () => { events.unfit(); },
    }, {
      find: (name) => this.#find(name),
      leave: (saved) => {
        this.#keeper?.cancel();
        return this.#put(saved);
      },
    });
    this.#unsubscribe = store.subscribe((changed) => {
      this.stateChanged(changed);
      events.changed();
    });
  }

  abstract get spec(): Spec;
  protected abstract stateChanged(changed: ReadonlySet<keyof T>): void;
  /** Weights changed, or will not for a while: what is shown of them is not right any more. */
  protected abstract moved(): void;
  protected abstract faultOf(error: BackdrawError): Fault;

  get trainer(): Trainer | undefined { return this.training.trainer; }
  get playing(): boolean { return this.training.playing; }
  /** Whether there is something to learn, or will be. */
  get teaches(): boolean | undefined { return true; }
  protected get closed(): boolean { return this.#closed; }

  play(): void {
    if (this.teaches === false) return;
    this.training.play();
    this.events.changed();
  }

  pause(): void { this.training.pause(); this.events.changed(); }
  step(): void { this.training.advance({ steps: 1 }); this.events.changed(); }
  /** One step on these examples as one batch. */
  stepOn(examples: Data): void { this.training.stepOn(examples); this.events.changed(); }
  epoch(): void { this.training.advance({ epochs: 1 }); this.events.changed(); }
  reset(): void { this.training.reset(); }

  close(): void {
    this.#closed = true;
    this.#unsubscribe();
    this.training.pause();
    void (this.#keeper?.close() ?? Promise.resolve()).finally(() => { this.training.close(); });
  }

  async #find(name: string): Promise<Saved | undefined> {
    const kept = await this.shelf.find(name);
    this.#course = kept?.course ?? [];
    return kept?.saved;
  }

  async #put(saved: Saved): Promise<void> {
    if (!(await this.shelf.keep(saved.name, { saved, course: courseOf(this.history) }))) this.events.notKept();
  }

  /** Another network is there. */
  #take(trainer: Trainer): void {
    const last = trainer.spec.layers.at(-1);
    const answers = last?.type === "dense" ? last.units : undefined;
    const { name } = this.training;
    const others = this.report !== undefined && name === this.#name && answers !== this.#answers;
    this.#name = name;
    this.#answers = answers;
    this.forget();
    this.events.tell("ready", { trainer });
    if (others) this.otherAnswers();
  }

  /** A network that had learnt something made room for one with more or fewer answers. */
  protected otherAnswers(): void { /* Most say so before. */ }

  #resume(saved: Saved): void {
    const brought = saved === this.#brought?.saved ? this.#brought : undefined;
    this.history.clear();
    for (const moment of brought?.course ?? this.#course) this.history.push(moment);
    this.report = saved.report;
    if (brought !== undefined) this.keepSoon();
    this.events.changed();
  }

  async learnt(): Promise<KeptModel | undefined> {
    if (this.report === undefined) return undefined;
    const course = courseOf(this.history), saved = await this.training.leave();
    return saved === undefined ? undefined : { saved, course };
  }

  bring(model: KeptModel): void {
    this.#brought = model;
    this.training.bring(model.saved);
    this.events.changed();
  }

  /** What was learnt, or what it was learnt from, changed. */
  protected keepSoon(): void {
    if (this.report !== undefined) this.#keeper?.soon();
  }

  async #keep(): Promise<void> {
    if (this.report === undefined) return;
    const saved = await this.training.save();
    // It may have begun anew meanwhile.
    if (saved !== undefined && this.#reported() && saved.name === this.#name) await this.#put(saved);
  }

  #reported(): boolean { return this.report !== undefined; }

  #dropKept(): void {
    this.#keeper?.cancel();
    if (this.#name !== undefined) void this.shelf.drop(this.#name);
  }

  #note(report: Report): void {
    this.report = report;
    if (report.epochs > (this.history.epochs.at(-1) ?? 0)) this.history.push(report);
    this.events.tell("progress", report);
    this.events.progressed();
    this.keepSoon();
  }

  /** Another network, or the same from the start: nothing is known of it. */
  protected forget(): void {
    this.history.clear();
    this.report = undefined;
    this.events.changed();
  }

  /** Of a network that was replaced meanwhile: its successor answers anew. */
  protected forgive(error: unknown): void {
    if (!(error instanceof BackdrawError)) throw error;
    if (error.code !== "closed") this.fail(error);
  }

  protected fail(error: BackdrawError): void {
    this.events.failed(this.faultOf(error));
    this.events.tell("error", error);
    this.events.changed();
  }
}
