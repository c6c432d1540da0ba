import { html, nothing, type TemplateResult } from "lit";
import type { CurveMessages } from "../../messages/en-curve";
import type { CurveDesk } from "./curve-desk";

export interface CurvesShown {
  readonly messages: CurveMessages;
  readonly desk: CurveDesk;
  readonly empty: boolean;
  readonly locked: boolean;
  /** Whether the next press deletes. */
  readonly deleting: boolean;
}

export interface CurvesActs {
  /** Deleting is asked for, or was thought better of. */
  readonly ask: (deleting: boolean) => void;
}

/** Curves by name: kept, renamed, deleted, and as files. */
export function curvesPanel({ messages, desk, empty, locked, deleting }: CurvesShown, { ask }: CurvesActs): TemplateResult {
  const { opened } = desk;
  const isOpen = opened !== undefined;
  const name = opened?.name ?? "";
  const button = (act: string, label: string, disabled: boolean, click: (event: Event) => void): TemplateResult => html`<button type="button" class="plain" data-act=${act} ?disabled=${disabled} @click=${click}>${label}</button>`;
  const typed = (event: Event): string => (event.currentTarget as Element).closest(".curves")?.querySelector("input")?.value ?? "";
  return html`<div class="curves">
    <label class="curve-name"><span>${messages.curveName}</span><input maxlength="60" placeholder=${messages.unnamed} ?disabled=${locked} .value=${name} @change=${(event: Event) => {
      const input = event.target as HTMLInputElement;
      desk.rename(input.value);
      if (isOpen && input.value.trim() === "") input.value = name;
    }}></label>
    ${button("keep", isOpen ? messages.keepCopy : messages.keepCurve, empty || locked, (event) => { desk.keep(isOpen ? "" : typed(event), isOpen ? name : messages.unnamed); })}
    ${button("csv", "CSV", empty, () => { desk.export("csv", messages.unnamed); })}${button("json", "JSON", empty, () => { desk.export("json", messages.unnamed); })}
    ${button("import", messages.importCurve, locked, (event) => { (event.currentTarget as Element).parentElement?.querySelector<HTMLInputElement>("input[type=file]")?.click(); })}
    ${isOpen ? html`<span class="aside">${messages.curveOpen(name)}</span>` : nothing}
    <button type="button" class="plain ${deleting ? "sure" : ""}" data-act="delete" data-then=".curve-name input" ?disabled=${!isOpen || locked} @click=${() => { ask(!deleting); if (deleting) desk.remove(); }}
      @blur=${() => { ask(false); }}>${deleting ? messages.deleteSure : messages.deleteCurve}</button>
    <input type="file" hidden multiple accept=".csv,.tsv,.txt,.json,text/csv,text/tab-separated-values,application/json" aria-label=${messages.importCurve} @change=${(event: Event) => {
      const input = event.target as HTMLInputElement;
      void desk.take([...(input.files ?? [])]);
      input.value = "";
    }}>
  </div>`;
}
