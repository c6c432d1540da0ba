import { BackdrawError, type Spec } from "../../../api";
import type { History, Moment } from "../../../view";
import type { PointsModel } from "../model";
import { placeOf } from "../../saved-place";
import { Checkpoints, type Checkpoint } from "./checkpoints";
import { isShown } from "../shown-controls";
import { historyUpTo, momentAt } from "./course";

/** So that saving takes no more of training than it can spare. */
const leastMilliseconds = 150;

interface Course {
  readonly checkpoints: Checkpoints;
  readonly history: History;
}

interface Taken {
  readonly bytes: Uint8Array;
  readonly spec: Spec;
  readonly history: History;
  readonly moment: Moment | undefined;
}

/**
 * Keeps checkpoints of the training that goes on, and puts the network back at one of them. The whole lab then shows
 * that moment; training from there is another branch, and the course that was left stays to be gone back to.
 */
export class Timeline {
  #checkpoints = new Checkpoints();
  /** What was left by the last branch. */
  #other: Course | undefined;
  #at: Checkpoint | undefined;
  /** Of several that are asked for in a row, the last is gone to. */
  #wanted: Checkpoint | undefined;
  #saving: Promise<void> | undefined;
  #savedAt = -Infinity;
  #run = 0;

  constructor(readonly model: PointsModel) {}

  get list(): readonly Checkpoint[] {
    return this.#checkpoints.list;
  }

  /** The checkpoint that is gone back to; undefined: now. */
  get at(): Checkpoint | undefined {
    return this.#at;
  }

  get hasOther(): boolean {
    return this.#other !== undefined;
  }

  get bytes(): number {
    return this.#checkpoints.bytes + (this.#other?.checkpoints.bytes ?? 0);
  }

  /** An embed without it keeps nothing. */
  get #isOffered(): boolean {
    return isShown(this.model.store.values.controls, "timeline");
  }

  /** Training has come to newer figures. */
  heard(): void {
    const { moment } = this.model;
    if (!this.#isOffered || this.#saving !== undefined || performance.now() - this.#savedAt < leastMilliseconds) return;
    if (this.#checkpoints.list.length > 0 && !this.#checkpoints.isDue(moment?.epochs ?? 0)) return;
    void this.#save();
  }

  /** Training came to rest: where, is kept exactly. */
  async rested(): Promise<void> {
    await this.#saving;
    if (this.#isOffered && this.#at === undefined) await this.#save();
  }

  /** The network is at its initial weights. */
  fresh(): void {
    this.#run++;
    this.#checkpoints = new Checkpoints();
    this.#other = undefined;
    this.#at = undefined;
    this.#savedAt = -Infinity;
    if (this.#isOffered) void this.#save();
  }

  /** An earlier visit's network is there: before it there is nothing to go back to. */
  resumed(): void {
    this.fresh();
  }

  /** Shows a moment; the last one is now. */
  async goTo(checkpoint: Checkpoint): Promise<void> {
    this.#wanted = checkpoint;
    if (this.#at === undefined) {
      this.model.pause();
      await this.rested();
    }
    if (this.#wanted !== checkpoint) return;
    // Saving may have thinned them.
    const there = this.list.findLast(({ steps }) => steps <= checkpoint.steps) ?? this.list[0];
    if (there !== undefined && there !== this.#at) this.#put(there);
  }

  /** Back to where training had come to. */
  goToNow(): void {
    const last = this.list.at(-1);
    if (this.#at !== undefined && last !== undefined) this.#put(last);
  }

  /** Training is about to go on from what is shown: the later part becomes the other course. */
  branch(): void {
    const at = this.#at;
    this.#at = this.#wanted = undefined;
    // What was set by hand since the network was made belongs to its beginning.
    if (this.#isOffered && at === undefined && this.list.length <= 1 && (this.list[0]?.steps ?? 0) === 0) void this.#save();
    if (at === undefined || at === this.list.at(-1)) return;
    const { history } = this.model;
    this.#other = { checkpoints: this.#checkpoints, history };
    this.#checkpoints = this.#checkpoints.upTo(at);
    this.model.continueFrom(historyUpTo(history, at.epochs), history);
  }

  /** Back to the end of the course that was left by branching; this one takes its place. */
  async swap(): Promise<void> {
    const { model } = this;
    model.pause();
    await this.rested();
    const other = this.#other;
    if (other === undefined) return;
    this.#other = { checkpoints: this.#checkpoints, history: model.history };
    this.#checkpoints = other.checkpoints;
    model.continueFrom(other.history, this.#other.history);
    this.#put(other.checkpoints.list.at(-1)!);
  }

  /** Puts another network of the same structure in place of the lab's; what the lab had is the course that was left. */
  async takeOver({ bytes, spec, history, moment }: Taken): Promise<void> {
    const { model } = this;
    model.pause();
    await this.rested();
    this.#other = { checkpoints: this.#checkpoints, history: model.history };
    this.#checkpoints = new Checkpoints();
    this.#at = this.#wanted = undefined;
    const checkpoint = { ...placeOf(bytes), bytes, spec };
    this.#checkpoints.add(checkpoint);
    model.continueFrom(history, model.history);
    model.restore(checkpoint, moment);
  }

  #put(checkpoint: Checkpoint): void {
    const { model } = this;
    this.#at = checkpoint === this.list.at(-1) ? undefined : checkpoint;
    const moment = momentAt(model.history, checkpoint.epochs);
    model.restore(checkpoint, moment);
  }

  async #save(): Promise<void> {
    this.#saving = this.#saveNow().finally(() => { this.#saving = undefined; });
    await this.#saving;
  }

  async #saveNow(): Promise<void> {
    const { trainer, trained } = this.model;
    const run = this.#run;
    if (trainer === undefined || trained === undefined) return;
    this.#savedAt = performance.now();
    try {
      const bytes = await trainer.save();
      if (run !== this.#run || trainer !== this.model.trainer || this.#at !== undefined) return;
      this.#checkpoints.add({ ...placeOf(bytes), bytes, spec: trained });
    } catch (error) {
      // A lost worker tells whoever trains with it.
      if (!(error instanceof BackdrawError)) throw error;
    }
  }
}
