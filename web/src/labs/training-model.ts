import { BackdrawError, type Report, type Spec, type Trainer } from "../api";
import type { Table } from "../state/field";
import type { Store } from "../state/store";
import { History } from "../view";
import type { LabModel, LabModelEvents } from "./model-lab";
import type { Training, TrainingEvents } from "./training";

/** What the models of labs have in common: a state, what trains by it, how far that is, and what is told of it. */
export abstract class TrainingModel<T extends Table, Fault, Trained extends Training> implements LabModel {
  readonly history = new History();
  readonly training: Trained;
  report: Report | undefined;
  #closed = false;
  readonly #unsubscribe: () => void;

  protected constructor(readonly store: Store<T>, readonly events: LabModelEvents<Fault>, train: (events: TrainingEvents) => Trained) {
    this.training = train({
      ready: (trainer) => { this.forget(); events.tell("ready", { trainer }); },
      report: (report) => { this.#note(report); },
      moved: () => { this.moved(); },
      restarted: () => { this.forget(); this.moved(); },
      rested: (report) => { this.moved(); events.changed(); events.tell("done", report); },
      failed: (error) => { this.fail(error); },
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
  get teaches(): boolean { return true; }
  protected get closed(): boolean { return this.#closed; }

  play(): void {
    if (!this.teaches) return;
    this.training.play();
    this.events.changed();
  }

  pause(): void { this.training.pause(); this.events.changed(); }
  step(): void { this.training.advance({ steps: 1 }); this.events.changed(); }
  epoch(): void { this.training.advance({ epochs: 1 }); this.events.changed(); }
  reset(): void { this.training.reset(); }

  close(): void {
    this.#closed = true;
    this.#unsubscribe();
    this.training.close();
  }

  #note(report: Report): void {
    this.report = report;
    if (report.epochs > (this.history.epochs.at(-1) ?? 0)) this.history.push(report);
    this.events.tell("progress", report);
    this.events.progressed();
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
