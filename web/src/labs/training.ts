import type { BackdrawError, Data, Report, Trainer } from "../api";

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
  /** Networks that were saved are there again, after `ready`. */
  resumed?(saved: Saved): void;
  /** The reports from here on are of other data. */
  otherData?(): void;
  /** After `ready`: others of that name had learnt something, of which these make no use. */
  unfit?(): void;
}

/** Trained networks, to go on from. */
export interface Saved {
  /** Under which they are kept. */
  readonly name: string;
  /** What they are, and what of: of no use for anything else. */
  readonly of: string;
  /** What they were told besides, which they can be told anew. */
  readonly told: string;
  readonly bytes: readonly Uint8Array<ArrayBuffer>[];
  readonly report: Report;
}

/** Where networks are while those of another name are in their place. */
export interface Away {
  /** What was saved under a name, where there is something. */
  find(name: string): Promise<Saved | undefined>;
  leave(saved: Saved): Promise<void>;
}

/** One network, or several side by side, and how they are trained. */
export interface Training {
  /** Of several the first. */
  readonly trainer: Trainer | undefined;
  /** Under which those that are there are kept. */
  readonly name: string | undefined;
  readonly playing: boolean;
  play(): void;
  pause(): void;
  advance(limit: { readonly steps: number } | { readonly epochs: number }): void;
  /** One step on these examples as one batch, which is no part of an epoch. */
  stepOn(examples: Data): void;
  /** Back to the initial weights. */
  reset(): void;
  /** The networks as they are between two rounds; undefined where they learnt nothing yet. */
  save(): Promise<Saved | undefined>;
  /** The same, of what is learnt now, although another thing is wanted the next moment. */
  leave(): Promise<Saved | undefined>;
  /** Rests, and goes on from these as soon as their like is wanted, unless training begins before. */
  bring(saved: Saved): void;
  close(): void;
}
