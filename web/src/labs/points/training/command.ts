import type { Data, Report, Spec } from "../../../api";

/** What is done once, and then the network rests. */
export type Command = { readonly kind: "steps"; readonly steps: number } | { readonly kind: "epoch" } | { readonly kind: "reset" }
  | { readonly kind: "batch"; readonly examples: Data } | Restore;

/** Puts the network at what `save` gave while `spec` was wanted. */
export interface Restore {
  readonly kind: "restore";
  readonly bytes: Uint8Array;
  readonly spec: Spec;
  readonly epochs: number;
  /** The last of it, where it is of an earlier visit. */
  readonly report?: Report;
  /** It is there. */
  readonly then: () => void;
}
