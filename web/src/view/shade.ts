import { noChange } from "lit";
import { Directive, directive, PartType, type PartInfo } from "lit/directive.js";

class ShadeDirective extends Directive {
  readonly #style: CSSStyleDeclaration;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error("shade belongs in an element's tag");
    this.#style = (part as PartInfo & { readonly element: HTMLElement }).element.style;
  }

  render(share: number): symbol {
    this.#style.setProperty("--shade", share.toFixed(3));
    return noChange;
  }
}

/** Sets an element's --shade, 0 to 1, through the CSSOM, as place does. */
export const shade = directive(ShadeDirective);
