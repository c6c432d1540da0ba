import { BackdrawError, type FieldResult, type Parameter, type Trainer } from "../../../api";
import { extent } from "../points";

const bounds = [-extent, -extent, extent, extent] as const;
const mapSize = 32;
/** After it a pointer rests, and there is time for a field as fine as it is at rest. */
const restMilliseconds = 200;
/** Frames between two rounds of unit maps and weights, which tell less per millisecond than the field. */
const framesPerRound = 4;
/** Frames in which the field is asked for after a report's own, while weights change: reports come about as often as frames, and in no step with them. */
const furtherFrames = 1;

/** What the large field shows: the output, or one unit of a layer. */
export type Shown = "output" | { readonly layer: number; readonly unit: number };

export interface LiveMapsView {
  readonly trainer: Trainer | undefined;
  /** Whether anything of it can be seen at all, and the network's picture in particular. */
  readonly fieldVisible: boolean;
  readonly mapsVisible: boolean;
  /** Whether weights change now, before the next report. */
  readonly moving: boolean;
  /** Cells on each side; fewer for a hand that waits. */
  fieldSize(wanted: boolean): number;
  readonly shown: Shown;
  /** Numbers of the layers whose units have maps. */
  readonly mappedLayers: readonly number[];
  field(result: FieldResult, shown: Shown): void;
  maps(maps: ReadonlyMap<number, FieldResult>, parameters: Readonly<Record<string, Parameter>>): void;
}

/** Asks for the field at most once a frame and only after something moved, never twice at once: training goes on meanwhile. */
export class LiveMaps {
  #fieldStale = false;
  /** In how many frames after that the field is to be asked for again while weights change. */
  #further = 0;
  /** What is shown was asked for by a hand, which waits for it. */
  #wanted = false;
  #restTimer = 0;
  #mapsStale = false;
  #frame = 0;
  #frames = 0;
  #fieldBusy = false;
  #mapsBusy = false;
  #closed = false;

  constructor(readonly view: LiveMapsView) {}

  /** The weights are not those of the last field and maps any more. */
  moved(): void {
    this.#fieldStale = this.#mapsStale = true;
    this.#further = furtherFrames;
    this.#schedule();
  }

  /** The field is to show something else. */
  pointed(): void {
    this.#lookOnce();
    this.#wanted = true;
    clearTimeout(this.#restTimer);
    this.#restTimer = window.setTimeout(() => {
      this.#lookOnce();
    }, restMilliseconds);
  }

  #lookOnce(): void {
    this.#fieldStale = true;
    this.#schedule();
  }

  /** Something may be seen now that was not. */
  looked(): void {
    if (this.#due) this.#schedule();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#restTimer);
    cancelAnimationFrame(this.#frame);
  }

  #schedule(): void {
    if (this.#frame === 0 && !this.#closed) this.#frame = requestAnimationFrame(() => { this.#onFrame(); });
  }

  #onFrame(): void {
    this.#frame = 0;
    this.#frames++;
    const { trainer, fieldVisible, mapsVisible } = this.view;
    if (trainer === undefined) return;
    const mapsDue = this.#mapsStale && mapsVisible && !this.#mapsBusy && this.#frames % framesPerRound === 0;
    if (mapsDue) void this.#ask(this.#refreshMaps(trainer));
    // Both would be painted in one frame, and it would come late.
    if (this.#fieldDue && fieldVisible && !this.#fieldBusy && (this.#wanted || !mapsDue)) void this.#ask(this.#refreshField(trainer));
    if (this.#due) this.#schedule();
  }

  get #due(): boolean {
    return (this.#fieldDue && this.view.fieldVisible) || (this.#mapsStale && this.view.mapsVisible);
  }

  get #fieldDue(): boolean { return this.#fieldStale || (this.#further > 0 && this.view.moving); }

  async #refreshField(trainer: Trainer): Promise<void> {
    const { shown } = this.view;
    const size = this.view.fieldSize(this.#wanted);
    if (!this.#fieldStale) this.#further--;
    this.#fieldStale = false;
    this.#wanted = false;
    this.#fieldBusy = true;
    try {
      const options = { bounds, width: size, height: size };
      const result = await trainer.field(shown === "output" ? options : { ...options, ...shown });
      if (trainer === this.view.trainer) this.view.field(result, shown);
    } finally {
      this.#fieldBusy = false;
    }
  }

  async #refreshMaps(trainer: Trainer): Promise<void> {
    const layers = this.view.mappedLayers;
    this.#mapsStale = false;
    this.#mapsBusy = true;
    try {
      const size = { bounds, width: mapSize, height: mapSize };
      const [parameters, ...fields] = await Promise.all([
        trainer.getParameters(),
        ...layers.map((layer) => trainer.field({ ...size, layer })),
      ]);
      if (trainer === this.view.trainer) this.view.maps(new Map(layers.map((layer, i) => [layer, fields[i]!])), parameters);
    } finally {
      this.#mapsBusy = false;
    }
  }

  /** Faults of a trainer are told by whoever trains with it; a map that cannot be had is asked for again later. */
  async #ask(request: Promise<void>): Promise<void> {
    try {
      await request;
    } catch (error) {
      if (!(error instanceof BackdrawError)) throw error;
    }
  }
}
