import type { Data, Report, Spec } from "../../api";
import { History } from "../../view";
import { courseOf } from "../kept-course";
import { dropModel, keepModel, keptModel } from "../kept-models";
import type { PointsModel } from "./model";

/** Between two times that the network is kept while it trains, at least, and as many times what keeping takes. */
const keepMilliseconds = 700, keepShare = 20;
const keptAs = "points";

/** Keeps what the network learnt from one visit to the next, with its curve: it goes on only with the same network and points. */
export class KeptRun {
  #timer = 0;
  #pause = keepMilliseconds;
  /** What was kept is looked at once, when the first network is there. */
  #looked = false;
  #report: Report | undefined;

  constructor(readonly model: PointsModel) {
    addEventListener("pagehide", this.#now);
  }

  /** The network is still needed until that is done. */
  async close(): Promise<void> {
    removeEventListener("pagehide", this.#now);
    clearTimeout(this.#timer);
    await this.#keep();
  }

  /** A network is there. */
  async ready(): Promise<void> {
    if (this.#looked) return;
    this.#looked = true;
    const { model } = this;
    const kept = await keptModel(keptAs);
    const { trained, examples } = model;
    if (kept === undefined || trained === undefined || model.moment !== undefined || model.playing || kept.saved.of !== nameOf(trained, examples)) return;
    const { report, bytes } = kept.saved;
    const history = new History();
    for (const moment of kept.course) history.push(moment);
    model.resume({ bytes: bytes[0]!, spec: trained, epochs: report.epochs }, report, history);
    this.#report = report;
  }

  /** Training came to newer figures. */
  heard(report: Report): void {
    this.#report = report;
    if (this.#timer === 0) this.#timer = window.setTimeout(this.#now, this.#pause);
  }

  /** The network is at its initial weights: nothing else is worth keeping. */
  fresh(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#report = undefined;
    if (this.#looked) void dropModel(keptAs);
  }

  /** Keeps what there is without waiting any longer. */
  readonly #now = (): void => {
    clearTimeout(this.#timer);
    this.#timer = 0;
    void this.#keep();
  };

  async #keep(): Promise<void> {
    const { model } = this;
    const report = this.#report;
    const { trainer, trained, examples } = model;
    if (report === undefined || trainer === undefined || trained === undefined || examples === undefined) return;
    const of = nameOf(trained, examples), course = courseOf(model.history);
    const began = performance.now();
    const bytes = await trainer.save().catch(() => undefined);
    // It may have begun afresh meanwhile.
    if (bytes !== undefined && this.#report !== undefined) await keepModel(keptAs, { saved: { of, told: "", bytes: [bytes as Uint8Array<ArrayBuffer>], report: this.#report }, course });
    this.#pause = Math.max(keepMilliseconds, keepShare * (performance.now() - began));
  }
}

/** What a network is of: its spec and its examples, by a hash (FNV-1a, 32 bits, 1991) of their numbers. */
function nameOf(spec: Spec, examples: Data | undefined): string {
  let hash = 0x811c9dc5;
  for (const numbers of [examples?.x, examples?.y, examples?.testX, examples?.testY]) {
    if (!ArrayBuffer.isView(numbers)) continue;
    for (const byte of new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return JSON.stringify([spec, hash]);
}
