import { html, type TemplateResult } from "lit";
import { icons } from "../../../control/icons";
import { classMark } from "../../../view";
import { mostClasses } from "../points";
import { toolNames } from "../tools";
import type { PanelContext } from "./context";

/** What to draw with: tool, class or value, and the way back. */
export function toolsPanel(context: PanelContext): TemplateResult {
  const { model, state, messages } = context;
  const { store } = model;
  const { selection } = model;
  const gone = selection.byHand ? messages.points.remove(selection.size) : messages.clear;
  const values = model.points.kind === "values";
  const other = values ? messages.points.toClasses : messages.points.toValues;
  return html`
    <div class="group" role="group" aria-label=${messages.tools}>
      ${toolNames.map((tool) => html`<button type="button" class="icon" title=${messages[tool]} aria-label=${messages[tool]}
        data-tool=${tool} aria-pressed=${state.tool === tool} @click=${() => { store.set({ tool }); }}>${icons[tool]}</button>`)}
    </div>
    <span class="rule"></span>
    ${values ? valueSlider(context) : classButtons(context)}
    <button type="button" class="icon kind" title=${other} aria-label=${other} ?disabled=${context.locks("data")} @click=${() => { model.switchKind(); }}>${values ? icons.classes : icons.values}</button>
    <span class="spring"></span>
    <div class="group optional">
      <button type="button" class="icon" title=${messages.undo} aria-label=${messages.undo} ?disabled=${!store.canUndo} @click=${() => { store.undo(); }}>${icons.undo}</button>
      <button type="button" class="icon" title=${messages.redo} aria-label=${messages.redo} ?disabled=${!store.canRedo} @click=${() => { store.redo(); }}>${icons.redo}</button>
      <button type="button" class="icon" title=${gone} aria-label=${gone} ?disabled=${model.points.x.length === 0} @click=${() => { model.clear(); }}>${icons.clear}</button>
    </div>`;
}

function classButtons({ model, state, messages }: PanelContext): TemplateResult {
  return html`<div class="group classes" role="group" aria-label=${messages.classes}>
    ${Array.from({ length: mostClasses }, (_, i) => html`<button type="button" class="icon mark" title=${messages.className(i + 1)}
      aria-label=${messages.className(i + 1)} aria-pressed=${state.class === i}
      @click=${() => { model.targets.chooseClass(i); }}>
      <svg viewBox="-1.4 -1.4 2.8 2.8" aria-hidden="true">${classMark(i)}</svg></button>`)}
  </div>`;
}

function valueSlider({ model, state, messages }: PanelContext): TemplateResult {
  const shown = messages.numbers.plain(Number(state.value.toFixed(2)));
  return html`<label class="group classes value" title=${messages.valueExplain}><span class="name">${messages.value}</span>
    <input type="range" min="-1" max="1" step="0.05" .value=${String(state.value)} aria-valuetext=${shown}
      @input=${(event: Event) => { model.targets.chooseValue(Number((event.target as HTMLInputElement).value)); }} @change=${() => { model.store.settle(); }}>
    <output>${shown}</output></label>`;
}
