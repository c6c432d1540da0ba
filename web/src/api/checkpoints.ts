import type { Send } from "./calls";
import type { Engine } from "./engine";
import { ProgramLost } from "./program";

/** A checkpoint that is no larger than this is taken after every train, another when the trainer was idle for as long. */
const smallBytes = 2 ** 20, idleMilliseconds = 1000;
/** Checkpoints during training take at most this part of the time. */
const share = 1 / 50;

/** When to save what a trainer goes on from, should its engine be lost. */
export class Checkpoints {
  readonly #engine: Engine;
  readonly #send: Send;
  readonly #busy: () => boolean;
  #taken = performance.now();
  #cost = 0;
  #bytes: number;
  #later: ReturnType<typeof setTimeout> | undefined;

  /** Until one is taken, its size is that of the parameters. */
  constructor(engine: Engine, send: Send, busy: () => boolean, parameters: number) {
    this.#bytes = parameters * Float32Array.BYTES_PER_ELEMENT;
    this.#engine = engine;
    this.#send = send;
    this.#busy = busy;
  }

  take(): Uint8Array<ArrayBuffer> {
    const began = performance.now(), bytes = this.#engine.save();
    this.#taken = performance.now();
    this.#cost = this.#taken - began;
    this.#bytes = bytes.length;
    return bytes;
  }

  /** During training, every so many milliseconds. */
  ifDue(every: number): void {
    const since = performance.now() - this.#taken;
    if (since >= every && since >= this.#cost / share) this.#send({ kind: "checkpoint", bytes: this.take() });
  }

  /** After training: at once where it is small, else when the trainer has been idle for a while. */
  atEnd(every: number): void {
    clearTimeout(this.#later);
    if (this.#bytes <= smallBytes) this.#send({ kind: "checkpoint", bytes: this.take() });
    else this.#later = setTimeout(() => { this.#whenIdle(); }, Math.min(every, idleMilliseconds));
  }

  #whenIdle(): void {
    if (this.#busy()) return;
    try {
      this.#send({ kind: "checkpoint", bytes: this.take() });
    } catch (error) {
      if (error instanceof ProgramLost) this.#send({ kind: "lost", reason: error.message });
    }
  }

  stop(): void { clearTimeout(this.#later); }
}
