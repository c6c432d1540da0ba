import { defineGo, type GoProgram } from "backdraw:wasm-exec";
import { begunIn, goOn, type Begun } from "./begun";
import { BackdrawError } from "./error";
import type { ErrorMessage } from "./calls";
import type { Compiled } from "./module";
import { restOf } from "./rest";

/** The exports of the Go program; each but `figures` returns 0, or 1 after a fault, or 2 after a panic. */
interface Exports {
  readonly mem: WebAssembly.Memory;
  figures(): number;
  reserve(bytes: number): number;
  sizes(handle: number): number;
  begin(handle: number, gradientNorms: number): number;
  steps(handle: number, count: number): number;
  report(handle: number, test: number): number;
  join(handle: number, rank: number, size: number): number;
  contribution(handle: number, rank: number): number;
  shareGradient(handle: number): number;
  applyGradients(handle: number): number;
  checkFinite(handle: number): number;
  evaluationPart(): number;
  checkPart(): number;
  predict(handle: number, numbers: number, lengths: number, rank: number, flags: number, from: number, to: number): number;
  field(handle: number, width: number, height: number, layer: number, unit: number): number;
  product(m: number, k: number, n: number): number;
}

type Answer = readonly ["json", json: string, bytes: Uint8Array | undefined] | readonly ["fault", json: string] | readonly ["panic", text: string];

interface Scope {
  call?: (name: string, handle: number, json: string, arrays: Uint8Array[]) => Answer | undefined;
  progress?: (share: number) => void;
}

/** The Go program is gone: it panicked, exited or trapped. Whatever it held is lost. */
export class ProgramLost extends Error {
  override readonly name: string = "ProgramLost";
}

/** It went where only its second part leads, before that was there, in a thread that must not wait. */
export class RestMissing extends ProgramLost {
  override readonly name = "RestMissing";
}

/** It went there, and that part cannot be had. */
export class RestFailed extends ProgramLost {
  override readonly name = "RestFailed";
}

/** The most that is kept of what a dying program writes. */
const lastWords = 4096;

/** One running Go program. Nothing of it is global. */
export class Program {
  readonly exports: Exports;
  /** Resolves where the program ends by itself, which it never should. */
  readonly ended: Promise<ProgramLost>;
  readonly #go: GoProgram;
  readonly #scope: Scope;
  readonly #figuresAt: number;
  #figures: Float64Array;
  readonly #written: { readonly text: string };
  #lost: ProgramLost | undefined;
  /** Whether its thread waits for its second part; otherwise a call that needs that before it is there ends in RestMissing, and the program with it. */
  waits: boolean;

  private constructor(go: GoProgram, scope: Scope, instance: WebAssembly.Instance, begun: Begun | undefined, written: { readonly text: string }, waits = true) {
    this.waits = waits;
    this.#go = go;
    this.#scope = scope;
    this.#written = written;
    this.exports = instance.exports as unknown as Exports;
    const over = () => (this.#lost ??= this.#loss("the program ended"));
    go.exit = () => { /* guard and ended tell */ };
    this.ended = (begun ? goOn(go, scope, instance, begun) : go.run(instance)).then(over, over);
    this.#figuresAt = this.guard(() => this.exports.figures()) >>> 0;
    this.#figures = new Float64Array(this.exports.mem.buffer, this.#figuresAt, 16);
  }

  /** Runs the program until it waits for calls. */
  static async start({ module, rest: url }: Compiled): Promise<Program> {
    const scope: Scope = {}, written = { text: "" };
    Object.assign(scope, {
      Object, Array, Error, Uint8Array, Date, TextEncoder, TextDecoder,
      crypto: globalThis.crypto,
      performance: globalThis.performance,
      fs: standardError(written),
    });
    const Go = defineGo(scope), go = new Go(), imports = go.importObject;
    if (url === undefined) return new Program(go, scope, await WebAssembly.instantiate(module, imports), begunIn(module), written);
    const rest = restOf(url);
    const complete = (second: WebAssembly.Module) => {
      const { exports: first } = instance, whole = first.whole as WebAssembly.Global;
      if (whole.value) return;
      new WebAssembly.Instance(second, { ...imports, first });
      whole.value = 1;
    };
    imports.backdraw = {
      rest() {
        if (!program.waits && !rest.module) throw new RestMissing(`${url} is not there yet`);
        let second;
        try {
          second = rest.now();
        } catch (error) {
          throw new RestFailed(`${url} could not be loaded: ${String(error)}`);
        }
        complete(second);
      },
    };
    const instance = await WebAssembly.instantiate(module, imports);
    const program: Program = new Program(go, scope, instance, begunIn(module), written, !rest.fetches);
    rest.there.then(complete).catch(() => { /* asked for again by whoever needs it */ });
    return program;
  }

  #loss(reason: string): ProgramLost {
    return new ProgramLost(this.#written.text ? `${reason}: ${this.#written.text.trim()}` : reason);
  }

  /** Runs what enters Go. A trap or an exit on the way is the end of the program. */
  guard<T>(enter: () => T): T {
    if (this.#lost) throw this.#lost;
    let value: T;
    try {
      value = enter();
    } catch (error) {
      throw (this.#lost = error instanceof ProgramLost ? error : this.#loss(String(error)));
    }
    if (this.#go.exited) throw (this.#lost = this.#loss("the program exited"));
    return value;
  }

  /** Calls an export by its status. */
  run(enter: () => number): void {
    const status = this.guard(enter);
    if (status === 0) return;
    this.call("lastFault", -1, "null", []);
    throw this.#panic("an export failed without a reason");
  }

  /** Calls by name, through syscall/js. */
  call(name: string, handle: number, json: string, arrays: readonly ArrayBufferView[]): { value: unknown; bytes: Uint8Array | undefined } {
    const views = arrays.map((a) => new Uint8Array(a.buffer, a.byteOffset, a.byteLength));
    const answer = this.guard(() => this.#scope.call!(name, handle, json, views));
    if (!answer) throw this.#panic(`the call ${name} returned nothing`);
    if (answer[0] === "panic") throw this.#panic(answer[1]);
    if (answer[0] === "fault") {
      const { code, path = "", message } = JSON.parse(answer[1]) as Omit<ErrorMessage, "path"> & { path?: string };
      throw new BackdrawError(code, path, message);
    }
    return { value: JSON.parse(answer[1]) as unknown, bytes: answer[2] };
  }

  /** Hears of the progress of calls that were asked for it. */
  set progress(heard: (share: number) => void) { this.#scope.progress = heard; }

  #panic(text: string): ProgramLost {
    return (this.#lost = this.#loss(`Go panicked: ${text}`));
  }

  /** The small numbers that exports take and give; good until Go runs again. */
  get figures(): Float64Array {
    if (this.#figures.buffer !== this.exports.mem.buffer) {
      this.#figures = new Float64Array(this.exports.mem.buffer, this.#figuresAt, 16);
    }
    return this.#figures;
  }

  /** Copies arrays, one after another, to where exports read them. */
  place(arrays: readonly ArrayBufferView[]): void {
    const bytes = arrays.reduce((sum, a) => sum + a.byteLength, 0);
    this.run(() => this.exports.reserve(bytes));
    let at = this.figures[0]!;
    for (const a of arrays) {
      new Uint8Array(this.exports.mem.buffer, at, a.byteLength).set(new Uint8Array(a.buffer, a.byteOffset, a.byteLength));
      at += a.byteLength;
    }
  }

  /** A copy of numbers that lie in Go's memory. */
  floats(at: number, count: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.exports.mem.buffer, at, count).slice();
  }
}

/** Go's way out for text: kept, for what a program says last is why it died. */
function standardError(written: { text: string }): object {
  const decoder = new TextDecoder();
  const keep = (bytes: Uint8Array) => {
    written.text = (written.text + decoder.decode(bytes)).slice(-lastWords);
    return bytes.length;
  };
  return {
    constants: { O_WRONLY: -1, O_RDWR: -1, O_CREAT: -1, O_TRUNC: -1, O_APPEND: -1, O_EXCL: -1, O_DIRECTORY: -1 },
    writeSync: (_: number, bytes: Uint8Array) => keep(bytes),
    write: (
      _: number, bytes: Uint8Array, _offset: number, _length: number, _position: unknown,
      done: (error: Error | null, count: number) => void,
    ) => { done(null, keep(bytes)); },
  };
}
