import type { BackdrawError, Data, Spec, Trainer } from "../../api";
import type { Store } from "../../state/store";
import { pixels } from "../digits/examples";
import { Learner } from "../learner";
import type { LabModelEvents } from "../model-lab";
import { TrainingModel } from "../training-model";
import { boundsOf, type Bounds } from "./codes";
import { dataOf, examplesOf, pictureOf, samplesOf, type Examples } from "./examples";
import { withNoise } from "./noise";
import { bottleneck, specOf } from "./spec";
import type { AutoencoderTable } from "./table";

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

export type Fault = { readonly kind: "empty" | "unreadable" | "notFinite" } | { readonly kind: "other"; readonly text: string };

const mostPairs = 10;
const tileSide = 14;
/** Between two looks at all codes while it trains. */
const lookMilliseconds = 250;

/** The autoencoder lab without its looks: set, network, codes. */
export class AutoencoderModel extends TrainingModel<AutoencoderTable, Fault, Learner> {
  examples: Examples | undefined;
  /** Of every example, two numbers each. */
  codes: Float32Array | undefined;
  bounds: Bounds = [-1, -1, 1, 1];
  pairs: readonly Pair[] = [];
  tiles: Tiles | undefined;
  /** What the decoder draws at the place that is pointed at. */
  drawn: Float32Array | undefined;
  #data: Data | undefined;
  #opened: string | undefined;
  #looking = 0;
  #lastLook = 0;
  #drawing = false;
  #drawAgain = false;

  constructor(store: Store<AutoencoderTable>, events: LabModelEvents<Fault>) {
    super(store, events, (told) => new Learner(told));
  }

  get spec(): Spec { return specOf(this.store.values); }

  protected override stateChanged(changed: ReadonlySet<keyof AutoencoderTable>): void {
    if (changed.has("set")) void this.open();
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

  /** Reads the set that is wanted; the digits that come with the page stand in for one that is not there. */
  async open(): Promise<void> {
    const { set } = this.store.values;
    if (set === this.#opened) return;
    if (this.#opened !== undefined) this.pause();
    this.#opened = set;
    let examples: Examples | undefined;
    try {
      examples = await examplesOf(set);
      if (examples === undefined) this.events.failed({ kind: "empty" });
    } catch {
      this.events.failed({ kind: "unreadable" });
    }
    if (set !== this.store.values.set || this.closed) return;
    if (examples === undefined) {
      this.store.set({ set: "" });
      return;
    }
    this.examples = examples;
    this.#data = dataOf(examples);
    this.codes = undefined;
    this.tiles = undefined;
    this.pairs = [];
    this.events.tell("data", this.#data);
    this.#want();
    this.moved();
    this.events.changed();
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
    if (data !== undefined) this.training.want({ spec: this.spec, data: () => Promise.resolve(data) });
  }

  /** Codes, pairs and tiles come from calls of their own, no oftener than they can be seen. */
  protected override moved(): void {
    if (this.#looking !== 0 || this.closed) return;
    const wait = Math.max(0, lookMilliseconds - (performance.now() - this.#lastLook));
    this.#looking = window.setTimeout(() => { void this.#look(); }, wait);
  }

  async #look(): Promise<void> {
    const before = this.report;
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
    if (this.report !== before) this.moved();
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
