import { noChange } from "lit";
import { Directive, directive, PartType, type PartInfo } from "lit/directive.js";

class CssomDirective extends Directive {
  readonly #style: CSSStyleDeclaration;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error("cssom belongs in an element's tag");
    this.#style = (part as PartInfo & { readonly element: HTMLElement }).element.style;
  }

  render(properties: Readonly<Record<string, string>>): symbol {
    for (const [name, value] of Object.entries(properties)) this.#style.setProperty(name, value);
    return noChange;
  }
}

/**
 * Sets properties of an element's own style, "" removing one, through the CSSOM: a content security policy without
 * inline styles allows that, and forbids the style attribute that Lit's styleMap writes.
 */
export const cssom = directive(CssomDirective);
