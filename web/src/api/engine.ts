import type { CheckCall, DataSets, ExampleSet, FieldCall, GenerateCall, NamedChange, PredictCall } from "./calls";
import type { Compiled } from "./module";
import { Program, type ProgramLost } from "./program";
import type { Place } from "./team";
import type {
  CheckProgress, Evaluation, FieldResult, GradientCheck, Parameter, Report, Spec, SpecPatch, Tensor, Trace,
} from "./types";
import { whenWhole } from "./when-whole";

/** Where numbers of a tensor lie among the bytes that came with it. */
interface Packed { shape: number[]; at: number; size: number }
interface PackedParameter { path: string; data: Packed; mask?: Packed; frozen?: Packed }

/** What a trainer is made of, anew or from a checkpoint. */
export interface Beginning {
  readonly spec: string;
  readonly checkpoint?: Uint8Array | undefined;
  readonly data?: DataSets | undefined;
  /** Of an engine that trains together with others. */
  readonly team?: Place | undefined;
}

/** What an engine is started with. */
export interface Origin extends Beginning { readonly program: Compiled }

/** A number as JSON carries it: a string where it is not finite. */
type Carried = number | string;
type CarriedEvaluation = Omit<Evaluation, "loss" | "r2"> & { loss: Carried; r2?: Carried };

export interface Sizes { readonly parameters: number; readonly stepsPerEpoch: number }

const wantLogits = 1, givenIds = 2, givenShape = 4;
const hasTestLoss = 1, hasAccuracy = 2, hasTestAccuracy = 4;

/** One trainer in a Go program: every call, as plain functions that return when it is done. */
export class Engine {
  readonly #program: Program;
  #handle: number;

  private constructor(program: Program, handle: number) {
    this.#program = program;
    this.#handle = handle;
  }

  /** Starts a program and its trainer, anew from a spec or from a checkpoint, which knows its spec. */
  static start({ program: compiled, ...from }: Origin): Promise<Engine> {
    return whenWhole(compiled.rest, async () => {
      const program = await Program.start(compiled), engine = Engine.on(program, from);
      program.waits = true; // from here on there is something to lose
      return engine;
    });
  }

  /** Makes a trainer in a program that runs. */
  static on(program: Program, { spec, checkpoint, data, team }: Beginning): Engine {
    const { value } = checkpoint ? program.call("load", -1, "null", [checkpoint]) : program.call("open", -1, spec, []);
    const engine = new Engine(program, value as number);
    if (team) program.run(() => program.exports.join(engine.#handle, team.rank, team.ports.length));
    if (data) engine.setData(data);
    return engine;
  }

  close(): void { this.#call("close", undefined); }

  /** Resolves where the program ends by itself, which it never should. */
  get ended(): Promise<ProgramLost> { return this.#program.ended; }

  spec(): Spec { return this.#call("spec", undefined).value as Spec; }

  sizes(): Sizes {
    this.#program.run(() => this.#program.exports.sizes(this.#handle));
    const f = this.#program.figures;
    return { parameters: f[0]!, stepsPerEpoch: f[1]! };
  }

  setData({ train, test }: DataSets): void {
    const arrays: ArrayBufferView[] = [];
    this.#call("setData", { train: listed(train, arrays), test: test && listed(test, arrays) }, arrays);
  }

  /** Starts the figures of a report anew. */
  begin(gradientNorms: boolean): void {
    this.#program.run(() => this.#program.exports.begin(this.#handle, gradientNorms ? 1 : 0));
  }

  /** Runs that many training steps. */
  steps(count: number): void {
    this.#program.run(() => this.#program.exports.steps(this.#handle, count));
  }

  /** Runs the own share of a team's next step. */
  shareGradient(): void { this.#program.run(() => this.#program.exports.shareGradient(this.#handle)); }

  /** Completes the step, where the contributions of all members are there. */
  applyGradients(): void { this.#program.run(() => this.#program.exports.applyGradients(this.#handle)); }

  /** Fails where the steps left weights that are not finite. */
  checkFinite(): void { this.#program.run(() => this.#program.exports.checkFinite(this.#handle)); }

  /** What a member gives to the step, to be read or filled: good until Go runs again. */
  contribution(rank: number): Uint8Array {
    const program = this.#program;
    program.run(() => program.exports.contribution(this.#handle, rank));
    return new Uint8Array(program.exports.mem.buffer, program.figures[0], program.figures[1]);
  }

  /** Whether there is a test set, as of the last report. */
  hasTest = false;

  /** The figures so far; those of the test set in one go, where they are asked for. */
  report(milliseconds: number, test: boolean): Report {
    const { exports } = this.#program;
    this.#program.run(() => exports.report(this.#handle, test ? 1 : 0));
    const f = this.#program.figures, flags = f[5]!;
    const report: Report = {
      steps: f[0]!, epochs: f[1]!, examples: f[2]!, milliseconds, loss: f[3]!, learningRate: f[4]!,
    };
    this.hasTest = f[11] === 1;
    if (flags & hasTestLoss) report.testLoss = f[6]!;
    if (flags & hasAccuracy) report.accuracy = f[7]!;
    if (flags & hasTestAccuracy) report.testAccuracy = f[8]!;
    if (f[9]! > 0) report.gradientNorms = Array.from(new Float64Array(exports.mem.buffer, f[10], f[9]));
    return report;
  }

  /** Begins an evaluation of examples, or of the test set. */
  beginEvaluation(examples: ExampleSet | undefined): void { this.#ask("beginEvaluation", examples); }

  /** Runs a part of it; true where there is another. */
  evaluationPart(): boolean {
    this.#program.run(() => this.#program.exports.evaluationPart());
    return this.#program.figures[0] === 1;
  }

  /** What it found, once all parts were run. */
  evaluation(): Evaluation {
    const { loss, r2, ...counts } = this.#call("evaluation", undefined).value as CarriedEvaluation;
    return { loss: Number(loss), ...counts, ...(r2 !== undefined && { r2: Number(r2) }) };
  }

  predict({ x, shape, lengths, logits, from, to }: PredictCall): Float32Array<ArrayBuffer> {
    const program = this.#program;
    program.place(lengths ? [x, lengths] : [x]);
    if (shape) program.figures.set(shape);
    const flags = (logits ? wantLogits : 0) | (x instanceof Int32Array ? givenIds : 0) | (shape ? givenShape : 0);
    program.run(() =>
      program.exports.predict(this.#handle, x.length, lengths?.length ?? 0, shape?.length ?? 0, flags, from, to));
    const f = program.figures;
    return program.floats(f[1]!, f[0]!);
  }

  field({ bounds, width, height, layer, unit }: FieldCall): FieldResult & { values: Float32Array<ArrayBuffer> } {
    const program = this.#program;
    program.figures.set(bounds);
    program.run(() => program.exports.field(this.#handle, width, height, layer, unit));
    const f = program.figures, channels = f[0]!;
    return { width, height, channels, values: program.floats(f[1]!, width * height * channels) };
  }

  trace(examples: ExampleSet): Trace {
    const { value, bytes } = this.#ask("trace", examples);
    const { loss, learningRate, layers } = unpack(value, floatsOf(bytes)) as { loss: Carried; learningRate: Carried; layers: Trace["layers"] };
    return { loss: Number(loss), learningRate: Number(learningRate), layers };
  }

  /** Begins a check of gradients. */
  beginCheck({ most, x, y, shape, lengths }: CheckCall): void {
    const arrays: ArrayBufferView[] = [];
    this.#call("beginCheck", { ...listed({ x, ...(y && { y }), shape, lengths }, arrays), most }, arrays);
  }

  /** Checks one parameter more. */
  checkPart(): CheckProgress & { more: boolean } {
    this.#program.run(() => this.#program.exports.checkPart());
    const [more, checked, of] = this.#program.figures;
    return { more: more === 1, checked: checked!, of: of! };
  }

  /** What it found, whether or not all parameters were checked; ends it. */
  checked(): GradientCheck { return this.#call("checked", undefined).value as GradientCheck; }

  generate({ prompt, length, temperature, seed }: GenerateCall): Int32Array {
    const { bytes } = this.#call("generate", { prompt: 0, length, temperature, seed }, [prompt]);
    return bytes ? new Int32Array(bytes.buffer) : new Int32Array(0);
  }

  update(patch: SpecPatch): void { this.#call("update", patch); }

  getParameters(): Record<string, Parameter> {
    const { value, bytes } = this.#call("getParameters", undefined);
    const all = floatsOf(bytes), parameters: Record<string, Parameter> = {};
    for (const { path, data, mask, frozen } of value as PackedParameter[]) {
      parameters[path] = {
        ...tensorOf(data, all),
        ...(mask && { mask: tensorOf(mask, all).data }),
        ...(frozen && { frozen: tensorOf(frozen, all).data }),
      };
    }
    return parameters;
  }

  setParameters(changes: readonly NamedChange[]): void {
    const arrays: ArrayBufferView[] = [];
    const add = (array: Float32Array | undefined) => array && arrays.push(array) - 1;
    this.#call("setParameters", changes.map(({ path, value, mask, frozen }) =>
      ({ path, value: add(value), mask: add(mask), frozen: add(frozen) })), arrays);
  }

  save(): Uint8Array<ArrayBuffer> { return this.#call("save", undefined).bytes as Uint8Array<ArrayBuffer>; }

  load(bytes: Uint8Array): void { this.#handle = this.#call("load", undefined, [bytes]).value as number; }

  reset(seed: number | undefined): void { this.#call("reset", seed ?? null); }

  /** Makes Go panic: for tests of what happens then. */
  panic(): void { this.#call("panic", undefined); }

  #call(name: string, takes: unknown, arrays: readonly ArrayBufferView[] = []) {
    return this.#program.call(name, this.#handle, JSON.stringify(takes ?? null), arrays);
  }

  #ask(name: string, examples: ExampleSet | undefined) {
    const arrays: ArrayBufferView[] = [];
    return this.#call(name, examples && listed(examples, arrays), arrays);
  }
}

/** Puts a set's arrays on the list and names them by their place in it. */
function listed({ x, y, shape, lengths }: ExampleSet, arrays: ArrayBufferView[]): object {
  const add = (array: ArrayBufferView) => arrays.push(array) - 1;
  return {
    shape,
    [x instanceof Int32Array ? "ids" : "x"]: add(x),
    ...(y && { [y instanceof Int32Array ? "labels" : "values"]: add(y) }),
    ...(lengths && { lengths: add(lengths) }),
  };
}

function floatsOf(bytes: Uint8Array | undefined): Float32Array {
  return bytes ? new Float32Array(bytes.buffer) : new Float32Array(0);
}

function tensorOf({ shape, at, size }: Packed, all: Float32Array): Tensor {
  return { shape, data: all.slice(at, at + size) };
}

/** Puts tensors in place of what names them, throughout a value. */
function unpack(value: unknown, all: Float32Array): unknown {
  if (Array.isArray(value)) return value.map((each) => unpack(each, all));
  if (typeof value !== "object" || value === null) return value;
  if ("at" in value) return tensorOf(value as Packed, all);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, unpack(each, all)]));
}
