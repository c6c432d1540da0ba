import { html, nothing, type TemplateResult } from "lit";
import "../../control/sheet";
import type { Messages } from "../../messages";
import { loadedPart } from "../loaded-part";
import type { LensElement } from "./lens-element";

// The lens is loaded when it is first opened: until then it costs its button.

interface LensState {
  readonly values: { readonly lens: boolean };
  set(patch: { readonly lens?: boolean }): void;
}

export interface LabLens {
  readonly store: LensState;
  readonly common: Messages;
  readonly load: () => Promise<unknown>;
  readonly lens: TemplateResult;
  /** It cannot be loaded. */
  readonly failed: () => void;
}

/** The lens of a lab in its sheet, while it is open. */
export function labLens({ store, common, load, lens, failed }: LabLens): TemplateResult | typeof nothing {
  if (!store.values.lens) return nothing;
  loadedPart(load(), store, { lens: false }, failed);
  return html`<bd-sheet class="lens" label=${common.lens} closeName=${common.close} @close=${() => { store.set({ lens: false }); }}>${lens}</bd-sheet>`;
}

/** Tells an open lens that the weights, or what is drawn, are others. */
export function lensMoved(root: ParentNode): void {
  const lens = root.querySelector<LensElement>("bd-sheet.lens > *");
  if (lens !== null && "moved" in lens) lens.moved();
}
