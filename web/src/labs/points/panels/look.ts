import { html, type TemplateResult } from "lit";
import "../../../control/choice";
import { chosen, type PanelContext } from "./context";

/** How the drawing looks: nothing of it changes what is learnt, so no lock applies. */
export function lookPanel({ model, messages, state }: PanelContext): TemplateResult {
  const words = messages.points;
  const { store } = model;
  return html`<div class="fields look">
    <bd-choice class="marks" label=${words.marks} explain=${words.marksExplain} explainName=${messages.about(words.marks)} .value=${state.marks ? "marked" : "plain"}
      .options=${(["marked", "plain"] as const).map((value) => ({ value, label: words.marksNames[value] }))} ?disabled=${model.points.kind === "values"}
      @choose=${chosen<"marked" | "plain">((value) => { store.set({ marks: value === "marked" }); })}></bd-choice>
  </div>`;
}
