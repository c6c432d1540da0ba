import { html, type TemplateResult } from "lit";
import type { PanelContext } from "../panels/context";

/** The lessons, which are loaded when they are first opened. */
export function lessonsSheet({ model, messages }: PanelContext): TemplateResult {
  void import("./points-lessons");
  return html`<bd-points-lessons .model=${model} lang=${messages.numbers.language}></bd-points-lessons>`;
}
