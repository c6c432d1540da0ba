import type { BackdrawError, Data, Spec, Trainer } from "../../api";
import type { Values } from "../../state/field";
import type { Store } from "../../state/store";
import { pixels } from "../digits/examples";
import { NoMnist } from "../digits/mnist";
import { Learner } from "../learner";
import type { LabModelEvents } from "../model-lab";
import type { Shelf } from "../shelf";
import { TrainingModel } from "../training-model";
import { boundsOf, type Bounds } from "./codes";
import { dataOf, examplesOf, pictureOf, samplesOf, thinned, type Examples } from "./examples";
import { withNoise } from "./noise";
import { bottleneck, specOf } from "./spec";
import type { AutoencoderState, AutoencoderTable } from "./table";

/** An example, what went in, and what came back. */
export interface Pair {
  readonly label: number;
  readonly clean: Float32Array;
  /** With noise; undefined where none is added. */
  readonly noisy: Float32Array | undefined;
  readonly back: Float32Array;
}

/** What the decoder draws at places of a lattice, from the top left, row by row. */
export interface Tiles {
  readonly bounds: Bounds;
  readonly side: number;
  readonly pictures: Float32Array;
}

export type Fault = { readonly kind: "empty" | "unreadable" | "goesOn" | "notFinite" | "mnistMissing" | "mnistFailed" } | { readonly kind: "other"; readonly text: string };

type Source = Pick<AutoencoderState, "set" | "base">;

const mostPairs = 10;
const tileSide = 14;
const mostShown = 2500;
/** Between two looks at all codes while it trains. */
const lookMilliseconds = 250;

/** Under which name its network is kept. */
export function keptAs({ form }: Pick<Values<AutoencoderTable>, "form">): string {
  return `autoencoder ${form}`;
}

/** The autoencoder lab without its looks: set, network, codes. */
export class AutoencoderModel extends TrainingModel<AutoencoderTable, Fault, Learner> {
  /** Those that the plane shows. */
  examples: Examples | undefined;
  /** How many there are in all. */
  count = 0;
  /** How much of MNIST has arrived, while it is fetched. */
  arriving: number | undefined;
  /** Of every example, two numbers each. */
  codes: Float32Array | undefined;
  bounds: Bounds = [-1, -1, 1, 1];
  pairs: readonly Pair[] = [];
  tiles: Tiles | undefined;
  /** What the decoder draws at the place that is pointed at. */
  drawn: Float32Array | undefined;
  #data: Data | undefined;
  /** What is wanted, and what was there last. */
  #opened: Source | undefined;
  #shown: Source | undefined;
  #looking = 0;
  /** How often what is shown was found out of date. */
  #moves = 0;
  #lastLook = 0;
  #drawing = false;
  #drawAgain = false;

  constructor(store: Store<AutoencoderTable>, events: LabModelEvents<Fault>, shelf: Shelf) {
    super(store, events, shelf, (told, away) => new Learner(told, away));
  }

  get spec(): Spec { return specOf(this.store.values); }

  protected override stateChanged(changed: ReadonlySet<keyof AutoencoderTable>): void {
    if (changed.has("set") || changed.has("base")) void this.open();
    if (["form", "units", "denoise", "noise", "rate", "seed"].some((name) => changed.has(name as keyof AutoencoderTable))) this.#want();
    if (changed.has("x") || changed.has("y")) void this.draw();
    if (changed.has("view")) this.moved();
  }

  protected override faultOf(error: BackdrawError): Fault {
    return error.code === "not-finite" ? { kind: "notFinite" } : { kind: "other", text: error.message };
  }

  override close(): void {
    clearTimeout(this.#looking);
    super.close();
  }

  /** Reads what is wanted; the digits that come with the page stand in for a set that is not there, those from before for MNIST. */
  async open(): Promise<void> {
    const { set, base } = this.store.values;
    if (set === this.#opened?.set && base === this.#opened.base) return;
    this.#opened = { set, base };
    const examples = await this.#read(set, base);
    if (set !== this.store.values.set || base !== this.store.values.base || this.closed) return;
    if (examples === undefined) {
      const lost = set === this.#shown?.set && base === this.#shown.base;
      this.store.set(this.#shown === undefined || lost ? { set: "", base: "optical" } : this.#shown, { undo: "no" });
      return;
    }
    const others = this.#shown !== undefined && (set !== this.#shown.set || base !== this.#shown.base);
    this.#shown = { set, base };
    this.examples = thinned(examples, mostShown);
    this.count = examples.labels.length;
    this.#data = dataOf(examples);
    this.codes = undefined;
    this.tiles = undefined;
    this.pairs = [];
    this.events.tell("data", this.#data);
    this.#want();
    if (others && this.report !== undefined) {
      this.training.goOn();
      this.events.failed({ kind: "goesOn" });
    }
    this.moved();
    this.events.changed();
  }

  /** Undefined, with a fault told, where there are none. */
  async #read(set: string, base: AutoencoderState["base"]): Promise<Examples | undefined> {
    try {
      if (base === "mnist") this.arriving = 0;
      const examples = await examplesOf({ set, base }, (share) => {
        this.arriving = share;
        this.events.changed();
      });
      if (examples === undefined) this.events.failed({ kind: "empty" });
      return examples;
    } catch (error) {
      this.events.failed({ kind: !(error instanceof NoMnist) ? "unreadable" : error.fault === "missing" ? "mnistMissing" : "mnistFailed" });
      return undefined;
    } finally {
      this.arriving = undefined;
      this.events.changed();
    }
  }

  /** Live: the newest place is drawn, however many came in between. */
  async draw(): Promise<void> {
    this.#drawAgain = true;
    if (this.#drawing) return;
    this.#drawing = true;
    try {
      while (this.#drawAgain) {
        this.#drawAgain = false;
        const { x, y } = this.store.values;
        this.drawn = await this.#decode(Float32Array.of(x, y));
        this.events.progressed();
      }
    } catch (error) {
      this.forgive(error);
    } finally {
      this.#drawing = false;
    }
  }

  #want(): void {
    const data = this.#data;
    this.keepSoon();
    if (data !== undefined) this.training.want({ name: keptAs(this.store.values), spec: this.spec, data: () => Promise.resolve(data), about: `${this.#shown?.base} ${this.#shown?.set}` });
  }

  /** Codes, pairs and tiles come from calls of their own, no oftener than they can be seen. */
  protected override moved(): void {
    this.#moves++;
    if (this.#looking !== 0 || this.closed) return;
    const wait = Math.max(0, lookMilliseconds - (performance.now() - this.#lastLook));
    this.#looking = window.setTimeout(() => { void this.#look(); }, wait);
  }

  async #look(): Promise<void> {
    const moves = this.#moves;
    try {
      await this.#code();
      await this.draw();
      await this.#comeBack();
      if (this.store.values.view === "pictures") await this.#tile();
    } catch (error) {
      this.forgive(error);
    } finally {
      this.#looking = 0;
      this.#lastLook = performance.now();
    }
    this.events.progressed();
    if (moves !== this.#moves) this.moved();
  }

  async #code(): Promise<void> {
    const { trainer, examples } = this;
    if (trainer === undefined || examples === undefined) return;
    const codes = await trainer.predict(examples.pictures, { to: this.#bottleneck(trainer) });
    if (examples !== this.examples) return;
    this.codes = codes;
    this.bounds = boundsOf(codes);
  }

  async #comeBack(): Promise<void> {
    const { trainer, examples, store: { values: { denoise, noise } } } = this;
    if (trainer === undefined || examples === undefined) return;
    const samples = samplesOf(examples, mostPairs);
    const inputs = samples.map((example) => ({ clean: pictureOf(examples, example), noisy: denoise ? withNoise(pictureOf(examples, example), noise) : undefined }));
    const x = new Float32Array(samples.length * pixels);
    inputs.forEach(({ clean, noisy }, i) => { x.set(noisy ?? clean, i * pixels); });
    const back = await trainer.predict(x);
    this.pairs = inputs.map((input, i) => ({ ...input, label: examples.labels[samples[i]!]!, back: back.subarray(i * pixels, (i + 1) * pixels) }));
  }

  async #tile(): Promise<void> {
    const { bounds } = this;
    const [xMin, yMin, xMax, yMax] = bounds;
    const codes = new Float32Array(2 * tileSide * tileSide);
    for (let i = 0; i < tileSide * tileSide; i++) {
      codes[2 * i] = xMin + ((xMax - xMin) * ((i % tileSide) + 0.5)) / tileSide;
      codes[2 * i + 1] = yMax - ((yMax - yMin) * (Math.floor(i / tileSide) + 0.5)) / tileSide;
    }
    const pictures = await this.#decode(codes);
    if (pictures !== undefined) this.tiles = { bounds, side: tileSide, pictures };
  }

  async #decode(codes: Float32Array): Promise<Float32Array | undefined> {
    const { trainer } = this;
    return trainer === undefined ? undefined : trainer.predict(codes, { from: this.#bottleneck(trainer) + 1 });
  }

  /** Of the trainer that is there, which may not yet be the one that is wanted. */
  #bottleneck({ spec: { layers } }: Trainer): number {
    const found = layers.findIndex((layer) => layer.type === "dense" && layer.units === 2);
    return found < 0 ? bottleneck(this.store.values) : found;
  }
}
