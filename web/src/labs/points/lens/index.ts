import { html, nothing, type TemplateResult } from "lit";
import { loadedPart } from "../part";
import type { PanelContext } from "../panels/context";
import type { PointsLens } from "./points-lens";

// The lens is loaded when it is first opened: until then it costs its button.

/** The lens, while it is open. */
export function openLens({ model, messages, state }: PanelContext): TemplateResult | typeof nothing {
  if (!state.lens) return nothing;
  loadedPart(import("./points-lens"), model, { lens: false });
  return html`<bd-sheet class="lens" label=${messages.lens} closeName=${messages.close} @close=${() => { model.store.set({ lens: false }); }}>
    <bd-points-lens .model=${model} lang=${messages.numbers.language}></bd-points-lens></bd-sheet>`;
}

/** A lens that is open begins as if it were opened now. */
export function restartLens(root: ParentNode): void {
  const lens = root.querySelector<PointsLens>("bd-points-lens");
  if (lens !== null && "restart" in lens) lens.restart();
}

/** The lens in a lab, once it is there. */
export function lensIn(root: ParentNode): { moved(): void } | null {
  const lens = root.querySelector<PointsLens>("bd-points-lens");
  return lens !== null && "moved" in lens ? lens : null;
}
