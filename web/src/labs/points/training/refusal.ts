import { BackdrawError, type Spec } from "../../../api";
import { sameStructure } from "./spec-difference";

/** The last spec that no network could be made of, and why. */
export class Refusal {
  #spec: Spec | undefined;
  #error: BackdrawError | undefined;
  /** Whether it was for the structure: then other rates do not make it any better. */
  #ofStructure = false;

  get spec(): Spec | undefined { return this.#spec; }

  get error(): BackdrawError | undefined { return this.#error; }

  /** Whether the spec was not looked at, as what makes networks could not be loaded. */
  get ofLoading(): boolean { return this.#error?.code === "load-failed"; }

  note(spec: Spec, error: unknown): void {
    this.#spec = spec;
    this.#error = error instanceof BackdrawError ? error : new BackdrawError("internal", "", String(error), undefined, { cause: error });
    this.#ofStructure = /^(layers|loss|input)/.test(this.#error.path);
  }

  forget(): void {
    this.#spec = this.#error = undefined;
  }

  /** Whether a network of this spec would be refused, too. */
  covers(spec: Spec): boolean {
    return this.#spec !== undefined && (spec === this.#spec || (this.#ofStructure && sameStructure(spec, this.#spec)));
  }
}
