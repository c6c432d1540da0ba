import { noChange } from "lit";
import { Directive, directive, PartType, type PartInfo } from "lit/directive.js";

/** Where an element lies in the positioned one around it, in CSS pixels; what is left out is left to CSS. */
export interface Place {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
}

class PlaceDirective extends Directive {
  readonly #style: CSSStyleDeclaration;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error("place belongs in an element's tag");
    this.#style = (part as PartInfo & { readonly element: HTMLElement }).element.style;
  }

  render({ x, y, width, height }: Place): symbol {
    this.#style.left = pixels(x);
    this.#style.top = pixels(y);
    this.#style.width = pixels(width);
    this.#style.height = pixels(height);
    return noChange;
  }
}

function pixels(length: number | undefined): string {
  return length === undefined ? "" : `${length}px`;
}

/** Sets an element's place through the CSSOM, which a content security policy without inline styles allows. */
export const place = directive(PlaceDirective);
