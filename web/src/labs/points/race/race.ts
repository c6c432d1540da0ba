import type { Data } from "../../../api";
import type { PointsModel } from "../model";
import { sameStructure } from "../training/spec-difference";
import { contenderSpec, rowsOf, type Contender } from "./contenders";
import { Racer } from "./racer";
import { startOf } from "./start";

const pictureMilliseconds = 300;

/** `ready`: nobody has started; `over`: all have come to the end, and may go on. */
export type RacePhase = "ready" | "preparing" | "running" | "paused" | "over";

/** Networks that differ in how they learn, from the same initial weights on the same data, each in a worker of its own. */
export class Race {
  racers: readonly Racer[] = [];
  phase: RacePhase = "ready";
  #abort = new AbortController();
  #timer = 0;
  /** What all learn. */
  #data: Data | undefined;

  constructor(
    readonly model: PointsModel,
    readonly changed: () => void,
  ) {}

  /** The lab's network, or what it learns, is another by now: nobody can be taken over. */
  get isStale(): boolean {
    const { model, racers } = this;
    if (racers.length > 0 && model.examples !== this.#data) return true;
    return racers.some(({ contender, spec }) => !sameStructure(spec, contenderSpec(contender, model.store.values, model.head)));
  }

  async start(contenders: readonly Contender[], epochs: number): Promise<void> {
    const { model } = this;
    const data = model.examples;
    if (data === undefined) return;
    this.stop();
    model.pause();
    const racers = contenders.map((each) => new Racer(each, contenderSpec(each, model.store.values, model.head)));
    this.racers = racers;
    this.#data = data;
    this.#to("preparing");
    const start = startOf(model);
    await Promise.all(racers.map((racer) => racer.prepare(model.engine.createTrainer, data, start)));
    if (this.racers !== racers) return;
    await this.#look();
    // Awaited since: it may have been stopped.
    if (this.#phaseNow() === "preparing") await this.go(epochs);
  }

  /** Starts, or goes on after a pause or with more epochs. */
  async go(epochs: number): Promise<void> {
    const { racers } = this;
    const abort = new AbortController();
    this.#abort = abort;
    this.#to("running");
    this.#timer = window.setInterval(() => { void this.#look(); }, pictureMilliseconds);
    await Promise.all(racers.map((racer) => racer.run(epochs, abort.signal, this.changed)));
    if (this.#abort !== abort) return;
    clearInterval(this.#timer);
    if (this.#phaseNow() === "running") this.#to("over");
    await this.#look();
  }

  pause(): void {
    if (this.phase !== "running") return;
    this.#to("paused");
    this.#abort.abort();
  }

  /** Ends all workers; figures and pictures stay. */
  stop(): void {
    this.#abort.abort();
    clearInterval(this.#timer);
    for (const racer of this.racers) racer.close();
    this.#to("ready");
  }

  /** Makes a racer's network the lab's, with its settings; what the lab had is the other course of its timeline. */
  async take(racer: Racer): Promise<void> {
    this.pause();
    const bytes = await racer.save();
    if (bytes === undefined || this.isStale) return;
    const { store } = this.model;
    store.settle();
    store.set(rowsOf(racer.contender, store.values));
    await this.model.timeline.takeOver({ bytes, spec: racer.spec, history: racer.history, moment: racer.moment });
  }

  #phaseNow(): RacePhase {
    return this.phase;
  }

  #to(phase: RacePhase): void {
    this.phase = phase;
    this.changed();
  }

  async #look(): Promise<void> {
    await Promise.all(this.racers.map((racer) => racer.look()));
    this.changed();
  }
}
