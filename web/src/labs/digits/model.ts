import { BackdrawError, normalizeImage, rasterizeDrawing, type DrawnStrokes, type Spec } from "../../api";
import type { Store } from "../../state/store";
import { addPicture, mostExamples, type Base } from "./collection";
import { distinct, examplesOf, pixels, teaches, type LearntAndHeld } from "./examples";
import { greyOf } from "./images";
import { nameOfSet } from "../kept-models";
import { Learner } from "../learner";
import { likeliest } from "../likeliest";
import type { LabModelEvents } from "../model-lab";
import { isEmpty, noDrawing } from "../sets/drawing";
import type { SetNotice } from "../sets/set-desk";
import { takeFiles, type Imported, type Taken } from "../sets/taken-files";
import type { Shelf } from "../shelf";
import { TrainingModel } from "../training-model";
import type { Digits } from "./base";
import { mnistDigits, NoMnist } from "./mnist";
import { opticalDigits } from "./optical";
import { specOf, variationOf } from "./spec";
import type { DigitsTable } from "./table";
import { variedData } from "./varied";

/** A sentence of the messages, by its name, with what goes into it. */
export type Notice =
  | SetNotice
  | { readonly kind: "notFinite" | "mnistMissing" | "mnistFailed" }
  | { readonly kind: "fault"; readonly text: string };

/** What came of files, images among them. */
export interface FilesTaken extends Taken {
  readonly images: number;
}

/** What the network makes of the drawing. */
export interface Sight {
  readonly picture: Float32Array;
  readonly saliency: Float32Array;
  readonly maps: readonly (readonly Float32Array[])[];
}

export interface Mistake { readonly picture: ArrayLike<number>; readonly actual: number; readonly predicted: number }

/** The digits lab without its looks: set, network, guesses. */
export class DigitsModel extends TrainingModel<DigitsTable, Notice, Learner> {
  examples: LearntAndHeld | undefined;
  guess: Float32Array | undefined;
  /** How much of MNIST has arrived, while it is fetched. */
  arriving: number | undefined;
  /** The digits that are learnt, while others are fetched. */
  #base: Base = "optical";
  #guessing = false;
  /** Which set the collection is: another is named before it is read. */
  #set: string;

  constructor(store: Store<DigitsTable>, events: LabModelEvents<Notice>, shelf: Shelf) {
    super(store, events, shelf, (told, away) => new Learner(told, away));
    this.#set = store.values.set;
  }

  get spec(): Spec { return specOf(this.store.values); }
  /** What is on the surface; undefined where nothing is. */
  get drawing(): DrawnStrokes | undefined { return isEmpty(this.store.values.drawing) ? undefined : this.store.values.drawing; }
  /** Whether there is something to learn: examples of two classes; undefined while that is being read. */
  override get teaches(): boolean | undefined { return this.examples === undefined ? undefined : teaches(this.examples); }

  protected override stateChanged(changed: ReadonlySet<keyof DigitsTable>): void {
    if (changed.has("collection")) this.#set = this.store.values.set;
    if ((["collection", "rate", "seed", "variation"] as const).some((name) => changed.has(name))) void this.#want();
    if (changed.has("drawing")) void this.#guess();
  }

  /** Classes that come and go give the network another output layer: what it had learnt is said to be gone. */
  protected override otherAnswers(): void { this.events.failed({ kind: "startedAfresh" }); }

  protected override moved(): void { void this.#guess(); }

  protected override faultOf(error: BackdrawError): Notice {
    return error.code === "not-finite" ? { kind: "notFinite" } : { kind: "fault", text: error.message };
  }

  /** Once the set is open, if that has not begun it. */
  begin(): void {
    if (this.examples === undefined) void this.#want();
  }

  /** Probabilities of each class for a drawing. */
  async guessOf(drawing: DrawnStrokes): Promise<Float32Array | undefined> {
    return this.trainer?.predict(await rasterizeDrawing(drawing));
  }

  /** The drawing becomes an example of a class, in one step that can be gone back; false where there is none or no room. */
  async add(label: number): Promise<boolean> {
    const { drawing } = this.store.values;
    if (isEmpty(drawing)) return false;
    return this.#put(label, await rasterizeDrawing(drawing), drawing);
  }

  #put(label: number, picture: Float32Array, from?: DrawnStrokes): boolean {
    const { collection, drawing } = this.store.values;
    if (label >= collection.classes.length) return false;
    if (collection.examples.length >= mostExamples) {
      this.events.failed({ kind: "fullSet" });
      return false;
    }
    this.store.set({ collection: addPicture(collection, label, picture), drawing: drawing === from ? noDrawing : drawing });
    return true;
  }

  /** Images become examples of a class, other files are given to `merge` as text. */
  async take(files: readonly File[], label: number, merge: (text: string) => Imported): Promise<FilesTaken> {
    let images = 0;
    const taken = await takeFiles(files, async (file) => {
      if (!file.type.startsWith("image/")) return merge(await file.text());
      if (this.#put(label, await normalizeImage(await greyOf(file)))) images++;
      return undefined;
    }, () => true);
    return { ...taken, images };
  }

  async sight(): Promise<Sight | undefined> {
    const { trainer, guess } = this;
    const { drawing } = this.store.values;
    if (trainer === undefined || guess === undefined || isEmpty(drawing)) return undefined;
    const picture = await rasterizeDrawing(drawing);
    const { layers } = await trainer.trace({ x: picture, y: Int32Array.of(likeliest(guess)) });
    const maps = layers.filter(({ type }) => type === "conv2d").map(({ output: { shape, data } }) => {
      const size = shape.at(-1)! * shape.at(-2)!;
      return Array.from({ length: data.length / size }, (_, i) => data.slice(i * size, (i + 1) * size));
    });
    // Where the loss falls with more ink, ink speaks for the answer.
    return { picture, saliency: layers[0]!.inputGradient.data.map((slope) => -slope), maps };
  }

  /** What is held back, by class and by what it is read as. Live: an evaluation would wait for the epoch's end. */
  async confusion(): Promise<number[][] | undefined> {
    const { trainer, examples } = this;
    if (trainer === undefined || examples === undefined || examples.test.y.length === 0) return undefined;
    const { x, y } = examples.test;
    const answers = await trainer.predict(x);
    const classes = answers.length / y.length;
    const counts = Array.from({ length: classes }, () => Array.from({ length: classes }, () => 0));
    y.forEach((actual, i) => {
      const row = counts[actual];
      // Of a class that came since; its network is on its way.
      if (row !== undefined) row[likeliest(answers.subarray(i * classes, (i + 1) * classes))]!++;
    });
    return counts;
  }

  async mistakes(): Promise<{ wrong: Mistake[]; all: number } | undefined> {
    const { trainer, examples } = this;
    if (trainer === undefined || examples === undefined) return undefined;
    const wrong: Mistake[] = [];
    const all = [examples.test, distinct(examples.train)];
    for (const { x, y } of all) {
      if (y.length === 0) continue;
      const answers = await trainer.predict(x);
      const classes = answers.length / y.length;
      y.forEach((actual, i) => {
        const predicted = likeliest(answers.subarray(i * classes, (i + 1) * classes));
        if (predicted !== actual) wrong.push({ picture: x.subarray(i * pixels, (i + 1) * pixels), actual, predicted });
      });
    }
    return { wrong, all: all.reduce((sum, { y }) => sum + y.length, 0) };
  }

  async #want(): Promise<void> {
    const { collection, variation } = this.store.values;
    const { base } = collection;
    const name = nameOfSet("digits", this.#set);
    try {
      const digits = await this.#digits(base);
      if (collection !== this.store.values.collection) return;
      this.#base = base;
      const examples = examplesOf(collection, digits);
      this.examples = examples;
      this.training.want({ name, spec: this.spec, data: (epoch) => variedData(examples, variationOf(variation), epoch), about: [base, ...collection.classes].join("\n") });
      if (!this.teaches) this.training.pause();
      this.keepSoon();
      this.events.tell("data", examples.train);
    } catch (error) {
      if (error instanceof NoMnist) this.#without(error);
      else this.fail(error instanceof BackdrawError ? error : new BackdrawError("internal", "", String(error)));
    }
    this.events.changed();
  }

  async #digits(base: Base): Promise<Digits | undefined> {
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
    const { collection } = this.store.values;
    if (collection.base !== "mnist") return;
    this.store.set({ collection: { ...collection, base: this.#base === "mnist" ? "optical" : this.#base } }, { undo: "no" });
    this.events.failed({ kind: fault === "missing" ? "mnistMissing" : "mnistFailed" });
  }

  async #guess(): Promise<void> {
    if (this.#guessing) return;
    this.#guessing = true;
    try {
      let drawing;
      do {
        drawing = this.store.values.drawing;
        this.guess = isEmpty(drawing) ? undefined : await this.guessOf(drawing);
      } while (drawing !== this.store.values.drawing);
    } catch (error) {
      this.forgive(error);
    } finally {
      this.#guessing = false;
    }
    this.events.progressed();
  }
}
