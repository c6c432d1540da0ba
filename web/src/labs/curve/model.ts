import { BackdrawError, type Data, type Report, type Spec, type Trainer } from "../../api";
import type { Store } from "../../state/store";
import { History } from "../../view";
import type { LabModel, LabModelEvents } from "../model-lab";
import { bandOf, type Band } from "./band";
import { columns, distances, steepness, xOf, yExtent } from "./curve";
import { Ensemble } from "./ensemble";
import { functionData } from "./function-data";
import { continued, placeOf, seriesData, seriesOf, stepsToEdge } from "./series";
import { specsOf } from "./spec";
import type { CurveTable } from "./table";

/** x of every column. */
export const places = Float32Array.from({ length: columns }, (_, c) => xOf(c));
/** Up to there from the drawing an answer is not yet a guess. */
const near = 0.15;
const wanting: readonly (keyof CurveTable)[] = [
  "mode", "curve", "layers", "activation", "cell", "units", "window", "learnt", "optimizer", "rate", "batch", "members", "seed",
];

/** The curve lab without its looks: networks, what they learn, what they answer. */
export class CurveModel implements LabModel {
  readonly ensemble: Ensemble;
  readonly history = new History();
  report: Report | undefined;
  /** Undefined before the first answer. */
  band: Band | undefined;
  #data: Data | undefined;
  #dataStale = true;
  #stale = true;
  #answering = false;
  #closed = false;
  readonly #unsubscribe: () => void;

  constructor(readonly store: Store<CurveTable>, readonly events: LabModelEvents<BackdrawError>) {
    this.ensemble = new Ensemble({
      ready: (trainer) => { this.#forget(); events.tell("ready", { trainer }); },
      report: (report) => { this.#note(report); },
      moved: () => { void this.answer(); },
      restarted: () => { this.#forget(); void this.answer(); },
      rested: (report) => { events.changed(); events.tell("done", report); },
      failed: (error) => { events.failed(error); events.tell("error", error); events.changed(); },
    });
    this.#unsubscribe = store.subscribe((changed) => {
      if (changed.has("speed")) this.#setPace();
      if (changed.has("mode")) this.ensemble.pause();
      if (["curve", "mode", "learnt", "window"].some((name) => changed.has(name as keyof CurveTable))) this.#dataStale = true;
      if (wanting.some((name) => changed.has(name))) this.#want();
      events.changed();
    });
    this.#setPace();
    this.#want();
  }

  get trainer(): Trainer | undefined { return this.ensemble.trainers[0]; }
  get spec(): Spec { return specsOf(this.store.values)[0]!; }
  get playing(): boolean { return this.ensemble.playing; }
  /** Whether there is something to learn. */
  get teaches(): boolean { return this.#data !== undefined; }

  play(): void {
    if (!this.teaches) return;
    this.ensemble.play();
    this.events.changed();
  }

  pause(): void { this.ensemble.pause(); this.events.changed(); }
  step(): void { this.ensemble.advance({ steps: 1 }); this.events.changed(); }
  epoch(): void { this.ensemble.advance({ epochs: 1 }); this.events.changed(); }
  reset(): void { this.ensemble.reset(); }

  close(): void {
    this.#closed = true;
    this.#unsubscribe();
    this.ensemble.close();
  }

  /** Asks every network for its answers; calls that come while one is under way are answered by one more. */
  async answer(): Promise<void> {
    this.#stale = true;
    if (this.#answering) return;
    this.#answering = true;
    try {
      while (this.#stale && !this.#closed) {
        this.#stale = false;
        this.band = await this.#answers();
        this.events.progressed();
      }
    } catch (error) {
      // Of networks that were replaced meanwhile; their successors answer anew.
      if (!(error instanceof BackdrawError) || error.code !== "closed") throw error;
    } finally {
      this.#answering = false;
    }
  }

  async #answers(): Promise<Band | undefined> {
    const { trainers } = this.ensemble;
    const { mode, curve, learnt, window } = this.store.values;
    const ofFunction = trainers[0]?.spec.input[0] !== "T";
    if (trainers.length === 0 || ofFunction !== (mode === "function")) return undefined;
    if (mode === "function") {
      const members = await Promise.all(trainers.map((trainer) => trainer.predict(places)));
      return bandOf(places, members, { distances: distances(curve), near, steepness: steepness(curve), most: 2 * yExtent });
    }
    const series = seriesOf(curve, learnt);
    if (series.learnt < 2) return undefined;
    const members = await Promise.all(trainers.map((trainer) => continued(series, window, trainer)));
    const x = Float32Array.from({ length: Math.max(0, stepsToEdge(series) - series.learnt) }, (_, i) => placeOf(series, series.learnt + i));
    const band = bandOf(x, members, undefined);
    return { ...band, beyond: band.beyond.fill(1) };
  }

  #want(): void {
    const { mode, curve, learnt, window } = this.store.values;
    if (this.#dataStale) {
      this.#dataStale = false;
      this.#data = mode === "function" ? functionData(curve) : seriesData(seriesOf(curve, learnt), window);
      if (this.#data !== undefined) this.events.tell("data", this.#data);
    }
    this.ensemble.want({ specs: specsOf(this.store.values), data: this.#data });
    if (!this.teaches) this.ensemble.pause();
    void this.answer();
  }

  #setPace(): void {
    this.ensemble.pace.rate = this.store.values.speed;
    this.ensemble.pace.restart();
  }

  #note(report: Report): void {
    this.report = report;
    if (report.epochs > (this.history.epochs.at(-1) ?? 0)) this.history.push(report);
    this.events.tell("progress", report);
    this.events.progressed();
  }

  #forget(): void {
    this.history.clear();
    this.report = undefined;
    this.events.changed();
  }
}
