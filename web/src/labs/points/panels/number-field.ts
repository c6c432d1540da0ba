import { html, type TemplateResult } from "lit";
import "../../../control/number";
import { chosen, numberWords, type PanelContext } from "./context";

export interface NumberField {
  readonly label: string;
  readonly explain: string;
  readonly unit?: string;
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly whole?: boolean;
  readonly series: readonly number[];
  readonly disabled: boolean;
  readonly format?: (value: number) => string;
  readonly parse?: (text: string) => number;
  readonly choose: (value: number) => void;
}

export function numberField({ messages }: PanelContext, field: NumberField): TemplateResult {
  return html`<bd-number label=${field.label} explain=${field.explain} unit=${field.unit ?? ""} .value=${field.value}
    .minimum=${field.minimum} .maximum=${field.maximum} .whole=${field.whole ?? false} .series=${field.series}
    .format=${field.format ?? ((value: number) => messages.numbers.plain(value))} .parse=${field.parse ?? ((text: string) => messages.numbers.read(text))} .words=${numberWords(messages, field.label)}
    ?disabled=${field.disabled} @choose=${chosen(field.choose)}></bd-number>`;
}
