import { html, type TemplateResult } from "lit";
import "../control/choice";
import type { Messages } from "../messages";

const names = ["points", "curve", "digits", "autoencoder", "sequence"] as const;
type TabName = (typeof names)[number];

/** The labs in the page's header: one beside the other or, where there is no room, as a list to choose from. */
export function labTabs(messages: Messages, current: string, show: (lab: TabName) => void): TemplateResult {
  return html`<nav class="labs" aria-label=${messages.labs}>${names.map((lab) => html`<button type="button" data-lab=${lab}
    aria-current=${lab === current ? "page" : "false"} @click=${() => { show(lab); }}>${messages.labTabs[lab]}</button>`)}
    <bd-choice bare label=${messages.labs} .value=${current} .options=${names.map((value) => ({ value, label: messages.labTabs[value] }))}
      @choose=${({ detail }: CustomEvent<TabName>) => { show(detail); }}></bd-choice></nav>`;
}
