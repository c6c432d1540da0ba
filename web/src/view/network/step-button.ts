import { html, svg, type TemplateResult } from "lit";

/** A + or - button; its label says what it adds or removes. */
export function stepButton(kind: "add" | "remove", label: string, disabled: boolean, act: () => void): TemplateResult {
  const sign = kind === "add" ? svg`<path d="M1 6H11M6 1V11"></path>` : svg`<path d="M1 6H11"></path>`;
  return html`<button class="step" aria-label=${label} title=${label} ?disabled=${disabled} @click=${act}>
    <svg viewBox="0 0 12 12" aria-hidden="true">${sign}</svg>
  </button>`;
}
