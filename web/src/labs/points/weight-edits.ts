import { BackdrawError, type Trainer } from "../../api";
import type { Store } from "../../state/store";
import type { PointsTable } from "./table";

/** A weight or bias that was set by hand: the number at a place of a parameter, before and after. */
export interface WeightEdit {
  readonly path: string;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Brings a network's numbers to a list of edits, one after another: those that came are made, those that went are taken back. */
export class WeightEdits {
  #made: readonly WeightEdit[] = [];
  #turn: Promise<unknown> = Promise.resolve();

  /** The network is another, at another moment, or at its initial weights: nothing is set by hand in it, nor will be by steps back and forth. */
  forget(store: Store<PointsTable>): void {
    this.#made = [];
    store.set({ edits: [] }, { undo: "no" });
    store.rewrite((values) => (values.edits.length === 0 ? values : { ...values, edits: [] }));
  }

  /** Resolves when the network has them, with what it has against them; one that was replaced meanwhile says nothing: its successor has none. */
  bring(trainer: Trainer, edits: readonly WeightEdit[]): Promise<BackdrawError | undefined> {
    const made = this.#made;
    this.#made = edits;
    const kept = made.findIndex((edit, i) => edit !== edits[i]);
    const same = kept < 0 ? Math.min(made.length, edits.length) : kept;
    const numbers = [...made.slice(same).reverse().map(({ path, at, from }) => ({ path, at, number: from })), ...edits.slice(same).map(({ path, at, to }) => ({ path, at, number: to }))];
    const brought = this.#turn.then(() => put(trainer, numbers)).then(() => undefined, faultOf);
    this.#turn = brought;
    return brought;
  }
}

function faultOf(error: unknown): BackdrawError | undefined {
  if (!(error instanceof BackdrawError)) throw error;
  return error.code === "closed" ? undefined : error;
}

async function put(trainer: Trainer, numbers: readonly { readonly path: string; readonly at: number; readonly number: number }[]): Promise<void> {
  if (numbers.length === 0) return;
  const parameters = await trainer.getParameters();
  const changed: Record<string, { value: Float32Array }> = {};
  for (const { path, at, number } of numbers) {
    const value = changed[path]?.value ?? parameters[path]?.data.slice();
    if (value === undefined || at >= value.length) continue;
    value[at] = number;
    changed[path] = { value };
  }
  await trainer.setParameters(changed);
}
