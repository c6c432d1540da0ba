import { html, nothing, type TemplateResult } from "lit";
import type { NetworkTarget } from "../../../view";
import { outputOf } from "../field-look";
import type { Shown } from "../training/live-maps";
import type { PanelContext } from "./context";

/** Says that the drawing shows a unit's map, or one output alone, while it does. */
export function shownCaption({ model, messages, state }: PanelContext, shown: Shown | undefined, target: NetworkTarget | null): TemplateResult | typeof nothing {
  if (shown !== undefined && shown !== "output" && target?.kind === "unit") return caption(messages.unitShown(messages.mapOf(target.column, target.unit + 1)));
  const output = outputOf({ head: model.head, boundary: state.boundary });
  return output === undefined ? nothing : caption(messages.points.boundaryShown(messages.className(output + 1)));
}

function caption(text: string): TemplateResult {
  return html`<p class="caption">${text}</p>`;
}
