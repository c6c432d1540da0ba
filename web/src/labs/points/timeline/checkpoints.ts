import type { Spec } from "../../../api";

/** A moment of training that can be gone back to. */
export interface Checkpoint {
  readonly steps: number;
  readonly epochs: number;
  /** What `save` gave. */
  readonly bytes: Uint8Array;
  /** The lab's own spec at that moment: what differs from the one wanted now is updated after loading. */
  readonly spec: Spec;
}

/** Bytes of all checkpoints of both courses together. */
export const memoryBudget = 8 * 1024 * 1024;
/** More than a slider can tell apart. */
export const mostCheckpoints = 240;

/** Checkpoints of one course of training, ascending, evenly thinned to what memory allows as they grow. */
export class Checkpoints {
  #list: Checkpoint[];
  #bytes: number;
  /** Epochs between two; 0 until there were too many. */
  #interval = 0;

  constructor(readonly budget = memoryBudget / 2, readonly most = mostCheckpoints, list: readonly Checkpoint[] = []) {
    this.#list = [...list];
    this.#bytes = list.reduce((sum, { bytes }) => sum + bytes.length, 0);
  }

  get list(): readonly Checkpoint[] {
    return this.#list;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Whether training has gone on far enough for another. */
  isDue(epochs: number): boolean {
    const last = this.#list.at(-1);
    return last === undefined || (epochs > last.epochs && epochs - last.epochs >= this.#interval);
  }

  /** What is earlier than the last is not taken; what is of the same step takes its place. */
  add(checkpoint: Checkpoint): void {
    const last = this.#list.at(-1);
    if (last !== undefined && checkpoint.steps < last.steps) return;
    if (last !== undefined && checkpoint.steps === last.steps) this.#bytes -= this.#list.pop()!.bytes.length;
    this.#list.push(checkpoint);
    this.#bytes += checkpoint.bytes.length;
    while (this.#list.length > this.most || (this.#bytes > this.budget && this.#list.length > 2)) this.#thin();
  }

  /** The same course up to one of its checkpoints. */
  upTo(checkpoint: Checkpoint): Checkpoints {
    const course = new Checkpoints(this.budget, this.most, this.#list.slice(0, this.#list.indexOf(checkpoint) + 1));
    course.#interval = this.#interval;
    return course;
  }

  /** Every second one goes, but for the first and the last. */
  #thin(): void {
    const last = this.#list.length - 1;
    this.#list = this.#list.filter((_, i) => i % 2 === 0 || i === last);
    this.#bytes = this.#list.reduce((sum, { bytes }) => sum + bytes.length, 0);
    this.#interval = (this.#list.at(-1)!.epochs - this.#list[0]!.epochs) / (this.#list.length - 1);
  }
}
