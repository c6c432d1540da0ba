import { css, html, nothing, type TemplateResult } from "lit";
import { icons } from "../control/icons";
import type { Messages } from "../messages";
import type { Aside } from "../state/aside";
import type { Bringer } from "./memory";

/** What is said over the page after something took the place of own work, and once that is back. */
export type AsideNotice = { readonly kind: "kept"; readonly by: Bringer; readonly aside: Aside } | { readonly kind: "back" };

export interface AsideActs {
  readonly bringBack: (aside: Aside) => void;
  readonly dismiss: () => void;
  readonly forget: (aside: Aside) => void;
}

export const asideStyles = css`
  .offer { border-color: var(--back-draw-accent); box-shadow: 0 2px 8px rgb(0 0 0 / 15%); flex-wrap: wrap; }
  @media (width < 600px) {
    .offer p { flex-basis: calc(100% - 64px); }
    .offer .bring { order: 1; }
  }
  .asides { margin: 0 0 16px; padding: 8px 12px; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); background: var(--back-draw-surface); outline: none; }
  .asides h3 { margin: 0; font-size: 14px; line-height: 20px; font-weight: 600; }
  .asides p { margin: 0 0 4px; color: var(--back-draw-muted); font-size: 12px; line-height: 16px; }
  .asides ul { margin: 0; padding: 0; list-style: none; }
  .asides li { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; min-height: var(--back-draw-target); }
  .asides span { flex: 1; min-width: 120px; font-variant-numeric: tabular-nums; }
  .bring {
    min-height: var(--back-draw-target); padding: 0 12px; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius);
    background: var(--back-draw-background); font: inherit; color: inherit; cursor: pointer;
  }
  .bring:hover { background: var(--back-draw-divider); }
`;

/** Over the page, so that nothing moves for it. */
export function asideNotice(messages: Messages, notice: AsideNotice, { bringBack, dismiss }: AsideActs): TemplateResult {
  return html`<div class="fault offer" role="status"><p>${notice.kind === "back" ? messages.aside.back : messages.aside.kept(notice.by)}</p>
    ${notice.kind === "back" ? nothing : html`<button type="button" class="bring" @click=${() => { bringBack(notice.aside); }}>${messages.aside.bring}</button>`}
    <button type="button" class="icon" aria-label=${messages.dismiss} @click=${dismiss}>${icons.close}</button></div>`;
}

/** All work that was set aside, for a sheet. */
export function asideList(messages: Messages, asides: readonly Aside[], { bringBack, forget }: AsideActs, slot?: string): TemplateResult | typeof nothing {
  if (asides.length === 0) return nothing;
  const time = new Intl.DateTimeFormat(messages.numbers.language, { dateStyle: "medium", timeStyle: "short" });
  return html`<section class="asides" slot=${slot ?? nothing} tabindex="-1" aria-label=${messages.aside.title}>
    <h3>${messages.aside.title}</h3><p>${messages.aside.explain}</p>
    <ul>${asides.map((aside) => {
      const when = time.format(aside.at);
      return html`<li><span>${when}</span><button type="button" class="bring" aria-label="${messages.aside.bring}: ${when}" @click=${() => { bringBack(aside); }}>${messages.aside.bring}</button>
        <button type="button" class="icon" title=${messages.aside.forget} aria-label="${messages.aside.forget}: ${when}" @click=${() => { forget(aside); }}>${icons.clear}</button></li>`;
    })}</ul></section>`;
}
