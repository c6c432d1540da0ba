import { html, nothing, type TemplateResult } from "lit";
import type { PanelContext } from "../panels/context";
import { loadedPart } from "../part";
import type { TimelineElement } from "./bd-timeline";

// The slider is loaded when it is first asked for; checkpoints are kept all the while, so that there is something to go back to.

/** The slider through training, while it is open. */
export function openTimeline({ model, messages, state, shows }: PanelContext): TemplateResult | typeof nothing {
  if (!state.timeline || !shows("timeline")) return nothing;
  loadedPart(import("./bd-timeline"), model, { timeline: false });
  return html`<bd-timeline .model=${model} lang=${messages.numbers.language} @close=${(event: Event) => {
    model.store.set({ timeline: false });
    ((event.currentTarget as Element).getRootNode() as ShadowRoot).querySelector<HTMLElement>("button.timeline")?.focus();
  }}></bd-timeline>`;
}

/** The slider in a lab, once it is there. */
export function timelineIn(root: ParentNode): { progressed(): void } | null {
  const element = root.querySelector<TimelineElement>("bd-timeline");
  return element !== null && "progressed" in element ? element : null;
}
