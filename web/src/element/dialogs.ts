import { css, html, type TemplateResult } from "lit";
import { icons } from "../control/icons";
import type { KeyRow } from "../labs/lab";
import type { Messages } from "../messages";

export const dialogStyles = css`
  dialog {
    box-sizing: border-box; width: min(480px, calc(100vw - 32px)); max-height: calc(100dvh - 32px); padding: 16px; overflow: auto;
    border: 1px solid var(--back-draw-border); border-radius: calc(2 * var(--back-draw-radius)); background: var(--back-draw-background); color: var(--back-draw-text);
  }
  dialog::backdrop { background: rgb(0 0 0 / 40%); }
  dialog header { display: flex; align-items: center; gap: 8px; margin-bottom: 8px; }
  dialog h2 { flex: 1; margin: 0; font-size: 16px; line-height: 24px; }
  dialog table { width: 100%; border-collapse: collapse; }
  dialog th, dialog td { padding: 6px 8px 6px 0; border-top: 1px solid var(--back-draw-divider); text-align: start; vertical-align: top; font-weight: normal; }
  dialog th { width: 112px; white-space: nowrap; }
  kbd { padding: 1px 6px; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); font: inherit; font-size: 12px; }
`;

function dialog(messages: Messages, id: string, title: string, content: TemplateResult): TemplateResult {
  const close = (event: Event): void => { (event.currentTarget as Element).closest("dialog")?.close(); };
  // A click beside the dialog lands on the dialog itself, one inside on its content.
  const beside = (event: Event): void => { if (event.target === event.currentTarget) (event.currentTarget as HTMLDialogElement).close(); };
  return html`<dialog id=${id} aria-labelledby="${id}-title" @click=${beside}>
    <div>
      <header><h2 id="${id}-title">${title}</h2><button type="button" class="icon" aria-label=${messages.close} @click=${close}>${icons.close}</button></header>
      ${content}
    </div>
  </dialog>`;
}

export function keysDialog(messages: Messages, rows: readonly KeyRow[]): TemplateResult {
  return dialog(messages, "keys", messages.keys, html`
    <table><tbody>${rows.map(([key, what]) => html`<tr><th scope="row"><kbd>${key}</kbd></th><td>${what}</td></tr>`)}</tbody></table>`);
}
