import { html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { History } from "./history";
import { englishChartMessages, type ChartMessages } from "./messages";

/**
 * Training and test loss over epochs. Assign `history` anew, or call `refresh`, after pushes; it redraws once in the next frame.
 * It fills the box that CSS gives it (at least 160 pixels high).
 *
 * Event `bd-logarithmic`: CustomEvent<boolean>, the reader's choice; `logarithmic` has been changed already.
 */
@customElement("bd-loss-chart")
export class LossChartElement extends LitElement {
  @property({ attribute: false, hasChanged: () => true }) history: History | undefined;
  /** The run before, as a ghost. */
  @property({ attribute: false }) previous: History | undefined;
  @property({ type: Boolean, reflect: true }) logarithmic = false;
  /** Shows the learning rate, on an axis of its own. */
  @property({ type: Boolean }) rate = false;
  /** The loss's name and unit, as the axis says it: "Loss (nats)". */
  @property() unit = "";
  @property({ attribute: false }) messages: ChartMessages = englishChartMessages;

  /** Draws what was pushed since. */
  refresh(): void {
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    return html``;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-loss-chart": LossChartElement;
  }
}
