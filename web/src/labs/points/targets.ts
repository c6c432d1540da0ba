import { snapValue } from "./points";
import type { Lying } from "./pencil";
import type { Selection } from "./selection";
import type { Store } from "../../state/store";
import type { PointsTable } from "./table";

/** What is drawn with next, which what is selected becomes, too. */
export class Targets {
  constructor(
    readonly store: Store<PointsTable>,
    readonly selection: Selection,
    readonly lying: () => Lying,
    readonly given: (target: number) => void,
  ) {}

  chooseClass(label: number): void {
    const { store, selection } = this;
    store.set({ class: label, ...(store.values.tool === "eraser" ? { tool: "brush" as const } : {}) });
    if (this.lying().points.kind !== "classes") return;
    store.settle();
    selection.give(label);
    store.settle();
    if (selection.byHand) this.given(label);
  }

  chooseValue(value: number): void {
    const { store, selection } = this;
    store.set({ value: snapValue(value), ...(store.values.tool === "eraser" ? { tool: "brush" as const } : {}) });
    if (this.lying().points.kind !== "values" || !selection.byHand) return;
    selection.give(value);
    this.given(value);
  }
}
