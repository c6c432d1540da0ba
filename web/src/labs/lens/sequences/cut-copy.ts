import { createTrainer, type Examples, type Spec, type Trace, type Trainer } from "../../../api";

/**
 * The lab's network with its gradients cut every so many steps: a trainer of its own that is given the lab's weights before
 * each trace, since training itself is not cut. It is there only while a cut is looked at.
 */
export class CutCopy {
  #trainer: Trainer | undefined;
  #made = "";
  #closed = false;

  /** Undefined where it was closed meanwhile. */
  async trace(of: Trainer, layer: number, every: number, examples: Examples): Promise<Trace | undefined> {
    this.#closed = false;
    const spec: Spec = { ...of.spec, layers: of.spec.layers.map((each, i) => (i === layer ? { ...each, truncate: every } : each)) };
    const trainer = await this.#make(spec);
    if (trainer === undefined) return undefined;
    const parameters = await of.getParameters();
    await trainer.setParameters(Object.fromEntries(Object.entries(parameters).map(([path, { data, mask }]) => [path, { value: data, ...(mask === undefined ? {} : { mask }) }])));
    return trainer.trace(examples);
  }

  async #make(spec: Spec): Promise<Trainer | undefined> {
    const written = JSON.stringify(spec);
    if (this.#trainer !== undefined && written === this.#made) return this.#trainer;
    this.#trainer?.close();
    this.#trainer = undefined;
    const trainer = await createTrainer(spec);
    if (this.#isClosed()) {
      trainer.close();
      return undefined;
    }
    this.#trainer = trainer;
    this.#made = written;
    return trainer;
  }

  /** A call, so that it is asked anew after what was awaited. */
  #isClosed(): boolean {
    return this.#closed;
  }

  close(): void {
    this.#closed = true;
    this.#trainer?.close();
    this.#trainer = undefined;
  }
}
