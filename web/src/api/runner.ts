import type { Abort, Call, CallName, Calls, CheckCall, Changed, ExampleSet, Panic, Send, TrainCall } from "./calls";
import { applyChange } from "./changes";
import { Checkpoints } from "./checkpoints";
import type { Engine } from "./engine";
import { BackdrawError, errorMessage } from "./error";
import { ProgramLost } from "./program";
import { isChange, type Change } from "./team";
import type { Leader } from "./team-member";
import { Pace, Training, entryMilliseconds, sliceMilliseconds, teamEntryMilliseconds } from "./training";
import { turn } from "./turns";
import type { Evaluation, Report } from "./types";

type Queued = Extract<Call, { name: "train" | "evaluate" | "generate" | "checkGradients" }>;
type Direct = Exclude<Call, Queued>;

const frameMilliseconds = 1000 / 60;
const checkProgressMilliseconds = 100;
/** Progress takes at most this part of the time. */
const progressShare = 1 / 4;
/** An evaluation that is disturbed by changes this often goes through in one go. */
const mostTries = 3;

/**
 * Answers the calls of one trainer, in the thread that it computes in: train, evaluate, generate and checkGradients one
 * after another, every other call as it comes, which is between two slices of training.
 */
export class Runner {
  readonly engine: Engine;
  readonly #send: Send;
  readonly #checkpoints: Checkpoints;
  readonly #team: Leader | undefined;
  readonly #pace: Pace;
  readonly #queue: Queued[] = [];
  readonly #aborted = new Set<number>();
  /** A change that came in the middle of a team's step, and what came after it. */
  readonly #held: Direct[] = [];
  #training: Training | undefined;
  #draining = false;
  #over = false;
  #progressAllowed = 0;
  /** How often the trainer was changed by a call. */
  #changes = 0;
  /** Whether it is what its spec and its data make it: nothing else was changed, and no step was taken. */
  #fresh: boolean;

  constructor(engine: Engine, send: Send, { parameters, fresh }: { parameters: number; fresh: boolean }, team?: Leader) {
    this.engine = engine;
    this.#send = send;
    this.#team = team;
    this.#pace = new Pace(team ? teamEntryMilliseconds : entryMilliseconds);
    this.#checkpoints = new Checkpoints(engine, send, () => this.#draining, parameters);
    this.#fresh = fresh;
    void engine.ended.then((error) => { this.#lose(error); });
  }

  receive(message: Call | Abort | Panic): void {
    if (this.#over) return;
    switch (message.kind) {
      case "abort": this.#abort(message.id); return;
      case "panic": this.#panic(); return;
      case "call":
        if (isQueued(message)) {
          if ((message.name === "train" || message.name === "checkGradients") && message.takes.aborted) this.#aborted.add(message.id);
          this.#queue.push(message);
          if (!this.#draining) void this.#drain();
          else if (this.#aborted.has(message.id)) this.#abort(message.id);
        } else if (this.#team?.stepping && (isChange(message) || this.#held.length > 0)) {
          this.#held.push(message);
        } else {
          this.#answer(message.id, () => this.#direct(message));
        }
    }
  }

  /** What waits ends at once, a train with the figures so far; what is under way between two slices. */
  #abort(id: number): void {
    const at = this.#queue.findIndex((each) => each.id === id), waiting = this.#queue[at];
    if (waiting?.name !== "train" && waiting?.name !== "checkGradients") {
      this.#aborted.add(id);
      return;
    }
    this.#queue.splice(at, 1);
    this.#aborted.delete(id);
    this.#answer(id, () => {
      if (waiting.name === "checkGradients") throw checkAborted();
      const report = this.#training ? this.engine.report(0, false) : new Training(waiting.takes, this.engine, this.#pace).report(false);
      throw reported(aborted(), report);
    });
  }

  /** Trains while the caller waits. */
  trainSync(call: TrainCall): Report {
    if (this.#training || this.#queue.length > 0) {
      throw new BackdrawError("invalid-argument", "", "trainSync was called while train or another queued call is under way, want it awaited first");
    }
    this.#fresh = false;
    return this.guard(() => {
      const training = new Training(call, this.engine, this.#pace);
      try {
        while (!training.slice(() => false)) this.#checkpoints.ifDue(call.checkpointMilliseconds);
      } catch (error) {
        throw error instanceof BackdrawError ? reported(error, training.report(true)) : error;
      }
      this.#checkpoints.ifDue(call.checkpointMilliseconds);
      return training.report(true);
    });
  }

  #panic(): void {
    try {
      this.engine.panic();
    } catch (error) {
      if (error instanceof ProgramLost) this.#lose(error);
    }
  }

  /** Runs what enters the engine; where that is lost, says so and stops. */
  guard<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      if (error instanceof ProgramLost) this.#lose(error);
      throw error;
    }
  }

  #lose(error: ProgramLost): void {
    if (this.#over) return;
    this.#over = true;
    this.#queue.length = 0;
    this.#checkpoints.stop();
    this.#send({ kind: "lost", reason: error.message });
  }

  /** Ends it: nothing is sent any more. */
  stop(): void {
    this.#over = true;
    this.#queue.length = 0;
    this.#checkpoints.stop();
  }

  #answer(id: number, run: () => unknown): void {
    try {
      const value = run();
      this.#send({ kind: "result", id, value }, buffersOf(value));
    } catch (error) {
      this.#refuse(id, error);
    }
  }

  #refuse(id: number, error: unknown): void {
    if (error instanceof ProgramLost) this.#lose(error);
    else this.#send({ kind: "error", id, error: errorMessage(error) });
  }

  async #drain(): Promise<void> {
    this.#draining = true;
    for (;;) {
      await turn();
      const next = this.#queue.shift();
      if (!next) break;
      if (next.name === "train") await this.#train(next.id, next.takes);
      else if (next.name === "evaluate") await this.#evaluate(next.id, next.takes);
      else if (next.name === "checkGradients") await this.#check(next.id, next.takes);
      else this.#answer(next.id, () => this.engine.generate(next.takes));
      this.#aborted.delete(next.id);
    }
    this.#draining = false;
  }

  async #train(id: number, call: TrainCall): Promise<void> {
    this.#fresh = false;
    try {
      const training = this.#training = new Training(call, this.engine, this.#pace);
      let report: Report;
      try {
        for (;;) {
          if (this.#aborted.has(id)) throw aborted();
          const wanted = (now: number) => call.progress && now >= this.#progressAllowed;
          const ended = this.#team ? await this.#slice(this.#team, training, wanted) : training.slice(wanted);
          if (training.due && wanted(performance.now())) await this.#progress(id, training);
          if (ended) break;
          this.#checkpoints.ifDue(call.checkpointMilliseconds);
          await turn();
          if (this.#over) return;
        }
        report = await this.#report(training);
      } catch (error) {
        throw error instanceof BackdrawError ? reported(error, await this.#report(training)) : error;
      } finally {
        this.#training = undefined;
      }
      this.#checkpoints.atEnd(call.checkpointMilliseconds);
      this.#send({ kind: "result", id, value: report });
    } catch (error) {
      this.#refuse(id, error);
    }
  }

  /** A slice of a team's training; then what waited for the end of a step. */
  async #slice(team: Leader, training: Training, pause: (now: number) => boolean): Promise<boolean> {
    try {
      return await training.teamSlice(team, pause);
    } finally {
      for (const call of this.#held.splice(0)) this.#answer(call.id, () => this.#direct(call));
    }
  }

  async #evaluate(id: number, examples: ExampleSet | undefined): Promise<void> {
    try {
      this.#send({ kind: "result", id, value: await this.#evaluation(examples) });
    } catch (error) {
      this.#refuse(id, error);
    }
  }

  /** Evaluates slice by slice; from the start where what is evaluated changed in between. */
  async #evaluation(examples: ExampleSet | undefined): Promise<Evaluation> {
    const engine = this.engine;
    for (let tries = 1; ; tries++) {
      const changes = this.#changes;
      let until = performance.now() + sliceMilliseconds;
      engine.beginEvaluation(examples);
      while (engine.evaluationPart()) {
        if (performance.now() < until || tries > mostTries) continue;
        await turn();
        if (this.#over) throw new ProgramLost("it was stopped");
        if (changes !== this.#changes) break;
        until = performance.now() + sliceMilliseconds;
      }
      if (changes === this.#changes) return engine.evaluation();
    }
  }

  /** Checks gradients slice by slice. It is of the parameters as they are when it begins. */
  async #check(id: number, call: CheckCall): Promise<void> {
    const { engine } = this;
    try {
      if (this.#aborted.has(id)) throw checkAborted();
      engine.beginCheck(call);
      let told = performance.now(), until = told + sliceMilliseconds;
      for (;;) {
        const { more, checked, of } = engine.checkPart(), now = performance.now();
        if (!more) break;
        if (now < until) continue;
        if (call.progress && now - told >= checkProgressMilliseconds) {
          this.#send({ kind: "progress", id, report: { checked, of } });
          told = now;
        }
        await turn();
        if (this.#over) return;
        if (this.#aborted.has(id)) throw checkAborted();
        until = performance.now() + sliceMilliseconds;
      }
      this.#send({ kind: "result", id, value: engine.checked() });
    } catch (error) {
      this.#refuse(id, error);
    }
  }

  async #report(training: Training): Promise<Report> {
    const report = training.report(false);
    if (!this.engine.hasTest) return report;
    const { loss, accuracy } = await this.#evaluation(undefined);
    return { ...report, testLoss: loss, ...(accuracy !== undefined && { testAccuracy: accuracy }) };
  }

  async #progress(id: number, training: Training): Promise<void> {
    const began = performance.now();
    this.#send({ kind: "progress", id, report: await this.#report(training) });
    this.#progressAllowed = began + Math.max(frameMilliseconds, (performance.now() - began) / progressShare);
  }

  /** What changed the trainer tells what it is now. */
  #changed(call: Change): Changed {
    applyChange(this.engine, call);
    this.#team?.changed(call);
    if (call.name === "load") this.#training?.again();
    this.#changes++;
    if (call.name !== "setData") this.#fresh = false;
    this.#pace.restart();
    const spec = call.name === "update" || call.name === "load" ? this.engine.spec() : undefined;
    return { ...this.engine.sizes(), spec, checkpoint: this.#fresh ? undefined : this.#checkpoints.take() };
  }

  #direct(call: Direct): Calls[CallName]["gives"] {
    const engine = this.engine;
    if (isChange(call)) return this.#changed(call);
    switch (call.name) {
      case "predict": return engine.predict(call.takes);
      case "field": return engine.field(call.takes);
      case "trace": return engine.trace(call.takes);
      case "getParameters": return engine.getParameters();
      case "save": return engine.save();
    }
  }
}

const queuedNames: ReadonlySet<CallName> = new Set<Queued["name"]>(["train", "evaluate", "generate", "checkGradients"]);

function isQueued(call: Call): call is Queued { return queuedNames.has(call.name); }

function aborted(): BackdrawError {
  return new BackdrawError("aborted", "", "training was aborted; the completed steps are kept");
}

function checkAborted(): BackdrawError { return new BackdrawError("aborted", "", "the check of gradients was aborted"); }

/** An error of training says what was completed. */
function reported(error: BackdrawError, report: Report): BackdrawError {
  return new BackdrawError(error.code, error.path, error.message, report);
}

/** The memory of fresh arrays in an answer, which may go with it: they are copies already. */
function buffersOf(value: unknown): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  const visit = (each: unknown): void => {
    if (ArrayBuffer.isView(each)) {
      if (each.buffer instanceof ArrayBuffer) buffers.add(each.buffer);
    } else if (typeof each === "object" && each !== null) {
      Object.values(each).forEach(visit);
    }
  };
  visit(value);
  return [...buffers];
}
