import { html, type TemplateResult } from "lit";
import type { PanelContext } from "../panels/context";
import { loadedPart } from "../part";

/** The lessons, which are loaded when they are first opened. */
export function lessonsSheet({ model, messages }: PanelContext): TemplateResult {
  loadedPart(import("./points-lessons"), model, { sheet: "none" });
  return html`<bd-points-lessons .model=${model} lang=${messages.numbers.language}></bd-points-lessons>`;
}
