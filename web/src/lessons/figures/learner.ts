import { BackdrawError, createTrainer, type Data, type Parameter, type ParameterChange, type Report, type Spec, type Trainer } from "../../api";

/** The network of a figure, in a worker of its own: made, trained, made anew with other layers, ended. */
export class FigureLearner {
  trainer: Trainer | undefined;
  report: Report | undefined;
  fault: BackdrawError | undefined;
  #abort: AbortController | undefined;
  #made = 0;

  constructor(readonly changed: () => void) {}

  get training(): boolean {
    return this.#abort !== undefined;
  }

  /** `kept`: weights to go on from, where the new network has the same. */
  async make(spec: Spec, data: Data, kept?: Readonly<Record<string, Parameter>>): Promise<void> {
    this.pause();
    const made = ++this.#made;
    try {
      const trainer = await createTrainer(spec);
      await trainer.setData(data);
      if (kept !== undefined) await trainer.setParameters(Object.fromEntries(Object.entries(kept).map(([path, { data: value }]): [string, ParameterChange] => [path, { value }])));
      if (made !== this.#made) {
        trainer.close();
        return;
      }
      this.trainer?.close();
      this.trainer = trainer;
      this.report = undefined;
      this.fault = undefined;
    } catch (error) {
      this.#fail(error);
    }
    this.changed();
  }

  async train(): Promise<void> {
    const { trainer } = this;
    if (trainer === undefined || this.#abort !== undefined) return;
    const abort = new AbortController();
    this.#abort = abort;
    const note = (report: Report): void => {
      if (trainer !== this.trainer) return;
      this.report = report;
      this.changed();
    };
    try {
      while (!abort.signal.aborted) note(await trainer.train({ epochs: 1, signal: abort.signal }));
    } catch (error) {
      this.#fail(error);
    }
    if (this.#abort === abort) this.#abort = undefined;
    this.changed();
  }

  pause(): void {
    this.#abort?.abort();
    this.#abort = undefined;
  }

  close(): void {
    this.#made++;
    this.pause();
    this.trainer?.close();
    this.trainer = undefined;
  }

  #fail(error: unknown): void {
    if (error instanceof BackdrawError && ["aborted", "closed"].includes(error.code)) return;
    this.fault = error instanceof BackdrawError ? error : new BackdrawError("internal", "", String(error));
  }
}
