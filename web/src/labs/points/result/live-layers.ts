import type { Data, Trainer } from "../../../api";
import { Refresher, type Refreshed } from "../refresher";
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
export class LiveLayers implements Refreshed {
  readonly refresher = new Refresher(this, leastMilliseconds);

  constructor(readonly view: LiveLayersView) {}

  get visible(): boolean {
    return this.view.visible;
  }

  async refresh(): Promise<boolean> {
    const { trainer, examples } = this.view;
    const layers = trainer === undefined || examples === undefined ? [] : layerFigures((await trainer.trace(sample(examples))).layers);
    if (!this.refresher.closed) this.view.show(layers);
    return true;
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
