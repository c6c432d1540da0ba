import { html, nothing, type TemplateResult } from "lit";
import "../../../control/choice";
import "../../../control/explain";
import { icons } from "../../../control/icons";
import { chosen, type PanelContext } from "./context";

const speeds = [1, 3, 10, 30, 60, 100, 300, 1000, 0];

/** What the buttons do; what was said of the run before goes with it. */
type Acts = Readonly<Record<"play" | "pause" | "step" | "epoch" | "reset", () => void>>;

/** Play and its neighbours, and the figures. */
export function playBar(context: PanelContext, acts: Acts): TemplateResult {
  const { model, state, messages, shows } = context;
  const { playing } = model;
  const name = playing ? messages.pause : messages.play;
  const button = (control: "step" | "epoch" | "reset", act: () => void, title: string, optional: boolean): TemplateResult | typeof nothing =>
    shows(control)
      ? html`<button type="button" class="icon ${optional ? "optional" : ""}" title=${title} aria-label=${messages[control]} @click=${act}>${icons[control]}</button>`
      : nothing;
  const known = speeds.includes(state.speed) ? speeds : [state.speed, ...speeds];
  return html`
    ${shows("play")
      ? html`<button type="button" class="play" @click=${() => { if (playing) acts.pause(); else acts.play(); }}>${playing ? icons.pause : icons.play}<span>${name}</span></button>`
      : nothing}
    ${button("step", () => { acts.step(); }, `${messages.step} (.)`, true)}
    ${button("epoch", () => { acts.epoch(); }, `${messages.epoch} (E)`, true)}
    ${button("reset", () => { acts.reset(); }, `${messages.resetExplain} (R)`, false)}
    ${shows("timeline")
      ? html`<button type="button" class="icon timeline optional" title="${messages.timeline} (T)" aria-label=${messages.timeline} aria-expanded=${state.timeline}
          @click=${() => { model.store.set({ timeline: !state.timeline }); }}>${icons.timeline}</button>`
      : nothing}
    ${shows("speed")
      ? html`<bd-choice class="speed optional" label=${messages.speed} bare .value=${String(state.speed)}
          .options=${known.map((speed) => ({ value: String(speed), label: messages.speedNames(speed) }))}
          @choose=${chosen<string>((speed) => { model.store.set({ speed: Number(speed) }); })}></bd-choice>
          <bd-explain class="optional" name=${messages.about(messages.speed)} sentence=${messages.speedExplain}></bd-explain>`
      : nothing}
    ${shows("figures") || shows("loss") || shows("accuracy") ? html`<bd-readout .messages=${messages.views.readout} ?numbers=${model.head.kind === "values"}></bd-readout>` : nothing}`;
}
