import type { BackdrawError, Report, Trainer } from "../api";

/** What is told of networks that train. */
export interface TrainingEvents {
  ready(trainer: Trainer): void;
  report(report: Report): void;
  /** Weights changed. */
  moved(): void;
  /** Weights are those of the start again. */
  restarted(): void;
  rested(report: Report | undefined): void;
  failed(error: BackdrawError): void;
}

/** One network, or several side by side, and how they are trained. */
export interface Training {
  /** Of several the first. */
  readonly trainer: Trainer | undefined;
  readonly playing: boolean;
  play(): void;
  pause(): void;
  advance(limit: { readonly steps: number } | { readonly epochs: number }): void;
  /** Back to the initial weights. */
  reset(): void;
  close(): void;
}
