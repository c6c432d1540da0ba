import { html, nothing, type TemplateResult } from "lit";
import "../../control/choice";
import type { SetsMessages } from "../../messages/en-sets";
import type { DrawnSet } from "./drawn-set";
import type { SetDesk } from "./set-desk";

export interface SetsShown<S extends DrawnSet> {
  readonly messages: SetsMessages;
  readonly desk: SetDesk<S>;
  /** Whether the next press deletes. */
  readonly deleting: boolean;
  /** Another button, after that of a new set. */
  readonly more?: TemplateResult;
  /** What files are taken, as of `accept`. */
  readonly accept: string;
}

export interface SetsActs {
  readonly read: (files: readonly File[]) => void;
  /** Deleting is asked for, or was thought better of. */
  readonly ask: (deleting: boolean) => void;
}

/** Sets by name: opened, renamed, begun, deleted, and as files. */
export function setsPanel<S extends DrawnSet>({ messages, desk, deleting, more, accept }: SetsShown<S>, { read, ask }: SetsActs): TemplateResult {
  const { set } = desk.store.values;
  const sets = [{ id: set, name: desk.name }, ...desk.sets.filter(({ id }) => id !== set)].sort((a, b) => a.name.localeCompare(b.name));
  const button = (name: string, label: string, act: (event: Event) => void): TemplateResult => html`<button type="button" class="plain" data-act=${name} @click=${act}>${label}</button>`;
  return html`<div class="sets">
    <bd-choice label=${messages.sets} .value=${set} .options=${sets.map(({ id, name }) => ({ value: id, label: name }))}
      @choose=${({ detail }: CustomEvent<string>) => { void desk.choose(detail); }}></bd-choice>
    <label class="set-name"><span>${messages.setName}</span><input maxlength="60" .value=${desk.name} @change=${(event: Event) => {
      const input = event.target as HTMLInputElement;
      desk.rename(input.value);
      input.value = desk.name;
    }}></label>
    ${button("new", messages.newSet, () => { void desk.begin(); })}${more ?? nothing}${button("export", messages.exportSet, () => { desk.export(); })}
    ${button("import", messages.importSet, (event) => { (event.currentTarget as Element).parentElement?.querySelector<HTMLInputElement>("input[type=file]")?.click(); })}
    <button type="button" class="plain ${deleting ? "sure" : ""}" data-act="delete" @click=${() => { ask(!deleting); if (deleting) void desk.remove(); }}
      @blur=${() => { ask(false); }}>${deleting ? messages.deleteSure : messages.deleteSet}</button>
    <input type="file" hidden multiple accept=${accept} aria-label=${messages.importSet} @change=${(event: Event) => {
      const input = event.target as HTMLInputElement;
      read([...(input.files ?? [])]);
      input.value = "";
    }}>
  </div>`;
}
