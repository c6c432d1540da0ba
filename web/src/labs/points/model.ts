import { BackdrawError, type Data, type Report, type Spec, type Trainer } from "../../api";
import type { Store } from "../../state/store";
import { History, type Moment, type Pictured } from "../../view";
import { withConsequences } from "./consequences";
import { DataSource } from "./data-source";
import { Hand } from "./hand";
import { HeldOutput } from "./held-output";
import { KeptRun } from "./kept-run";
import type { Engine, ModelEvents } from "./model-events";
import { Pencil, type Lying } from "./pencil";
import { noPoints, samePoints, type Points } from "./points";
import { Selection } from "./selection";
import { neededHead, sameHead, type Head } from "./head";
import { specOf, stateOfSpec } from "./spec";
import { SpecDesk } from "./spec-desk";
import { testMembership } from "./split";
import type { Checkpoint } from "./timeline/checkpoints";
import { lastOf } from "./timeline/course";
import { Timeline } from "./timeline/timeline";
import type { PointsState, PointsTable } from "./table";
import { Targets } from "./targets";
import { TableDesk } from "./tables/table-desk";
import type { Command } from "./training/command";
import { wantsSigns, wholeLoss } from "./losses";
import { examplesOf, headOf } from "./training/examples";
import { Figures } from "./training/figures";
import { RestFigures } from "./training/rest-figures";
import { Runner, type Phase } from "./training/runner";
import { Until } from "./training/until";
import { WeightEdits } from "./weight-edits";

/** The points lab without its looks: state, points, network and the course of its training. */
export class PointsModel {
  points: Points = noPoints();
  isTest: (index: number) => boolean = () => false;
  phase: Phase = "loading";
  moment: Moment | undefined;
  history = new History();
  previous: History | undefined;
  /** Which loss the newest figures are of, and the last of the run before. */
  #loss: Spec["loss"];
  #lossBefore: Spec["loss"];
  /** Once the points are there that were asked for last. */
  settled: Promise<void>;
  readonly pencil: Pencil;
  readonly selection: Selection;
  readonly targets: Targets;
  readonly tables: TableDesk;
  readonly specs: SpecDesk;
  readonly hand: Hand;
  readonly timeline = new Timeline(this);
  #head: Head = headOf(noPoints());
  #origin: readonly number[] = [];
  #data: Data | undefined;
  /** Whether #data holds classes as -1 and 1. */
  #signed = false;
  #spec: Spec | undefined;
  #wantsPlay = false;
  /** Steps that were asked for before the points were there. */
  #awaiting: Command[] = [];
  /** Whether points could not be made. */
  #missed = false;
  #dataReady = false;
  /** What the last fault was of: spec and examples. */
  #faulty: readonly unknown[] = [];
  readonly #figures = new Figures();
  readonly #restFigures = new RestFigures(this);
  readonly #until = new Until();
  readonly #edits = new WeightEdits();
  readonly #heldOutput = new HeldOutput();
  readonly kept: KeptRun | undefined;
  readonly #source: DataSource;
  readonly #runner: Runner;
  readonly #unsubscribe: () => void;

  constructor(
    readonly store: Store<PointsTable>,
    readonly engine: Engine,
    readonly events: ModelEvents,
    /** Whether what is learnt is kept from one visit to the next. */
    remembers = false,
  ) {
    this.kept = remembers ? new KeptRun(this) : undefined;
    this.#source = new DataSource(engine.makeData);
    const lying = (): Lying => ({ points: this.points, origin: this.#origin });
    this.pencil = new Pencil(store, lying, () => { events.notice({ kind: "full" }); });
    this.selection = new Selection(store, lying, () => {
      events.pointsChanged();
      events.changed();
    });
    this.targets = new Targets(store, this.selection, lying, (target) => { events.given(target); });
    this.tables = new TableDesk(store, engine.readTable, () => { events.changed(); });
    const examples = (spec: Spec): Data | undefined => (this.points.x.length === 0 ? undefined : examplesOf(this.points, this.isTest, wantsSigns(spec)));
    this.specs = new SpecDesk(engine.createTrainer, examples, (spec) => {
      store.settle();
      store.set({ held: [], ...stateOfSpec(spec) });
    }, () => { events.changed(); });
    this.hand = new Hand(this.selection, (outline) => { events.outlined(outline); });
    this.#runner = new Runner(engine.createTrainer, {
      phase: (phase) => { this.phase = phase; events.changed(); },
      ready: (trainer) => {
        events.tell("ready", { trainer });
        return this.kept?.ready();
      },
      fresh: () => { this.#forget(); },
      moved: () => { events.moved(); },
      report: (report, whole) => { this.#note(report, whole); },
      rested: (report) => {
        if (report === undefined) return;
        events.tell("done", report);
        this.kept?.heard(report);
        void this.timeline.rested().then(() => { events.progressed(); });
      },
      failed: (error) => { this.#fault(error); },
    });
    this.#runner.speed(store.values.speed);
    this.#unsubscribe = store.subscribe((changed, state) => { this.#stateChanged(changed, state); });
    this.settled = this.#refreshData();
  }

  get trainer(): Trainer | undefined { return this.#runner.trainer; }

  /** The spec of the network as it is wanted now, or of the one that goes on if that was refused. */
  get spec(): Spec { return this.#runner.standing(this.#spec ?? specOf(this.store.values, this.#head)); }

  /** Whether the points that the state asks for are there. */
  get isReady(): boolean { return this.#dataReady; }
  /** The spec that the network has been brought to. */
  get trained(): Spec | undefined { return this.#runner.trained; }
  /** What the network trains on, and is tested with. */
  get examples(): Data | undefined { return this.#data; }
  get hasTestSet(): boolean { return this.#data?.testX !== undefined; }
  get head(): Head { return this.#head; }
  get playing(): boolean { return this.#runner.playing || this.#wantsPlay; }
  get stepping(): boolean { return this.#runner.stepping; }

  play(): void {
    if (this.#dataReady && this.points.x.length === 0) {
      this.events.notice({ kind: "no-data" });
      return;
    }
    this.#makeMissed();
    this.#wantsPlay = !this.#dataReady;
    if (this.#dataReady) {
      this.timeline.branch();
      this.#runner.end = this.#until.begin(this.moment?.epochs ?? 0, this.store.values);
      this.#runner.play();
    }
    this.events.changed();
  }

  pause(): void {
    this.#wantsPlay = false;
    this.#runner.pause();
    this.events.changed();
  }

  step(): void { this.#advance({ kind: "steps", steps: 1 }); }

  /** One step on these examples as one batch. */
  stepOn(examples: Data): void { this.#advance({ kind: "batch", examples }); }

  epoch(): void { this.#advance({ kind: "epoch" }); }

  reset(): void {
    this.#wantsPlay = false;
    this.#awaiting = [];
    this.#runner.reset();
    this.#fitHead(headOf(this.points));
    this.#want();
    this.events.changed();
  }

  /** Shows the network as it was; what comes next goes on from there. */
  restore({ bytes, spec, epochs }: Checkpoint, moment: Moment | undefined): void {
    this.#wantsPlay = false;
    this.#edits.forget(this.store);
    this.#runner.restore({
      bytes, spec, epochs,
      then: () => {
        this.moment = moment;
        if (moment === undefined) this.#figures.clear();
        else this.#figures.goTo(moment);
        this.#progressed();
      },
    });
    this.events.changed();
  }

  /** Goes on from where an earlier visit had come to. */
  resume(by: "restore" | "goOnFrom", checkpoint: Omit<Checkpoint, "steps">, report: Report, history: History, then: () => void): void {
    this.#runner[by]({
      ...checkpoint, report,
      then: () => {
        this.history = history;
        this.moment = this.#figures.resume(report, lastOf(history));
        this.#edits.forget(this.store);
        this.#runner.end = this.#until.begin(report.epochs, this.store.values);
        this.timeline.resumed();
        this.#progressed();
        then();
      },
    });
  }

  /** Other figures of the weights as they are; the course stays what it was. */
  measured(moment: Moment): void {
    this.moment = this.#figures.whole(moment);
    this.events.progressed();
  }

  /** The network stays until that is answered, whatever is wanted. */
  stays(asked: Promise<unknown>): void { this.#runner.asked = asked; }

  /** The course that goes on, and the one that is seen beside it. */
  continueFrom(history: History, previous: History): void {
    this.history = history;
    this.previous = previous;
    this.#lossBefore = this.#loss;
    this.#progressed();
  }

  /** The run before, where its loss is measured as that of this one. */
  get previousLoss(): History | undefined { return wholeLoss(this.#lossBefore) === wholeLoss(this.spec.loss) ? this.previous : undefined; }

  #progressed(): void {
    this.#loss = this.trained?.loss;
    this.events.progressed();
    this.events.changed();
  }

  show(visible: boolean): void { this.#runner.show(visible); }

  close(): void {
    this.tables.stop();
    this.#restFigures.close();
    this.#unsubscribe();
    this.#runner.pause();
    void (this.kept?.close() ?? Promise.resolve()).finally(() => { this.#runner.close(); });
  }

  picture(): Pictured | undefined { return this.events.pictured(); }

  /** Takes a whole state, as a link would, and plays it from its initial weights; one step to undo. */
  start(values: Partial<PointsState>): void {
    const { speed } = this.store.values;
    this.store.settle();
    this.events.replace("start", () => { this.store.set({ ...values, speed }); });
    this.#runner.restart();
    this.#dataReady &&= this.#source.isCurrent(this.store.values);
    this.play();
  }

  /** Removes the points that are selected, or all. */
  clear(): void {
    if (this.selection.remove() > 0) return;
    this.store.settle();
    this.store.set({ data: "none", kind: "own", points: noPoints(this.points.kind), erased: [], classNames: [] });
  }

  /** Targets of the other kind; undone, they are what they were. */
  switchKind(): void {
    this.store.settle();
    this.change({ kind: this.points.kind === "values" ? "classes" : "values" });
  }

  /** A change by hand, with its consequences. */
  change(patch: Partial<PointsState>): void { this.store.set(withConsequences(this.store.values, patch)); }

  #stateChanged(changed: ReadonlySet<keyof PointsState>, state: PointsState): void {
    if (changed.has("tool") && state.tool !== "select") this.selection.choose([]);
    if (changed.has("speed")) this.#runner.speed(state.speed);
    if (changed.has("edits") && this.trainer !== undefined) void this.#edits.bring(this.trainer, state.edits).then((error) => {
      if (error !== undefined) this.#fault(error);
      this.events.moved();
    });
    if (changed.has("testShown")) this.events.pointsChanged();
    this.#runner.end = this.#until.end(state);
    if (!this.#source.isAsked(state)) this.settled = this.#refreshData();
    if (["points", "erased", "kind", "test"].some((name) => changed.has(name as keyof PointsState))) this.#pointsChanged();
    else this.#want();
    this.events.changed();
  }

  #makeMissed(): void {
    if (this.#missed) this.settled = this.#refreshData();
  }

  async #refreshData(): Promise<void> {
    this.#missed = false;
    try {
      if (!(await this.#source.refresh(this.store.values))) return;
    } catch (error) {
      this.#missed = true;
      this.#wantsPlay = false;
      this.#awaiting = [];
      this.#fault(error instanceof BackdrawError ? error : new BackdrawError("internal", "", String(error)));
      this.events.changed();
      return;
    }
    this.#dataReady = true;
    this.#pointsChanged();
    for (const command of this.#awaiting.splice(0)) this.#advance(command);
    if (this.#wantsPlay) this.play();
  }

  #pointsChanged(): void {
    const state = this.store.values;
    const { points, origin } = this.#source.shown(state);
    if (!samePoints(points, this.points)) this.selection.forget();
    this.points = points;
    this.#origin = origin;
    this.isTest = testMembership(points, state.test, state.dataSeed);
    this.#fitData();
    const isCurrent = this.#source.isCurrent(state), isWhole = isCurrent && points.x.length > 0;
    const another = isWhole && this.#source.isAnother(state);
    // That another data set starts afresh was said where it was chosen.
    if (another) this.#head = headOf(points);
    else if (isCurrent || points.x.length > 0) this.#fitHead(neededHead(headOf(points), this.#head, isWhole));
    if (points.x.length > 0) this.events.mended("no-data");
    this.events.pointsChanged();
    this.#want();
    if (another) this.#runner.restart();
    this.#restFigures.changed();
    this.events.tell("data", this.#data ?? { x: new Float32Array(), y: new Int32Array() });
    this.events.changed();
  }

  #fitData(): void {
    this.#data = this.points.x.length === 0 ? undefined : examplesOf(this.points, this.isTest, this.#signed);
  }

  /** Another output is another network. */
  #fitHead(head: Head): void {
    if (sameHead(head, this.#head)) return;
    this.#head = head;
    if (this.history.length > 0 && this.store.values.spec === "") this.events.notice({ kind: "fresh" });
  }

  #want(): void {
    if (!this.#dataReady) return;
    const spec = specOf(this.store.values, this.#head);
    if (JSON.stringify(spec) !== JSON.stringify(this.#spec)) this.#spec = spec;
    if (wantsSigns(this.#spec!) !== this.#signed) {
      this.#signed = !this.#signed;
      this.#fitData();
    }
    if (this.#source.isCurrent(this.store.values)) this.#heldOutput.fit(this.store, this.#spec!);
    if (this.#data === undefined) this.#runner.pause();
    if (this.#spec !== this.#faulty[0] || this.#data !== this.#faulty[1]) this.events.mended("fault");
    this.#runner.want(this.#spec!, this.#data, this.store.values.held);
  }

  #advance(command: Command): void {
    if (!this.#dataReady) {
      this.#makeMissed();
      this.#wantsPlay = false;
      this.#awaiting.push(command);
    } else if (this.points.x.length === 0) this.events.notice({ kind: "no-data" });
    else {
      this.timeline.branch();
      this.#runner.advance(command);
    }
    this.events.changed();
  }

  #forget(): void {
    if (this.history.length > 1) [this.previous, this.#lossBefore] = [this.history, this.#loss];
    this.history = new History();
    this.#figures.clear();
    this.moment = undefined;
    this.#edits.forget(this.store);
    this.#runner.end = this.#until.begin(0, this.store.values);
    this.timeline.fresh();
    this.kept?.fresh();
    this.events.changed();
  }

  #note(report: Report, whole: boolean): void {
    this.#loss = this.trained?.loss;
    this.moment = whole ? this.#figures.whole(report) : this.#figures.take(report);
    const reached = this.#runner.playing ? this.#until.reached(this.moment, this.store.values) : undefined;
    if (reached !== undefined) {
      this.pause();
      this.events.notice({ kind: "reached", reached });
    }
    if (this.moment.epochs > (this.history.epochs.at(-1) ?? 0)) this.history.push(this.moment);
    this.timeline.heard();
    this.kept?.heard(report);
    this.events.tell("progress", report);
    this.events.progressed();
  }

  #fault(error: BackdrawError): void {
    this.#faulty = [this.#spec, this.#data];
    this.events.notice({ kind: "fault", error, rate: this.store.values.rate, stopped: !this.playing });
    this.events.tell("error", error);
  }
}
