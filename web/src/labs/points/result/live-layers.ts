import { BackdrawError, type Data, type Trainer } from "../../../api";
import { layerFigures, type LayerFigures } from "./layer-figures";

const leastMilliseconds = 250;
/** Enough for gradients that do not flicker, few enough to be quick. */
const mostExamples = 128;

export interface LiveLayersView {
  readonly trainer: Trainer | undefined;
  /** While it is not seen nothing is computed. */
  readonly visible: boolean;
  readonly examples: Data | undefined;
  show(layers: readonly LayerFigures[]): void;
}

/** Traces the next step over some training examples, at most four times a second, after something moved. */
export class LiveLayers {
  #timer = 0;
  #stale = false;
  #closed = false;

  constructor(readonly view: LiveLayersView) {}

  moved(): void {
    this.#stale = true;
    if (this.#timer === 0 && !this.#closed) this.#timer = window.setTimeout(() => { void this.#refresh(); }, 0);
  }

  /** It may be seen now. */
  looked(): void {
    if (this.#stale && this.view.visible) this.moved();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  async #refresh(): Promise<void> {
    const { trainer, visible, examples } = this.view;
    if (visible) {
      this.#stale = false;
      try {
        const layers = trainer === undefined || examples === undefined ? [] : layerFigures((await trainer.trace(sample(examples))).layers);
        if (!this.#closed) this.view.show(layers);
      } catch (error) {
        if (!(error instanceof BackdrawError)) throw error;
      }
    }
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      this.looked();
    }, leastMilliseconds);
  }
}

/** Examples at equal distances through the training set. */
function sample({ x, y }: Data): { x: Float32Array; y: Data["y"] } {
  const rows = y.length;
  const chosen = Array.from({ length: Math.min(mostExamples, rows) }, (_, i) => Math.floor((i * rows) / Math.min(mostExamples, rows)));
  return {
    x: Float32Array.from(chosen.flatMap((row) => [x[2 * row]!, x[2 * row + 1]!])),
    y: y instanceof Float32Array ? Float32Array.from(chosen, (row) => y[row]!) : Int32Array.from(chosen, (row) => y[row]!),
  };
}
