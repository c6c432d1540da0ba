import { html, nothing, type TemplateResult } from "lit";
import "../control/sheet";
import type { Messages } from "../messages";

/** Some programs cut off what is longer. */
const longestSafeLink = 8000;

export interface ShareLink {
  readonly fragment: string;
  readonly sentence: string;
}

/** The sheet with the link to a lab's state, where it has one, and work that was set aside. */
export function shareSheet(messages: Messages, link: ShareLink | undefined, asides: TemplateResult | typeof nothing, close: () => void): TemplateResult {
  return html`<bd-sheet class="own" label=${messages.share} closeName=${messages.close} @close=${close}>${asides}${link === undefined ? nothing : linkPart(messages, link)}</bd-sheet>`;
}

function linkPart(messages: Messages, { fragment, sentence }: ShareLink): TemplateResult {
  void import("../control/copy-field");
  const link = `${location.href.split("#")[0]!}#${fragment}`;
  return html`
    <p>${sentence}</p>
    <bd-copy-field class="link" label=${messages.points.link} .value=${link} .words=${{ copy: messages.copy, copied: messages.copied, refused: messages.copyFailed }}></bd-copy-field>
    ${link.length > longestSafeLink ? html`<p>${messages.tooLong(messages.numbers.count(link.length))}</p>` : nothing}`;
}
