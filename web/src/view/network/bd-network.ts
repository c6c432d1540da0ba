import { html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { englishNetworkMessages, type NetworkMessages } from "./messages";
import type { NetworkColumn, NetworkTarget } from "./model";

/**
 * The network as a picture: a live map in every unit, edges whose width is the size of a weight and whose hue and dash
 * its sign, + and - on layers and units, a card for the unit or edge that was clicked.
 *
 * Assign `columns` anew whenever numbers changed (objects may be reused; typed arrays may be overwritten in place): it
 * is drawn once in the next frame. Events: see NetworkEvents. Slot `card`: more about the selected target.
 */
@customElement("bd-network")
export class NetworkElement extends LitElement {
  @property({ attribute: false, hasChanged: () => true }) columns: readonly NetworkColumn[] = [];
  /** What the card is open for. */
  @property({ attribute: false }) selected: NetworkTarget | null = null;
  /** Hides + and -, and makes the card read-only. */
  @property({ type: Boolean, reflect: true }) locked = false;
  /** + of layers is hidden once there are this many hidden columns, that of units at `mostUnits`. */
  @property({ type: Number }) mostLayers = 8;
  @property({ type: Number }) mostUnits = 32;
  @property({ attribute: false }) messages: NetworkMessages = englishNetworkMessages;

  protected override render(): TemplateResult {
    return html``;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-network": NetworkElement;
  }
}
