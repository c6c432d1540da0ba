import type { Call, CallName, Calls, Changed, DataSets, ErrorMessage, FromEngine } from "./calls";
import { abortSignal, refuse, seed as checkedSeed } from "./check";
import { documentJSON } from "./document";
import { BackdrawError } from "./error";
import { buffersOf, copyData, copyExamples } from "./examples";
import type { Origin } from "./engine";
import type { Link, Listener } from "./link";
import type { Compiled } from "./module";
import type { Runner } from "./runner";
import { ProgramLost } from "./program";
import {
  checkCall, fieldCall, generateCall, modelBytes, parameterChanges, predictCall, predictCallNow, trainCall,
} from "./requests";
import type {
  CheckOptions, CheckProgress, Data, Evaluation, Examples, FieldOptions, FieldResult, GenerateOptions, GradientCheck, Inputs, Parameter,
  ParameterChange, PredictOptions, Report, SaveFormat, Spec, SpecPatch, SyncTrainer, Trace, TrainOptions,
  TrainSyncOptions,
} from "./types";

/**
 * For tests of faults: trainer[fault]("panic") makes Go panic, trainer[fault]("kill") ends the worker behind the
 * trainer's back; with workers, that of the rank that is given.
 */
export const fault = Symbol.for("backdraw.fault");

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly progress?: ((report: unknown) => void) | undefined;
}

/** What calls tell before they are answered. */
interface News { train: Report; checkGradients: CheckProgress }

const formats: readonly SaveFormat[] = ["backdraw", "onnx", "safetensors", "pytorch", "keras", "go", "javascript"];

export class EngineTrainer implements SyncTrainer {
  readonly #program: Compiled;
  readonly #connect: (origin: Origin, listener: Listener) => Link;
  readonly #pending = new Map<number, Pending>();
  #link: Link | undefined;
  #calls = 0;
  #closed = false;
  #started: Pending | undefined;
  // What a lost engine is made again from.
  #spec: Spec;
  #parameters = 0;
  #data: DataSets | undefined;
  #checkpoint: Uint8Array | undefined;

  constructor(program: Compiled, spec: Spec, connect: (origin: Origin, listener: Listener) => Link) {
    this.#program = program;
    this.#spec = spec;
    this.#connect = connect;
  }

  /** Makes the engine; the spec is checked there. */
  start(): Promise<void> {
    return new Promise<unknown>((resolve, reject) => {
      this.#started = { resolve, reject };
      this.#open();
    }) as Promise<void>;
  }

  get spec(): Spec { return structuredClone(this.#spec); }
  get parameters(): number { return this.#parameters; }

  async setData(data: Data): Promise<void> {
    this.#living();
    const sets = copyData(data);
    this.#keep(await this.#call("setData", sets));
    this.#data = sets;
  }

  async train(options: TrainOptions): Promise<Report> {
    this.#living();
    return this.#watched("train", trainCall(options), [], options);
  }

  async evaluate(examples?: Examples): Promise<Evaluation> {
    this.#living();
    const set = examples && copyExamples(examples);
    return this.#call("evaluate", set, buffersOf(set));
  }

  async predict(x: Inputs, options: PredictOptions = {}): Promise<Float32Array> {
    this.#living();
    const call = predictCall(x, options);
    return this.#call("predict", call, buffersOf(call));
  }

  async field(options: FieldOptions): Promise<FieldResult> {
    this.#living();
    return this.#call("field", fieldCall(options));
  }

  async trace(examples: Examples): Promise<Trace> {
    this.#living();
    const set = copyExamples(examples);
    return this.#call("trace", set, buffersOf(set));
  }

  async checkGradients(examples: Examples, options: CheckOptions = {}): Promise<GradientCheck> {
    this.#living();
    const call = checkCall(examples, options);
    return this.#watched("checkGradients", call, buffersOf(call), options);
  }

  async generate(options: GenerateOptions): Promise<Int32Array> {
    this.#living();
    return this.#call("generate", generateCall(options));
  }

  async update(patch: SpecPatch): Promise<void> {
    this.#living();
    const changed = await this.#call("update", JSON.parse(documentJSON(patch, "patch", "invalid-spec")) as SpecPatch);
    this.#keep(changed);
  }

  async getParameters(): Promise<Record<string, Parameter>> {
    this.#living();
    return this.#call("getParameters", undefined);
  }

  async setParameters(changes: Record<string, ParameterChange>): Promise<void> {
    this.#living();
    this.#keep(await this.#call("setParameters", parameterChanges(changes)));
  }

  async save(format: SaveFormat = "backdraw"): Promise<Uint8Array> {
    this.#living();
    if (!formats.includes(format)) refuse("format", format, `one of ${formats.join(", ")}`);
    if (format !== "backdraw") throw new BackdrawError("unsupported", "format", `format is "${format}", and this version saves "backdraw" alone`);
    return this.#call("save", undefined);
  }

  async load(bytes: Uint8Array): Promise<void> {
    this.#living();
    const copy = modelBytes(bytes);
    const changed = await this.#call("load", copy, [copy.buffer]);
    this.#keep(changed);
    if (changed.stepsPerEpoch === 0) this.#data = undefined;
  }

  async reset(seed?: number): Promise<void> {
    this.#living();
    this.#keep(await this.#call("reset", checkedSeed("seed", seed)));
    if (seed !== undefined) this.#spec = { ...this.#spec, seed };
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#link?.close();
    this.#link = undefined;
    this.#rejectAll(closed());
    this.#data = this.#checkpoint = undefined;
  }

  trainSync(options: TrainSyncOptions): Report {
    this.#living();
    const call = trainCall(options);
    for (const limit of ["steps", "epochs", "milliseconds"] as const) {
      if (call[limit] === Infinity) refuse(limit, Infinity, "an end, for trainSync cannot be aborted");
    }
    return this.#now((runner) => runner.trainSync(call));
  }

  predictSync(x: Inputs, options: PredictOptions = {}): Float32Array {
    this.#living();
    const call = predictCallNow(x, options);
    return this.#now(({ engine }) => engine.predict(call));
  }

  fieldSync(options: FieldOptions): FieldResult {
    this.#living();
    const call = fieldCall(options);
    return this.#now(({ engine }) => engine.field(call));
  }

  [fault](kind: "panic" | "kill", rank = 0): void { this.#link?.[kind](rank); }

  /** Calls the engine in this thread. */
  #now<T>(call: (runner: Runner) => T): T {
    const { here } = this.#opened();
    if (!here) throw new BackdrawError("unsupported", "", "calls that end in Sync need createTrainer(spec, { worker: false })");
    const runner = here();
    if (!runner) throw lost("it is being started again, want another call awaited first");
    try {
      return runner.guard(() => call(runner));
    } catch (error) {
      if (error instanceof ProgramLost) throw lost(error.message);
      throw error;
    }
  }

  /** A call that tells how far it is, and may be aborted: by its signal, or by a listener that throws, whose error it then rejects with. */
  async #watched<N extends "train" | "checkGradients">(
    name: N, takes: Calls[N]["takes"], transfer: ArrayBuffer[],
    options: { readonly onProgress?: ((report: News[N]) => void) | undefined; readonly signal?: AbortSignal | undefined },
  ): Promise<Calls[N]["gives"]> {
    const { onProgress } = options, signal = abortSignal("signal", options.signal);
    let id = 0, thrown: { error: unknown } | undefined;
    const abort = () => { this.#link?.post({ kind: "abort", id }); };
    const progress = onProgress && ((report: unknown) => {
      try {
        if (!thrown) onProgress(report as News[N]);
      } catch (error) {
        thrown = { error };
        abort();
      }
    });
    try {
      signal?.addEventListener("abort", abort);
      const done = this.#call(name, takes, transfer, progress);
      id = this.#calls;
      return await done;
    } catch (error) {
      throw thrown ? thrown.error : error;
    } finally {
      signal?.removeEventListener("abort", abort);
    }
  }

  #call<N extends CallName>(
    name: N, takes: Calls[N]["takes"], transfer: ArrayBuffer[] = [], progress?: (report: unknown) => void,
  ): Promise<Calls[N]["gives"]> {
    return new Promise((resolve, reject) => {
      const link = this.#opened(), id = ++this.#calls;
      this.#pending.set(id, { resolve: resolve as Pending["resolve"], reject, progress });
      link.busy(true);
      link.post({ kind: "call", id, name, takes } as Call, transfer);
    });
  }

  /** A closed trainer says so before it looks at arguments. */
  #living(): void { if (this.#closed) throw closed(); }

  /** The link, made anew from the last checkpoint where it was lost. */
  #opened(): Link {
    this.#living();
    return this.#link ?? this.#open();
  }

  #open(): Link {
    const listener: Listener = {
      message: (message) => { this.#hear(message); },
      lost: (code, reason) => {
        this.#link = undefined;
        this.#rejectAll(code === "worker-lost" ? lost(reason) : new BackdrawError(code, "", reason));
      },
    };
    const origin = { program: this.#program, spec: JSON.stringify(this.#spec), checkpoint: this.#checkpoint, data: this.#data };
    return this.#link = this.#connect(origin, listener);
  }

  #hear(message: FromEngine): void {
    switch (message.kind) {
      case "ready":
        this.#parameters = message.parameters;
        this.#started?.resolve(undefined);
        this.#started = undefined;
        if (this.#pending.size === 0) this.#link?.busy(false);
        break;
      case "failed":
        this.#link?.close();
        this.#link = undefined;
        this.#rejectAll(rebuilt(message.error));
        break;
      case "progress": this.#pending.get(message.id)?.progress?.(message.report); break;
      case "checkpoint": this.#checkpoint = message.bytes; break;
      case "result": this.#settle(message.id)?.resolve(message.value); break;
      case "error": this.#settle(message.id)?.reject(rebuilt(message.error)); break;
      case "locked": case "lost": break;
    }
  }

  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (this.#pending.size === 0) this.#link?.busy(false);
    return pending;
  }

  #rejectAll(error: BackdrawError): void {
    const all = [...this.#pending.values(), ...(this.#started ? [this.#started] : [])];
    this.#pending.clear();
    this.#started = undefined;
    for (const { reject } of all) reject(error);
  }

  #keep({ spec, parameters, checkpoint }: Changed): void {
    if (spec) this.#spec = spec;
    this.#parameters = parameters;
    this.#checkpoint = checkpoint;
  }
}

function closed(): BackdrawError { return new BackdrawError("closed", "", "the trainer was closed"); }

function rebuilt({ code, path, message, report }: ErrorMessage): BackdrawError {
  return new BackdrawError(code, path, message, report);
}

function lost(reason: string): BackdrawError {
  const [first = "", ...where] = reason.split("\n"), details = where.length > 0 ? { cause: where.join("\n") } : {};
  return new BackdrawError("worker-lost", "", `the computation was lost, and goes on from its last checkpoint with the next call: ${first}`, undefined, details);
}
