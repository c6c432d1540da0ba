import { html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Moment } from "./chart/history";

/** Texts of <bd-readout>; replace them for another language. */
export interface ReadoutMessages {
  readonly epoch: string;
  readonly loss: string;
  readonly training: string;
  readonly test: string;
  readonly accuracy: string;
}

export const englishReadoutMessages: ReadoutMessages = {
  epoch: "Epoch",
  loss: "Loss",
  training: "training",
  test: "test",
  accuracy: "Accuracy",
};

/** The figures of the last report in one line: epoch, loss, accuracy. Their places do not move as digits change. */
@customElement("bd-readout")
export class ReadoutElement extends LitElement {
  /** A report of the trainer; undefined before the first. */
  @property({ attribute: false }) report: Moment | undefined;
  @property({ attribute: false }) messages: ReadoutMessages = englishReadoutMessages;

  protected override render(): TemplateResult {
    return html``;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-readout": ReadoutElement;
  }
}
