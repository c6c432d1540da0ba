import type { BackdrawError, Data, Spec, Trainer } from "../../api";
import type { Values } from "../../state/field";
import type { Store } from "../../state/store";
import { Ensemble } from "../curve/ensemble";
import { likeliest } from "../likeliest";
import type { LabModelEvents } from "../model-lab";
import { nameOfSet } from "../kept-models";
import type { Shelf } from "../shelf";
import { TrainingModel } from "../training-model";
import { corpusOf, idsIn, textData, type Corpus } from "./corpus";
import { traitsOf, unitsOf, type Unit } from "./followed";
import { recurrentLayer, strokesSpec, textSpec } from "./spec";
import { isEmpty } from "../sets/drawing";
import type { SetNotice } from "../sets/set-desk";
import { beginnings, learntAndHeld, sequencesOf, strokeData, type StrokeExample } from "./stroke-set";
import { countOf, stepsOf, type Steps } from "./strokes";
import type { SequenceTable } from "./table";

/** What the network wrote, and when. */
export interface Writing {
  readonly epochs: number;
  readonly temperature: number;
  readonly prompt: string;
  readonly text: string;
}

/** What the network says of a drawing after each of some beginnings of it. */
export interface Guesses {
  readonly steps: Steps;
  /** So many steps were seen; the last is all of them. */
  readonly after: readonly number[];
  /** A row of probabilities for each beginning. */
  readonly shares: readonly Float32Array[];
}

/** What is said of the examples: how many of each class are taken for which, and which wrongly. */
export interface Judged {
  readonly confusion: readonly (readonly number[])[];
  readonly wrong: readonly { readonly example: StrokeExample; readonly predicted: number }[];
  /** Whether these are examples held back, rather than learnt ones. */
  readonly held: boolean;
}

/** What cannot go on, or what is said of the strokes' set. */
export type SequenceFault = BackdrawError | SetNotice;

/** So much of the text is shaded. */
export const shownCharacters = 480;
const writtenCharacters = 200;
const keptWritings = 5;
const mostBeginnings = 32;
const lookMilliseconds = 300;
const writeMilliseconds = 1500;
/** Between two times that all examples are judged while training goes on: so long at least, and so many times as long as that took. */
const judgeMilliseconds = 1500;
const judgeShare = 8;
/** Under which the network of the text is kept. */
const textName = "sequence text";

/** Under which name its network is kept. */
export function keptAs({ mode, set }: Pick<Values<SequenceTable>, "mode" | "set">): string {
  return mode === "text" ? textName : nameOfSet("strokes", set);
}

const wanting: readonly (keyof SequenceTable)[] = [
  "mode", "text", "collection", "cell", "units", "window", "strokeCell", "strokeUnits", "strokeRate", "optimizer", "rate", "batch", "seed",
];

/** The sequence lab without its looks: one network, what it learns, writes, follows and guesses. */
export class SequenceModel extends TrainingModel<SequenceTable, SequenceFault, Ensemble> {
  corpus: Corpus;
  writings: readonly Writing[] = [];
  /** Those of the recurrent layer over the text shown, those that vary most first. */
  units: readonly Unit[] = [];
  guesses: Guesses | undefined;
  judged: Judged | undefined;
  #data: Data | undefined;
  #read: { readonly mode: string; readonly from: unknown; readonly window: number } | undefined;
  #drawing: Steps | undefined;
  #timer = 0;
  #looking = false;
  #again = false;
  #wrote = 0;
  #judgeNext = 0;
  #seed = 0;
  #opened = false;
  #asked = false;
  /** Which set the collection is: another is named before it is read. */
  #set: string;

  constructor(store: Store<SequenceTable>, events: LabModelEvents<SequenceFault>, shelf: Shelf) {
    super(store, events, shelf, (told, away) => new Ensemble(told, away));
    this.#set = store.values.set;
    this.corpus = corpusOf(store.values.text);
    this.#setPace();
    this.#want();
    this.#see();
  }

  get spec(): Spec {
    const { values } = this.store;
    return values.mode === "text" ? textSpec(values, this.corpus.alphabet.length) : strokesSpec(values);
  }
  override get teaches(): boolean { return this.#data !== undefined || this.#waits; }
  /** Strokes are learnt once their set is open. */
  get #waits(): boolean { return this.store.values.mode === "strokes" && !this.#opened; }
  /** What is on the surface; undefined where nothing is. */
  get drawing(): Steps | undefined { return this.#drawing; }
  /** The characters that are shaded. */
  get shown(): readonly string[] { return this.corpus.characters.slice(0, shownCharacters); }
  /** The unit that is followed: the one chosen or, without a choice, the one that varies most. */
  get followed(): Unit | undefined { return this.units.find(({ unit }) => unit === this.store.values.unit) ?? this.units[0]; }

  protected override stateChanged(changed: ReadonlySet<keyof SequenceTable>): void {
    if (changed.has("speed")) this.#setPace();
    if (changed.has("mode")) this.training.pause();
    if (changed.has("collection")) this.#set = this.store.values.set;
    if (wanting.some((name) => changed.has(name))) this.#want();
    if (changed.has("temperature") || changed.has("prompt")) {
      this.#wrote = 0;
      this.moved();
    }
    if (changed.has("tab")) this.moved();
    if (changed.has("drawing")) this.#see();
  }

  /** The set of strokes is open, and what was asked for meanwhile is done. */
  begin(): void {
    if (this.#opened) return;
    this.#opened = true;
    this.#want();
    if (this.#asked) this.play();
    this.#asked = false;
  }

  override play(): void {
    if (this.#waits) this.#asked = true;
    else super.play();
  }

  protected override faultOf(error: BackdrawError): BackdrawError { return error; }
  /** Classes that come and go give the network another output layer: what it had learnt is said to be gone. */
  protected override otherAnswers(): void { if (this.store.values.mode === "strokes") this.events.failed({ kind: "startedAfresh" }); }

  override close(): void {
    clearTimeout(this.#timer);
    super.close();
  }

  /** Live: the newest drawing is guessed, however many came in between. */
  #see(): void {
    const { drawing } = this.store.values;
    const steps = isEmpty(drawing) ? undefined : stepsOf(drawing);
    this.#drawing = steps === undefined || countOf(steps) === 0 ? undefined : steps;
    if (this.#drawing === undefined) this.guesses = undefined;
    void this.#look();
  }

  /** Writes anew, with other chances. */
  write(): void {
    this.#wrote = 0;
    this.#seed++;
    void this.#look();
  }

  protected override moved(): void {
    if (this.#timer !== 0 || this.closed) return;
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      void this.#look();
    }, lookMilliseconds);
  }

  /** Asks the network for all that is shown; calls that come while one is under way are answered by one more. */
  async #look(): Promise<void> {
    this.#again = true;
    if (this.#looking) return;
    this.#looking = true;
    try {
      while (this.#again && !this.closed) {
        this.#again = false;
        const { trainer } = this;
        if (trainer === undefined || trainer.spec.input.length !== this.spec.input.length) break;
        if (this.store.values.mode === "text") await this.#follow(trainer);
        else await this.#guess(trainer);
        this.events.progressed();
      }
    } catch (error) {
      this.forgive(error);
    } finally {
      this.#looking = false;
    }
  }

  async #follow(trainer: Trainer): Promise<void> {
    const { corpus, shown } = this;
    const { temperature, prompt, tab } = this.store.values;
    const embedding = trainer.spec.layers[0] as { readonly vocabulary?: number };
    if (shown.length === 0 || embedding.vocabulary !== Math.max(2, corpus.alphabet.length)) return;
    if (tab === "follows") {
      const units = trainer.spec.layers[recurrentLayer] as { readonly units: number };
      const activations = await trainer.predict(corpus.ids.slice(0, shown.length), { shape: [1, shown.length], to: recurrentLayer });
      if (corpus !== this.corpus) return;
      this.units = unitsOf(activations, units.units, traitsOf(shown));
    }
    const now = performance.now();
    if (this.report === undefined || (this.playing && now - this.#wrote < writeMilliseconds)) return;
    const { steps, epochs } = this.report;
    const [last] = this.writings;
    if (this.#wrote !== 0 && !this.playing && last?.epochs === epochs) return;
    this.#wrote = now;
    const known = idsIn(corpus, prompt);
    const begun = known.length > 0 ? known : [corpus.ids[0]!];
    const ids = await trainer.generate({ prompt: begun, length: writtenCharacters, temperature, seed: steps + this.#seed });
    if (corpus !== this.corpus) return;
    const text = (of: ArrayLike<number>): string => Array.from(of, (id) => corpus.alphabet[id] ?? "").join("");
    this.writings = [{ epochs, temperature, prompt: text(begun), text: text(ids) }, ...this.writings].slice(0, keptWritings);
  }

  async #guess(trainer: Trainer): Promise<void> {
    const { tab, collection } = this.store.values;
    const classes = collection.classes.length;
    const drawing = this.#drawing;
    if (drawing !== undefined) {
      const { x, shape, lengths } = beginnings(drawing, mostBeginnings);
      const answers = await trainer.predict(x, { shape, lengths });
      if (drawing === this.#drawing && answers.length === lengths.length * classes)
        this.guesses = { steps: drawing, after: [...lengths], shares: Array.from(lengths, (_, i) => answers.slice(i * classes, (i + 1) * classes)) };
    }
    if (tab === "classes" && this.report !== undefined) await this.#judge(trainer);
  }

  async #judge(trainer: Trainer): Promise<void> {
    const { collection } = this.store.values;
    const began = performance.now();
    if (this.playing && this.judged !== undefined && began < this.#judgeNext) return;
    const classes = collection.classes.length;
    const { train, test } = learntAndHeld(collection);
    const examples = test.length > 0 ? test : train;
    if (examples.length === 0) return;
    const { x, shape, lengths } = sequencesOf(examples);
    const answers = await trainer.predict(x, { shape, lengths });
    if (answers.length !== examples.length * classes || collection !== this.store.values.collection || this.report === undefined) return;
    const confusion = collection.classes.map(() => collection.classes.map(() => 0));
    const predicted = examples.map(({ label }, i) => {
      const best = likeliest(answers.subarray(i * classes, (i + 1) * classes));
      confusion[label]![best]!++;
      return best;
    });
    const wrong = examples.flatMap((example, i) => (predicted[i] === example.label ? [] : [{ example, predicted: predicted[i]! }]));
    this.judged = { confusion, wrong, held: test.length > 0 };
    const ended = performance.now();
    this.#judgeNext = ended + Math.max(judgeMilliseconds, judgeShare * (ended - began));
  }

  #setPace(): void {
    this.training.pace.rate = this.store.values.speed;
  }

  #want(): void {
    if (this.#waits) return;
    const { mode, text, collection, window } = this.store.values;
    const read = { mode, from: mode === "text" ? text : collection, window };
    if (read.mode !== this.#read?.mode || read.from !== this.#read.from || (mode === "text" && read.window !== this.#read.window)) {
      this.#read = read;
      if (mode === "text") this.#readText(text, window);
      else this.#data = strokeData(collection);
      this.judged = undefined;
      if (this.#data !== undefined) this.events.tell("data", this.#data);
    }
    this.training.want({ name: keptAs({ mode, set: this.#set }), specs: [this.spec], data: this.#data, about: mode === "text" ? this.corpus.alphabet.join("") : collection.classes.join("\n") });
    if (!this.teaches) this.training.pause();
    this.keepSoon();
    this.moved();
  }

  #readText(text: string, window: number): void {
    const before = this.corpus;
    this.corpus = corpusOf(text);
    this.#data = textData(this.corpus, window);
    this.units = [];
    // Other characters under the same numbers: what was learnt of them means nothing.
    if (before.alphabet.join("") === this.corpus.alphabet.join("") || this.training.name !== textName) return;
    const { playing } = this;
    this.reset();
    if (playing && this.teaches) this.training.play();
  }

  protected override forget(): void {
    super.forget();
    this.writings = [];
    this.guesses = undefined;
    this.judged = undefined;
    this.#wrote = 0;
    this.moved();
  }
}
