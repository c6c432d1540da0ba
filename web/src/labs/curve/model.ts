import type { BackdrawError, Data, Spec } from "../../api";
import type { Values } from "../../state/field";
import type { Store } from "../../state/store";
import type { LabModelEvents } from "../model-lab";
import type { Shelf } from "../shelf";
import { TrainingModel } from "../training-model";
import { bandOf, mixtureOf, type Band } from "./band";
import { columns, distances, steepness, xOf, yExtent } from "./curve";
import { encodeCurve } from "./curve-code";
import { Ensemble } from "./ensemble";
import { forecastOf } from "./forecast";
import { functionData } from "./function-data";
import { placeOf, seriesData, seriesOf } from "./series";
import { specsOf } from "./spec";
import type { CurveTable } from "./table";

/** x of every column. */
export const places = Float32Array.from({ length: columns }, (_, c) => xOf(c));
/** Up to there from the drawing an answer is not yet a guess. */
const near = 0.15;
const wanting: readonly (keyof CurveTable)[] = [
  "mode", "curve", "layers", "activation", "cell", "units", "window", "learnt", "optimizer", "rate", "batch", "members", "seed",
];

/** Under which name its networks are kept. */
export function keptAs({ mode }: Pick<Values<CurveTable>, "mode">): string {
  return `curve ${mode}`;
}

/** The curve lab without its looks: networks, what they learn, what they answer. */
export class CurveModel extends TrainingModel<CurveTable, BackdrawError, Ensemble> {
  /** Undefined before the first answer. */
  band: Band | undefined;
  #data: Data | undefined;
  #dataStale = true;
  #stale = true;
  #answering = false;

  constructor(store: Store<CurveTable>, events: LabModelEvents<BackdrawError>, shelf: Shelf) {
    super(store, events, shelf, (told, away) => new Ensemble(told, away));
    this.#setPace();
    this.#want();
  }

  get spec(): Spec { return specsOf(this.store.values)[0]!; }
  override get teaches(): boolean { return this.#data !== undefined; }

  protected override stateChanged(changed: ReadonlySet<keyof CurveTable>): void {
    if (changed.has("speed")) this.#setPace();
    if (changed.has("mode")) this.training.pause();
    if (["curve", "mode", "learnt", "window"].some((name) => changed.has(name as keyof CurveTable))) this.#dataStale = true;
    if (wanting.some((name) => changed.has(name))) this.#want();
  }

  protected override moved(): void { void this.answer(); }
  protected override faultOf(error: BackdrawError): BackdrawError { return error; }

  /** Asks every network for its answers; calls that come while one is under way are answered by one more. */
  async answer(): Promise<void> {
    this.#stale = true;
    if (this.#answering) return;
    this.#answering = true;
    try {
      while (this.#stale && !this.closed) {
        this.#stale = false;
        this.band = await this.#answers();
        this.events.progressed();
      }
    } catch (error) {
      this.forgive(error);
    } finally {
      this.#answering = false;
    }
  }

  async #answers(): Promise<Band | undefined> {
    const { trainers } = this.training;
    const { mode, curve, learnt, window } = this.store.values;
    const ofFunction = trainers[0]?.spec.input[0] !== "T";
    if (trainers.length === 0 || ofFunction !== (mode === "function")) return undefined;
    if (mode === "function") {
      const members = await Promise.all(trainers.map((trainer) => trainer.predict(places)));
      return bandOf(places, members, { distances: distances(curve), near, steepness: steepness(curve), most: 2 * yExtent });
    }
    const series = seriesOf(curve, learnt);
    const { seed } = this.store.values;
    const forecasts = await Promise.all(trainers.map((trainer, member) => forecastOf(series, window, trainer, seed + member)));
    const length = forecasts[0]!.line.length;
    return length === 0 ? undefined : mixtureOf(Float32Array.from({ length }, (_, i) => placeOf(series, i + 1)), forecasts, series.learnt - 1);
  }

  #want(): void {
    const { mode, curve, learnt, window } = this.store.values;
    if (this.#dataStale) {
      this.#dataStale = false;
      this.#data = mode === "function" ? functionData(curve) : seriesData(seriesOf(curve, learnt), window);
      if (this.#data !== undefined) this.events.tell("data", this.#data);
    }
    this.training.want({ name: keptAs({ mode }), specs: specsOf(this.store.values), data: this.#data, about: `${mode} ${encodeCurve(curve)}` });
    if (!this.teaches) this.training.pause();
    this.keepSoon();
    void this.answer();
  }

  #setPace(): void {
    this.training.pace.rate = this.store.values.speed;
    this.training.pace.restart();
  }
}
