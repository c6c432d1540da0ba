import { html, type TemplateResult } from "lit";
import type { Messages } from "../messages";

const names = ["points", "digits"] as const;

/** The labs, one beside the other, in the page's header. */
export function labTabs(messages: Messages, current: string, show: (lab: (typeof names)[number]) => void): TemplateResult {
  return html`<nav class="labs" aria-label=${messages.labs}>${names.map((lab) => html`<button type="button" data-lab=${lab}
    aria-current=${lab === current ? "page" : "false"} @click=${() => { show(lab); }}>${messages.labTabs[lab]}</button>`)}</nav>`;
}
