import { html, type TemplateResult } from "lit";
import type { FigureName } from "./names";

// Pictures with a network of their own that a page of a lesson shows; each is loaded with its page. They tell what a task
// can ask about by the event `facts`, whose detail is a Facts.

/** By name, as "memory.accuracy". */
export type Facts = Readonly<Record<string, number | string>>;

export function shownFigure(name: FigureName, lang: string): TemplateResult {
  switch (name) {
    case "memory":
      void import("./bd-memory");
      return html`<bd-memory lang=${lang}></bd-memory>`;
    case "convolution":
      void import("./bd-convolution");
      return html`<bd-convolution lang=${lang}></bd-convolution>`;
  }
}
