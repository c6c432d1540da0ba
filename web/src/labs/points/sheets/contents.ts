import type { TemplateResult } from "lit";
import "../panels/data-pictures";
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
}

export const contents: Partial<Record<SheetName, SheetContent>> = {
  data: { content: dataSheet },
  layer: { content: layerSheet, title: layerTitle },
  lessons: { content: lessonsSheet },
  gallery: { content: gallerySheet },
  share: { content: shareSheet },
  training: { content: trainingSheet },
};
