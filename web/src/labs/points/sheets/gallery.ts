import { html, type TemplateResult } from "lit";
import "../gallery/bd-gallery";
import type { PanelContext } from "../panels/context";
import type { PointsState } from "../table";

/** Good starts: one click opens and plays one, one undo brings back what was there. */
export function gallerySheet(context: PanelContext): TemplateResult {
  const { model, messages, locks } = context;
  return html`<p class="aside">${messages.points.galleryExplain}</p>
    <bd-gallery .messages=${messages} .makeData=${model.engine.makeData} ?disabled=${locks("data") || locks("network") || locks("settings")}
      @start=${(event: CustomEvent<Partial<PointsState>>) => { model.start(event.detail); }}></bd-gallery>
    <slot name="aside"></slot>`;
}
