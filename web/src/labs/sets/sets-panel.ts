import { html, type TemplateResult } from "lit";
import "../../control/choice";
import type { DigitsMessages } from "../../messages/en-digits";

export interface SetsShown {
  readonly messages: DigitsMessages;
  /** The set that is open, among all that are kept. */
  readonly set: string;
  readonly names: readonly string[];
  /** Whether the next press deletes. */
  readonly deleting: boolean;
}

export interface SetsActs {
  readonly open: (name: string) => void;
  readonly rename: (name: string) => void;
  readonly begin: () => void;
  readonly write: () => void;
  readonly read: () => void;
  readonly remove: () => void;
  /** Deleting was thought better of. */
  readonly keep: () => void;
}

/** Sets by name: opened, renamed, begun, deleted, and as files. */
export function setsPanel({ messages, set, names, deleting }: SetsShown, acts: SetsActs): TemplateResult {
  const button = (name: string, label: string, act: () => void): TemplateResult => html`<button type="button" class="plain" data-act=${name} @click=${act}>${label}</button>`;
  return html`<div class="sets">
    <bd-choice label=${messages.sets} .value=${set} .options=${names.map((value) => ({ value, label: value }))}
      @choose=${({ detail }: CustomEvent<string>) => { acts.open(detail); }}></bd-choice>
    <label class="set-name"><span>${messages.setName}</span><input maxlength="60" .value=${set} @change=${(event: Event) => {
      const input = event.target as HTMLInputElement;
      acts.rename(input.value);
      input.value = set;
    }}></label>
    ${button("new", messages.newSet, acts.begin)}${button("export", messages.exportSet, acts.write)}${button("import", messages.importSet, acts.read)}
    <button type="button" class="plain ${deleting ? "sure" : ""}" data-act="delete" @click=${acts.remove} @blur=${acts.keep}>${deleting ? messages.deleteSure : messages.deleteSet}</button>
  </div><p class="aside">${messages.dropHere}</p>`;
}
