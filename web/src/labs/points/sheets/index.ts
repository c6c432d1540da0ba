import { html, nothing, type TemplateResult } from "lit";
import "../../../control/sheet";
import type { PanelContext } from "../panels/context";
import { loadedPart } from "../part";
import type { SheetName } from "../table";
import type { contents } from "./contents";

/** Which column a sheet lies over on a wide page: the other one stays to be seen. */
const columns: Partial<Record<SheetName, "network" | "result">> = {
  data: "network", layer: "result", lessons: "result", gallery: "network", share: "network", training: "network",
};

/** The sheets that can be opened by name, in the order of their buttons. */
export const offeredSheets = ["data", "training", "gallery", "lessons", "share"] as const;

/** What the sheets hold, once one was opened. */
let loaded: typeof contents | undefined;

/** The sheet that is open, if one is; the first one appears when the sheets are loaded. */
export function openSheet(context: PanelContext): TemplateResult | typeof nothing {
  const { messages, model, state } = context;
  if (state.sheet === "none") return nothing;
  if (loaded === undefined) {
    loadedPart(import("./contents").then((module) => {
      loaded = module.contents;
      model.events.changed();
    }), model, { sheet: "none" });
    return nothing;
  }
  const sheet = loaded[state.sheet];
  if (sheet === undefined) return nothing;
  return html`<bd-sheet class="over-${columns[state.sheet]} ${state.sheet}" label=${sheet.title?.(context) ?? messages.sheetNames[state.sheet]} closeName=${messages.close}
    @close=${() => { model.store.set({ sheet: "none" }); }}>${sheet.content(context)}</bd-sheet>`;
}

/** Which column the open sheet covers, once it is there, for the styles. */
export function coveredColumn(name: SheetName | "none"): "network" | "result" | undefined {
  return name === "none" || loaded === undefined ? undefined : columns[name];
}
