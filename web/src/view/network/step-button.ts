import { html, svg, type TemplateResult } from "lit";
import type { NetworkMessages } from "./messages";
import type { NetworkColumn } from "./model";

/** A button that is disabled by its own press hands the focus to its neighbour, where it would be lost. */
function keepFocus(pressed: Element): void {
  const button = pressed.closest("button");
  const { activeElement } = (button?.getRootNode() ?? document) as Document | ShadowRoot;
  if (button?.disabled === true && (activeElement === null || activeElement === button)) button.parentElement?.querySelector<HTMLButtonElement>("button:not(:disabled)")?.focus();
}

/** A + or - button; its label says what it adds or removes. */
export function stepButton(kind: "add" | "remove", label: string, disabled: boolean, act: () => void): TemplateResult {
  const sign = kind === "add" ? svg`<path d="M1 6H11M6 1V11"></path>` : svg`<path d="M1 6H11"></path>`;
  return html`<button class="step" aria-label=${label} title=${label} ?disabled=${disabled} @click=${(event: Event) => {
      act();
      requestAnimationFrame(() => { keepFocus(event.target as Element); });
    }}>
    <svg viewBox="0 0 12 12" aria-hidden="true">${sign}</svg>
  </button>`;
}

/** - and + of hidden layers around their number. */
export function layerStepper(columns: readonly NetworkColumn[], most: number, messages: NetworkMessages, remove: (column: number) => void, add: (after: number) => void): TemplateResult {
  const last = columns.length - 2, hidden = Math.max(0, last);
  return html`<div class="layers">
    ${stepButton("remove", messages.removeLayer(columns[last]?.title ?? ""), hidden === 0, () => { remove(last); })}
    <b>${hidden}</b>
    ${stepButton("add", messages.addLayer, hidden >= most, () => { add(hidden); })}
    <span>${messages.hiddenLayers(hidden)}</span>
  </div>`;
}
