import { html, nothing, type TemplateResult } from "lit";
import "../../../control/sheet";
import type { Messages } from "../../../messages";
import type { SequenceModel } from "../model";
import type { SequenceLens } from "./sequence-lens";

// The lens is loaded when it is first opened: until then it costs its button.

/** The lens, while it is open. */
export function openLens(model: SequenceModel, common: Messages): TemplateResult | typeof nothing {
  if (!model.store.values.lens) return nothing;
  void import("./sequence-lens");
  return html`<bd-sheet class="lens" label=${common.lens} closeName=${common.close} @close=${() => { model.store.set({ lens: false }); }}>
    <bd-sequence-lens .model=${model} lang=${common.numbers.language}></bd-sequence-lens></bd-sheet>`;
}

/** Tells an open lens that the weights are others. */
export function lensMoved(root: ParentNode): void {
  const lens = root.querySelector<SequenceLens>("bd-sequence-lens");
  if (lens !== null && "moved" in lens) lens.moved();
}
