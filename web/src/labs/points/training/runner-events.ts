import type { BackdrawError, Report, Trainer } from "../../../api";

export type Phase = "loading" | "resting" | "training" | "failed";

/** What a runner tells the lab. `fresh`: the network is at its initial weights again. */
export interface RunnerEvents {
  phase(phase: Phase): void;
  /** All that is asked for waits for what it gives. */
  ready(trainer: Trainer): Promise<void> | undefined;
  fresh(): void;
  /** Weights changed, so what is drawn from them is out of date. */
  moved(): void;
  /** `whole`: its figures are of all examples and of the weights as they are, no mean over some batches before them. */
  report(report: Report, whole: boolean): void;
  rested(report: Report | undefined): void;
  failed(error: BackdrawError): void;
}
