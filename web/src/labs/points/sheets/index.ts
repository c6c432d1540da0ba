import { html, nothing, type TemplateResult } from "lit";
import "../../../control/sheet";
import type { PanelContext } from "../panels/context";
import type { SheetName } from "../table";
import { lessonsSheet } from "../lessons";
import { dataSheet } from "./data";
import { gallerySheet } from "./gallery";
import { layerSheet, layerTitle } from "./layer";
import { shareSheet } from "./share";
import { trainingSheet } from "./training";

/** What a sheet holds; it is drawn anew with the lab, never for a report of training. */
interface SheetContent {
  readonly content: (context: PanelContext) => TemplateResult;
  /** Where the sheet's own name does not say enough. */
  readonly title?: (context: PanelContext) => string;
  /** Which column it lies over on a wide page: the other one stays to be seen. */
  readonly over: "network" | "result";
}

const contents: Partial<Record<SheetName, SheetContent>> = {
  data: { content: dataSheet, over: "network" },
  layer: { content: layerSheet, title: layerTitle, over: "result" },
  lessons: { content: lessonsSheet, over: "result" },
  gallery: { content: gallerySheet, over: "network" },
  share: { content: shareSheet, over: "network" },
  training: { content: trainingSheet, over: "network" },
};

/** The sheets that can be opened by name, in the order of their buttons. */
export const offeredSheets = (["data", "training", "gallery", "lessons", "share"] as const).filter((name) => name in contents);

/** The sheet that is open, if one is. */
export function openSheet(context: PanelContext): TemplateResult | typeof nothing {
  const { messages, model, state } = context;
  const sheet = state.sheet === "none" ? undefined : contents[state.sheet];
  if (state.sheet === "none" || sheet === undefined) return nothing;
  return html`<bd-sheet class="over-${sheet.over} ${state.sheet}" label=${sheet.title?.(context) ?? messages.sheetNames[state.sheet]} closeName=${messages.close}
    @close=${() => { model.store.set({ sheet: "none" }); }}>${sheet.content(context)}</bd-sheet>`;
}

/** Which column the open sheet covers, for the styles. */
export function coveredColumn(name: SheetName | "none"): "network" | "result" | undefined {
  return name === "none" ? undefined : contents[name]?.over;
}
