import { html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";

/** Texts of <bd-confusion>; replace them for another language. */
export interface ConfusionMessages {
  readonly caption: string;
  readonly actual: string;
  readonly predicted: string;
  readonly recall: string;
  readonly precision: string;
  readonly className: (classNumber: number) => string;
}

export const englishConfusionMessages: ConfusionMessages = {
  caption: "Test examples by class",
  actual: "Actual",
  predicted: "Predicted",
  recall: "Recall",
  precision: "Precision",
  className: (classNumber) => `Class ${classNumber + 1}`,
};

/** The confusion matrix, with the precision and recall of each class. */
@customElement("bd-confusion")
export class ConfusionElement extends LitElement {
  /** matrix[label][predicted], counts, as `trainer.evaluate` gives it. */
  @property({ attribute: false }) matrix: readonly (readonly number[])[] = [];
  @property({ attribute: false }) messages: ConfusionMessages = englishConfusionMessages;

  protected override render(): TemplateResult {
    return html``;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-confusion": ConfusionElement;
  }
}
