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

/** The tabs of a narrow lab; left and right arrows lead from one to the next. */
export function tabList({ messages, model }: PanelContext, tabs: readonly Tab[], current: Tab | undefined): TemplateResult | typeof nothing {
  if (tabs.length < 2) return nothing;
  return html`<div class="tabs" role="tablist" @keydown=${pressed}>
    ${tabs.map((tab) => html`<button type="button" role="tab" id=${`tab-${tab}`} aria-selected=${current === tab} tabindex=${current === tab ? 0 : -1}
      @click=${() => { model.store.set({ tab }); }}>${messages[tab]}</button>`)}
  </div>`;
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
