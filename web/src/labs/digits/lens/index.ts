import { html, nothing, type TemplateResult } from "lit";
import "../../../control/sheet";
import type { Messages } from "../../../messages";
import type { DigitsModel } from "../model";
import type { DigitsLens } from "./digits-lens";

// The lens is loaded when it is first opened: until then it costs its button.

/** The lens, while it is open. */
export function openLens(model: DigitsModel, common: Messages): TemplateResult | typeof nothing {
  if (!model.store.values.lens) return nothing;
  void import("./digits-lens");
  return html`<bd-sheet class="lens" label=${common.lens} closeName=${common.close} @close=${() => { model.store.set({ lens: false }); }}>
    <bd-digits-lens .model=${model} lang=${common.numbers.language}></bd-digits-lens></bd-sheet>`;
}

/** Tells an open lens that the weights, or the drawing, are others. */
export function lensMoved(root: ParentNode): void {
  const lens = root.querySelector<DigitsLens>("bd-digits-lens");
  if (lens !== null && "moved" in lens) lens.moved();
}
