import { html, nothing, type TemplateResult } from "lit";
import { icons } from "../../control/icons";
import type { SetsMessages } from "../../messages/en-sets";
import { cssom } from "../../view/cssom";
import { addClass, leastClasses, mostClasses, removeClass, removeExample, renameClass, type DrawnSet } from "./drawn-set";
import type { SetNotice, SetStore } from "./set-desk";

export interface ClassesShown<S extends DrawnSet> {
  readonly store: SetStore<S>;
  readonly messages: SetsMessages;
  /** The network's probabilities for the drawing. */
  readonly shares: ArrayLike<number> | undefined;
  readonly percent: (share: number) => string;
  /** Of the shares, the class with the largest. */
  readonly best: number | undefined;
  /** Whether there is a drawing that could be added. */
  readonly drawn: boolean;
  /** Whether nothing of the set may be changed. */
  readonly locked: boolean;
  readonly chosen?: number;
  readonly thumbnail: (example: S["examples"][number]) => unknown;
  readonly mark?: (label: number) => TemplateResult;
}

export interface ClassesActs {
  readonly choose?: (label: number) => void;
  /** Whether it was added. */
  readonly add: (label: number) => boolean | Promise<boolean>;
  readonly notice: (notice: SetNotice) => void;
}

const mostThumbnails = 24;

/** The classes with the guess, and each with what was drawn of it. */
export function classesPanel<S extends DrawnSet>(shown: ClassesShown<S>, acts: ClassesActs): TemplateResult {
  const { store, messages, locked } = shown;
  const { collection } = store.values;
  return html`<section class="classes" aria-label=${messages.classes}>
    <ul>${collection.classes.map((name, label) => classRow(shown, acts, name, label))}</ul>
    <button type="button" class="plain another" data-then=".row:last-child input" ?disabled=${locked || collection.classes.length >= mostClasses} @click=${() => { store.set({ collection: addClass(collection) }); }}>+ ${messages.addClass}</button>
  </section>`;
}

function classRow<S extends DrawnSet>(shown: ClassesShown<S>, { choose, add, notice }: ClassesActs, name: string, label: number): TemplateResult {
  const { store, messages, shares, percent, best, drawn, locked, chosen, thumbnail, mark } = shown;
  const { collection } = store.values;
  const share = shares?.[label];
  const own = collection.examples.filter((each) => each.label === label);
  const row = `.row:nth-child(${label + 1})`;
  return html`<li class="row ${best === label ? "first" : ""} ${chosen === label ? "chosen" : ""}">
    ${mark?.(label) ?? nothing}
    <input .value=${name} aria-label=${messages.className(name)} maxlength="40" ?readonly=${locked} @focus=${() => { choose?.(label); }}
      @change=${(event: Event) => {
        const input = event.target as HTMLInputElement;
        const renamed = renameClass(collection, label, input.value);
        if (renamed === undefined) notice({ kind: "classTaken", text: input.value.trim() });
        else store.set({ collection: renamed });
        input.value = store.values.collection.classes[label] ?? "";
      }}>
    <div class="track" aria-hidden="true"><div class="fill" ${cssom({ "--share": (share ?? 0).toFixed(4) })}></div></div>
    <span class="share">${share === undefined ? "–" : percent(share)}</span>
    <button type="button" class="icon add" title=${messages.add(name)} aria-label=${messages.add(name)} ?disabled=${locked || !drawn} data-then="bd-pad" @click=${() => { void add(label); }}>+</button>
    <button type="button" class="icon" title=${messages.removeClass(name)} aria-label=${messages.removeClass(name)} data-then="${row} input|.row:last-child input" ?disabled=${locked || collection.classes.length <= leastClasses}
      @click=${() => {
        store.set({ collection: removeClass(collection, label) });
        if (own.length > 0) notice({ kind: "classGone", text: name, count: own.length });
      }}>${icons.close}</button>
    ${own.length === 0 ? nothing : html`<div class="thumbs">${own.slice(-mostThumbnails).map((example) => html`<button type="button" title=${messages.removeExample(name)} aria-label=${messages.removeExample(name)} data-then="${row} .thumbs button:last-child|${row} input" ?disabled=${locked}
      @click=${() => { store.set({ collection: removeExample(collection, example) }); }}>${thumbnail(example)}</button>`)}</div>`}
  </li>`;
}
