import { html, type TemplateResult } from "lit";
import "../../../control/choice";
import { boundariesOf, type Boundary } from "../field-look";
import { chosen, type PanelContext } from "./context";

/** How the drawing looks: nothing of it changes what is learnt, so no lock applies. */
export function lookPanel({ model, messages, state }: PanelContext): TemplateResult {
  const words = messages.points;
  const { store } = model;
  const boundaries = boundariesOf(model.head);
  const boundary = boundaries.includes(state.boundary) ? state.boundary : "confidence";
  const output = (name: Boundary): string => messages.className(Number(name.slice("output-".length)));
  return html`<div class="fields look">
    <bd-choice class="boundary" label=${words.boundary} explain=${words.boundaryExplain} explainName=${messages.about(words.boundary)} .value=${boundary}
      .options=${boundaries.map((value) => ({ value, label: value === "confidence" || value === "classes" ? words.boundaryNames[value] : words.boundaryOutput(output(value)) }))}
      ?disabled=${boundaries.length === 1} @choose=${chosen<Boundary>((value) => { store.set({ boundary: value }); })}></bd-choice>
    <bd-choice class="fill" label=${words.fill} explain=${words.fillExplain} explainName=${messages.about(words.fill)} .value=${state.hatched ? "hatched" : "plain"}
      .options=${(["plain", "hatched"] as const).map((value) => ({ value, label: words.fillNames[value] }))}
      @choose=${chosen<"plain" | "hatched">((value) => { store.set({ hatched: value === "hatched" }); })}></bd-choice>
    <bd-choice class="marks" label=${words.marks} explain=${words.marksExplain} explainName=${messages.about(words.marks)} .value=${state.marks ? "marked" : "plain"}
      .options=${(["marked", "plain"] as const).map((value) => ({ value, label: words.marksNames[value] }))} ?disabled=${model.points.kind === "values"}
      @choose=${chosen<"marked" | "plain">((value) => { store.set({ marks: value === "marked" }); })}></bd-choice>
    <bd-choice class="tested" label=${words.testPoints} explain=${words.testPointsExplain} explainName=${messages.about(words.testPoints)} .value=${state.testShown ? "shown" : "hidden"}
      .options=${(["shown", "hidden"] as const).map((value) => ({ value, label: words.testPointsNames[value] }))} ?disabled=${!model.hasTestSet}
      @choose=${chosen<"shown" | "hidden">((value) => { store.set({ testShown: value === "shown" }); })}></bd-choice>
  </div>`;
}
