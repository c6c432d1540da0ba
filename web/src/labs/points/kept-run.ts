import type { Report, Spec } from "../../api";
import { History } from "../../view";
import { Keeper } from "../keeper";
import { courseOf } from "../kept-course";
import type { KeptModel } from "../kept-models";
import type { PointsModel } from "./model";

const keptAs = "points";

/** Once there is a network: the page shows first. */
const models = () => import("../kept-models");

/** Keeps what the network learnt from one visit to the next, with its curve: it goes on only with the same network and points. */
export class KeptRun {
  readonly #keeper = new Keeper(() => this.#keep());
  /** What was kept is looked at once, when the first network is there. */
  #looked = false;
  #report: Report | undefined;

  readonly #unsubscribe: () => void;

  constructor(readonly model: PointsModel) {
    // What is switched off, held or set by hand changes what was learnt without any training.
    this.#unsubscribe = model.store.subscribe((changed) => { if (changed.has("held") || changed.has("edits")) this.#keeper.soon(); });
  }

  /** The network is still needed until that is done. */
  close(): Promise<void> {
    this.#unsubscribe();
    return this.#keeper.close();
  }

  /** A network is there: what is asked for of the first comes after what was kept. */
  async ready(): Promise<void> {
    if (this.#looked) return;
    this.#looked = true;
    const { model } = this;
    const loaded = await models().catch(() => undefined);
    const kept = await loaded?.keptModel(keptAs);
    const { trained, examples } = model;
    if (kept === undefined || trained === undefined || model.moment !== undefined || kept.saved.of !== loaded!.nameOfLearnt(trained, examples)) return;
    this.#resume("goOnFrom", kept, trained, () => undefined);
    this.#report = kept.saved.report;
  }

  /** The network goes on from what was learnt, if the one that is wanted is its like. */
  async bring(kept: KeptModel): Promise<void> {
    const { nameOfLearnt } = await models();
    await this.model.settled;
    const { spec, examples } = this.model, { of, report } = kept.saved;
    if (of === nameOfLearnt(spec, examples)) this.#resume("restore", kept, spec, () => { this.heard(report); });
  }

  #resume(by: "restore" | "goOnFrom", { saved: { report, bytes }, course }: KeptModel, spec: Spec, then: () => void): void {
    const history = new History();
    for (const moment of course) history.push(moment);
    this.model.resume(by, { bytes: bytes[0]!, spec, epochs: report.epochs }, report, history, then);
  }

  /** What was learnt by now, although another network is wanted the next moment; undefined where nothing was. */
  learnt(): Promise<KeptModel | undefined> {
    const learnt = this.#learnt();
    this.model.stays(learnt);
    return learnt;
  }

  async #learnt(): Promise<KeptModel | undefined> {
    const { model } = this;
    const report = this.#report;
    const { trainer, trained, examples } = model;
    if (report === undefined || trainer === undefined || trained === undefined || examples === undefined) return undefined;
    const course = courseOf(model.history);
    const bytes = await trainer.save().catch(() => undefined);
    const loaded = await models().catch(() => undefined);
    return bytes === undefined || loaded === undefined ? undefined : { saved: { name: keptAs, of: loaded.nameOfLearnt(trained, examples), told: "", bytes: [bytes as Uint8Array<ArrayBuffer>], report }, course };
  }

  /** Training came to newer figures. */
  heard(report: Report): void {
    this.#report = report;
    this.#keeper.soon();
  }

  /** The network is at its initial weights: nothing else is worth keeping. */
  fresh(): void {
    this.#keeper.cancel();
    this.#report = undefined;
    if (this.#looked) void models().then(({ dropModel }) => dropModel(keptAs), () => undefined);
  }

  async #keep(): Promise<void> {
    const kept = await this.#learnt();
    // It may have begun afresh meanwhile.
    if (kept !== undefined && this.#report !== undefined) await models().then(({ keepModel }) => keepModel(keptAs, kept), () => undefined);
  }
}
