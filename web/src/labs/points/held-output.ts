import type { Spec } from "../../api";
import type { Store } from "../../state/store";
import { blocksOf } from "./blocks";
import type { HeldWeight } from "./held";
import type { PointsTable } from "./table";

/** Drops what is held of the output layer when it gets other units; what comes along with them, as by undo, stays. */
export class HeldOutput {
  #last = -1;
  #units: number | undefined;
  #held: readonly HeldWeight[] = [];

  fit(store: Store<PointsTable>, spec: Spec): void {
    const blocks = blocksOf(spec), units = blocks.at(-1)?.dense.units, { held } = store.values;
    const gone = this.#units !== undefined && units !== this.#units && held === this.#held ? this.#last : -1;
    this.#last = blocks.length - 1;
    this.#units = units;
    this.#held = held;
    if (held.some(({ block }) => block === gone)) store.set({ held: held.filter(({ block }) => block !== gone) }, { undo: "no" });
  }
}
