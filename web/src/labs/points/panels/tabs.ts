import { html, nothing, type TemplateResult } from "lit";
import type { PointsState } from "../table";
import type { PanelContext } from "./context";

export type Tab = PointsState["tab"];

/** What can stand behind tabs, as far as it is shown at all. */
export function shownTabs({ shows }: PanelContext): Tab[] {
  return [
    ...(shows("network") ? ["network" as const] : []),
    ...(shows("result") || shows("loss") ? ["result" as const] : []),
    ...(shows("data") || shows("settings") ? ["settings" as const] : []),
  ];
}

/** The id of what a tab shows, which all are there: those that are not chosen are not displayed. */
export function tabPanel(tab: Tab): string {
  return `panel-${tab}`;
}

/** The tabs of a narrow lab; left and right arrows lead from one to the next. */
export function tabList({ messages, model }: PanelContext, tabs: readonly Tab[], current: Tab | undefined): TemplateResult | typeof nothing {
  if (tabs.length < 2) return nothing;
  return html`<div class="tabs" role="tablist" @keydown=${pressed}>
    ${tabs.map((tab) => html`<button type="button" role="tab" id=${`tab-${tab}`} aria-controls=${tabPanel(tab)} aria-selected=${current === tab} tabindex=${current === tab ? 0 : -1}
      @click=${(event: Event) => {
        model.store.set({ tab });
        giveRoom(event.currentTarget as HTMLElement);
      }}>${messages[tab]}</button>`)}
  </div>`;
}

/** Where the drawing stays on top, the tools scroll away under it: what a tab shows has their room. */
function giveRoom(tab: HTMLElement): void {
  requestAnimationFrame(() => {
    const lab = tab.closest<HTMLElement>(".lab")!, square = lab.querySelector(".square")!, tools = lab.querySelector(".tools");
    if (tools === null || getComputedStyle(square).position !== "sticky") return;
    lab.scrollTop += Math.max(0, tools.getBoundingClientRect().bottom - square.getBoundingClientRect().bottom);
  });
}

function pressed(event: KeyboardEvent): void {
  const direction = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (direction === undefined) return;
  const tabs = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLButtonElement>("[role=tab]")];
  const at = tabs.findIndex((tab) => tab === (event.target as Element));
  const next = tabs[(at + direction + tabs.length) % tabs.length];
  next?.click();
  next?.focus();
}
