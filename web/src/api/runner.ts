import type { Abort, Call, CallName, Calls, Changed, ErrorMessage, Panic, Send, TrainCall } from "./calls";
import type { Engine } from "./engine";
import { BackdrawError } from "./error";
import { ProgramLost } from "./program";
import { Pace, Training } from "./training";
import { turn } from "./turns";
import type { Report } from "./types";

type Queued = Extract<Call, { name: "train" | "evaluate" | "generate" | "checkGradients" }>;
type Direct = Exclude<Call, Queued>;

const frameMilliseconds = 1000 / 60;
/** Progress and checkpoints take at most this part of the time. */
const progressShare = 1 / 4, checkpointShare = 1 / 20;
/** A checkpoint that is no larger than this is taken after every train, another when the trainer was idle for as long. */
const smallBytes = 2 ** 20, idleMilliseconds = 1000;

/**
 * Answers the calls of one trainer, in the thread that it computes in: train, evaluate, generate and checkGradients one
 * after another, every other call as it comes, which is between two slices of training.
 */
export class Runner {
  readonly engine: Engine;
  readonly #send: Send;
  readonly #pace = new Pace();
  readonly #queue: Queued[] = [];
  readonly #aborted = new Set<number>();
  #training: Training | undefined;
  #draining = false;
  #over = false;
  #progressAllowed = 0;
  #checkpointed = performance.now();
  #checkpointCost = 0;
  #checkpointBytes = 0;
  #unsaved: ReturnType<typeof setTimeout> | undefined;

  constructor(engine: Engine, send: Send) {
    this.engine = engine;
    this.#send = send;
    void engine.ended.then((error) => { this.#lose(error); });
  }

  receive(message: Call | Abort | Panic): void {
    if (this.#over) return;
    switch (message.kind) {
      case "abort": this.#aborted.add(message.id); return;
      case "panic": this.#panic(); return;
      case "call":
        if (isQueued(message)) {
          this.#queue.push(message);
          if (!this.#draining) void this.#drain();
        } else {
          this.#answer(message.id, () => this.#direct(message));
        }
    }
  }

  /** Trains while the caller waits. */
  trainSync(call: TrainCall): Report {
    if (this.#training || this.#queue.length > 0) {
      throw new BackdrawError("invalid-argument", "", "trainSync was called while train or another queued call is under way, want it awaited first");
    }
    return this.guard(() => {
      const training = new Training(call, this.engine, this.#pace);
      try {
        while (!training.slice(() => false)) this.#checkpointIfDue(call.checkpointMilliseconds);
      } catch (error) {
        throw withReport(error, training);
      }
      this.#checkpointIfDue(call.checkpointMilliseconds);
      return training.report();
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
    clearTimeout(this.#unsaved);
    this.#send({ kind: "lost", reason: error.message });
  }

  /** Ends it: nothing is sent any more. */
  stop(): void {
    this.#over = true;
    this.#queue.length = 0;
    clearTimeout(this.#unsaved);
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
      else this.#answer(next.id, () => this.#queued(next));
      this.#aborted.delete(next.id);
    }
    this.#draining = false;
  }

  async #train(id: number, call: TrainCall): Promise<void> {
    try {
      const training = this.#training = new Training(call, this.engine, this.#pace);
      try {
        for (;;) {
          if (this.#aborted.has(id)) throw new BackdrawError("aborted", "", "training was aborted; the completed steps are kept");
          const wanted = (now: number) => call.progress && now >= this.#progressAllowed;
          const ended = training.slice(wanted);
          if (training.due && wanted(performance.now())) this.#progress(id, training);
          if (ended) break;
          this.#checkpointIfDue(call.checkpointMilliseconds);
          await turn();
          if (this.#over) return;
        }
      } catch (error) {
        throw withReport(error, training);
      } finally {
        this.#training = undefined;
      }
      const report = training.report();
      this.#checkpointAtEnd(call.checkpointMilliseconds);
      this.#send({ kind: "result", id, value: report });
    } catch (error) {
      this.#refuse(id, error);
    }
  }

  #progress(id: number, training: Training): void {
    const began = performance.now();
    this.#send({ kind: "progress", id, report: training.report() });
    this.#progressAllowed = began + Math.max(frameMilliseconds, (performance.now() - began) / progressShare);
  }

  #checkpointIfDue(every: number): void {
    const idle = performance.now() - this.#checkpointed;
    if (idle >= every && idle >= this.#checkpointCost / checkpointShare) this.#send({ kind: "checkpoint", bytes: this.#checkpoint() });
  }

  /** After training: at once where it is small, else when the trainer has been idle for a while. */
  #checkpointAtEnd(every: number): void {
    clearTimeout(this.#unsaved);
    if (this.#checkpointBytes <= smallBytes) this.#send({ kind: "checkpoint", bytes: this.#checkpoint() });
    else this.#unsaved = setTimeout(() => { this.#checkpointIfIdle(); }, Math.min(every, idleMilliseconds));
  }

  #checkpointIfIdle(): void {
    if (this.#over || this.#draining) return;
    try {
      this.#send({ kind: "checkpoint", bytes: this.#checkpoint() });
    } catch (error) {
      if (error instanceof ProgramLost) this.#lose(error);
    }
  }

  #checkpoint(): Uint8Array<ArrayBuffer> {
    const began = performance.now(), bytes = this.engine.save();
    this.#checkpointed = performance.now();
    this.#checkpointCost = this.#checkpointed - began;
    this.#checkpointBytes = bytes.length;
    return bytes;
  }

  /** What changed the trainer tells what it is now. */
  #changed(change: () => void): Changed {
    change();
    this.#pace.restart();
    return { ...this.engine.state(), checkpoint: this.#checkpoint() };
  }

  #queued(call: Exclude<Queued, { name: "train" }>): Calls[Exclude<Queued["name"], "train">]["gives"] {
    const engine = this.engine;
    switch (call.name) {
      case "evaluate": return engine.evaluate(call.takes);
      case "checkGradients": return engine.checkGradients(call.takes);
      case "generate": return engine.generate(call.takes);
    }
  }

  #direct(call: Direct): Calls[CallName]["gives"] {
    const engine = this.engine;
    switch (call.name) {
      case "predict": return engine.predict(call.takes);
      case "field": return engine.field(call.takes);
      case "trace": return engine.trace(call.takes);
      case "getParameters": return engine.getParameters();
      case "save": return engine.save();
      case "setData": return this.#changed(() => { engine.setData(call.takes); });
      case "update": return this.#changed(() => { engine.update(call.takes); });
      case "setParameters": return this.#changed(() => { engine.setParameters(call.takes); });
      case "reset": return this.#changed(() => { engine.reset(call.takes); });
      case "load": return this.#changed(() => {
        engine.load(call.takes);
        this.#training?.again();
      });
    }
  }
}

const queuedNames: ReadonlySet<CallName> = new Set<Queued["name"]>(["train", "evaluate", "generate", "checkGradients"]);

function isQueued(call: Call): call is Queued { return queuedNames.has(call.name); }

/** An error of training says what was completed. */
function withReport(error: unknown, training: Training): unknown {
  if (!(error instanceof BackdrawError)) return error;
  try {
    return new BackdrawError(error.code, error.path, error.message, training.report());
  } catch (second) {
    return second instanceof ProgramLost ? second : error;
  }
}

export function errorMessage(error: unknown): ErrorMessage {
  if (error instanceof BackdrawError) {
    const { code, path, message, report } = error;
    return { code, path, message, report };
  }
  return { code: "internal", path: "", message: String(error) };
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
