import { BackdrawError, normalizeImage, rasterizeDrawing, type DrawnStrokes, type Report, type Spec, type Trainer } from "../../api";
import type { Store } from "../../state/store";
import { History } from "../../view";
import { addExample, merge, mostExamples, NoSet, readCollection, type Collection, type Example } from "./collection";
import { examplesOf, pixels, type LearntAndHeld } from "./examples";
import { greyOf } from "./images";
import { dropSet, keepSet, keptSet, NotKept } from "./kept-sets";
import { Learner } from "../learner";
import type { Digits } from "./base";
import { mnistDigits, NoMnist } from "./mnist";
import { opticalDigits } from "./optical";
import { specOf, variationOf } from "./spec";
import type { DigitsState, DigitsTable } from "./table";
import { variedData } from "./varied";

/** A sentence of the messages, by its name, with what goes into it. */
export type Notice =
  | { readonly kind: "full" | "unavailable" | "tooMany" | "fullSet" | "notFinite" | "taken" | "mnistMissing" | "mnistFailed" }
  | { readonly kind: "fault" | "notASet"; readonly text: string }
  | { readonly kind: "imported"; readonly count: number }
  | { readonly kind: "importedImages"; readonly count: number; readonly label: number };

/** What the network makes of the drawing. */
export interface Sight {
  readonly picture: Float32Array;
  readonly saliency: Float32Array;
  readonly maps: readonly (readonly Float32Array[])[];
}

export interface Mistake { readonly picture: ArrayLike<number>; readonly actual: number; readonly predicted: number }

export interface ModelEvents {
  changed(): void;
  progressed(): void;
  notice(notice: Notice): void;
  tell(type: string, detail: unknown): void;
}

/** The digits lab without its looks: set, network, guesses. */
export class DigitsModel {
  readonly learner: Learner;
  readonly history = new History();
  report: Report | undefined;
  examples: LearntAndHeld | undefined;
  guess: Float32Array | undefined;
  /** How much of MNIST has arrived, while it is fetched. */
  arriving: number | undefined;
  /** The digits that are learnt, while others are fetched. */
  #base: DigitsState["base"] = "optical";
  #drawing: DrawnStrokes | undefined;
  #guessing = false;
  #kept: Collection | undefined;
  readonly #unsubscribe: () => void;

  constructor(readonly store: Store<DigitsTable>, readonly events: ModelEvents) {
    this.learner = new Learner({
      ready: (trainer) => {
        this.#forget();
        events.tell("ready", { trainer });
      },
      report: (report) => { this.#note(report); },
      moved: () => { void this.#guess(); },
      restarted: () => { this.#forget(); void this.#guess(); },
      rested: (report) => { events.changed(); events.tell("done", report); },
      failed: (error) => { this.#failed(error); },
    });
    this.#unsubscribe = store.subscribe((changed) => {
      if (changed.has("collection")) this.#keep();
      // A step back would put the other set's examples into this one, and keep them there.
      if (changed.has("set")) {
        store.forget();
        void this.open();
      }
      if (["collection", "base", "rate", "seed", "variation"].some((name) => changed.has(name as keyof DigitsTable))) void this.#want();
      events.changed();
    });
  }

  get trainer(): Trainer | undefined { return this.learner.trainer; }
  get spec(): Spec { return specOf(this.store.values); }
  get playing(): boolean { return this.learner.playing; }
  /** What is on the surface; undefined where nothing is. */
  get drawing(): DrawnStrokes | undefined { return this.#drawing; }

  play(): void { this.learner.play(); this.events.changed(); }
  pause(): void { this.learner.pause(); this.events.changed(); }
  step(): void { this.learner.advance({ steps: 1 }); this.events.changed(); }
  epoch(): void { this.learner.advance({ epochs: 1 }); this.events.changed(); }
  reset(): void { this.learner.reset(); }

  close(): void {
    this.#unsubscribe();
    this.learner.close();
  }

  /** The set that was open last time, from the browser's database. */
  async open(): Promise<void> {
    try {
      const { set } = this.store.values;
      const kept = await keptSet(set);
      if (set !== this.store.values.set) return;
      if (kept !== undefined && this.store.values.collection.examples !== kept.examples) {
        this.#kept = kept;
        this.store.set({ collection: kept }, { undo: "no" });
        this.store.forget();
      }
    } catch (error) {
      this.#notKept(error);
    }
    await this.#want();
  }

  /** Keeps the set that is open under another name. */
  async rename(name: string): Promise<void> {
    const { set, collection } = this.store.values;
    try {
      await keepSet(name, collection);
      await dropSet(set);
      this.store.set({ set: name });
    } catch (error) {
      this.#notKept(error);
    }
  }

  /** Forgets the set that is open; false, with a notice, where that cannot be. */
  async drop(): Promise<boolean> {
    try {
      await dropSet(this.store.values.set);
      return true;
    } catch (error) {
      this.#notKept(error);
      return false;
    }
  }

  /** Live: the newest drawing is guessed, however many came in between. */
  look(drawing: DrawnStrokes | undefined): void {
    this.#drawing = drawing;
    void this.#guess();
  }

  /** Probabilities of each class for a drawing. */
  async guessOf(drawing: DrawnStrokes): Promise<Float32Array | undefined> {
    return this.trainer?.predict(await rasterizeDrawing(drawing));
  }

  async add(label: number, drawing: DrawnStrokes): Promise<boolean> {
    return this.#put(label, await rasterizeDrawing(drawing));
  }

  #put(label: number, picture: Float32Array): boolean {
    const { collection } = this.store.values;
    if (collection.examples.length >= mostExamples) {
      this.events.notice({ kind: "fullSet" });
      return false;
    }
    this.store.set({ collection: addExample(collection, label, picture) });
    return true;
  }

  /** Images become examples of a class, other people's files are merged. */
  async take(files: readonly File[], label: number): Promise<void> {
    let images = 0;
    for (const file of files) {
      try {
        if (file.type.startsWith("image/")) {
          if (this.#put(label, await normalizeImage(await greyOf(file)))) images++;
        } else {
          const other = readCollection(await file.text());
          this.store.set({ collection: merge(this.store.values.collection, other) });
          this.events.notice({ kind: "imported", count: other.examples.length });
        }
      } catch (error) {
        this.events.notice(error instanceof NoSet && error.message !== "form" ? { kind: "tooMany" } : { kind: "notASet", text: file.name });
      }
    }
    if (images > 0) this.events.notice({ kind: "importedImages", count: images, label });
  }

  async sight(): Promise<Sight | undefined> {
    const { trainer, guess } = this;
    if (trainer === undefined || guess === undefined || this.#drawing === undefined) return undefined;
    const picture = await rasterizeDrawing(this.#drawing);
    const { layers } = await trainer.trace({ x: picture, y: Int32Array.of(likeliest(guess)) });
    const maps = layers.filter(({ type }) => type === "conv2d").map(({ output: { shape, data } }) => {
      const size = shape.at(-1)! * shape.at(-2)!;
      return Array.from({ length: data.length / size }, (_, i) => data.slice(i * size, (i + 1) * size));
    });
    // Where the loss falls with more ink, ink speaks for the answer.
    return { picture, saliency: layers[0]!.inputGradient.data.map((slope) => -slope), maps };
  }

  /** What is held back and drawn by class, and what of it is read wrong. */
  async confusion(): Promise<number[][] | undefined> {
    const test = this.examples?.test;
    if (this.trainer === undefined || test === undefined || test.y.length === 0) return undefined;
    return (await this.trainer.evaluate({ x: test.x, y: test.y })).confusion;
  }

  async mistakes(): Promise<{ wrong: Mistake[]; all: number } | undefined> {
    const { trainer, examples } = this;
    if (trainer === undefined || examples === undefined) return undefined;
    const wrong: Mistake[] = [];
    for (const { x, y } of [examples.test, examples.train]) {
      if (y.length === 0) continue;
      const answers = await trainer.predict(x);
      const classes = answers.length / y.length;
      y.forEach((actual, i) => {
        const predicted = likeliest(answers.subarray(i * classes, (i + 1) * classes));
        if (predicted !== actual) wrong.push({ picture: x.subarray(i * pixels, (i + 1) * pixels), actual, predicted });
      });
    }
    return { wrong, all: examples.test.y.length + examples.train.y.length };
  }

  examplesOf(label: number): readonly Example[] {
    return this.store.values.collection.examples.filter((each) => each.label === label);
  }

  async #want(): Promise<void> {
    const { collection, base, variation } = this.store.values;
    try {
      const digits = await this.#digits(base);
      if (collection !== this.store.values.collection || base !== this.store.values.base) return;
      this.#base = base;
      const examples = examplesOf(collection, digits);
      this.examples = examples;
      this.learner.want({ spec: this.spec, data: (epoch) => variedData(examples, variationOf(variation), epoch) });
      this.events.tell("data", examples.train);
    } catch (error) {
      if (error instanceof NoMnist) this.#without(error);
      else this.#failed(error instanceof BackdrawError ? error : new BackdrawError("internal", "", String(error)));
    }
    this.events.changed();
  }

  async #digits(base: DigitsState["base"]): Promise<Digits | undefined> {
    if (base !== "mnist") return base === "optical" ? opticalDigits() : undefined;
    if (this.#base !== "mnist") this.arriving ??= 0;
    try {
      return await mnistDigits((share) => {
        this.arriving = share;
        this.events.changed();
      });
    } finally {
      this.arriving = undefined;
    }
  }

  /** What was learnt before is learnt on; MNIST can be chosen again. */
  #without({ fault }: NoMnist): void {
    if (this.store.values.base !== "mnist") return;
    this.store.set({ base: this.#base === "mnist" ? "optical" : this.#base }, { undo: "no" });
    this.events.notice({ kind: fault === "missing" ? "mnistMissing" : "mnistFailed" });
  }

  async #guess(): Promise<void> {
    if (this.#guessing) return;
    this.#guessing = true;
    try {
      let drawing;
      do {
        drawing = this.#drawing;
        this.guess = drawing === undefined ? undefined : await this.guessOf(drawing);
      } while (drawing !== this.#drawing);
    } catch (error) {
      // A trainer that was replaced meanwhile answers no more; its successor guesses anew.
      if (!(error instanceof BackdrawError) || error.code !== "closed") throw error;
    } finally {
      this.#guessing = false;
    }
    this.events.progressed();
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

  #keep(): void {
    const { collection, set } = this.store.values;
    if (collection === this.#kept) return;
    this.#kept = collection;
    keepSet(set, collection).catch((error: unknown) => { this.#notKept(error); });
  }

  #notKept(error: unknown): void {
    if (error instanceof NotKept) this.events.notice({ kind: error.fault });
    else if (error instanceof NoSet) this.events.notice({ kind: "notASet", text: this.store.values.set });
    else throw error;
  }

  #failed(error: BackdrawError): void {
    this.events.notice(error.code === "not-finite" ? { kind: "notFinite" } : { kind: "fault", text: error.message });
    this.events.tell("error", error);
    this.events.changed();
  }
}

export function likeliest(probabilities: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < probabilities.length; i++) if (probabilities[i]! > probabilities[best]!) best = i;
  return best;
}
