// A team: engines of one spec that train together, each in a worker of its own. Rank 0 leads: it is the one that answers
// calls. All run their share of a batch, hand what that came to to each other, and make the same update.

import type { Call } from "./calls";

/** Where an engine stands in its team. */
export interface Place {
  readonly rank: number;
  /** Whether numbers go through shared memory. */
  readonly shared: boolean;
  /** The ways to the others, by rank; none to itself. */
  readonly ports: readonly (MessagePort | undefined)[];
}

/** A call that changes the trainer: every member makes it. */
export type Change = Extract<Call, { name: "setData" | "update" | "setParameters" | "reset" | "load" }>;

const changes: ReadonlySet<Call["name"]> = new Set<Change["name"]>(["setData", "update", "setParameters", "reset", "load"]);

export function isChange(call: Call): call is Change { return changes.has(call.name); }

/** What members say to each other; all but the contributions comes from the leader. */
export type Word =
  | { readonly kind: "contribution"; readonly bytes: ArrayBuffer }
  | { readonly kind: "memory"; readonly buffer: SharedArrayBuffer }
  | { readonly kind: "steps"; readonly count: number }
  | { readonly kind: "change"; readonly call: Change };

/** Hands the own contribution to all others and takes theirs; a promise where it has to wait for them. */
export interface Exchange { trade(): void | Promise<void> }

export function tell(port: MessagePort | undefined, word: Word, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(word, transfer);
}
