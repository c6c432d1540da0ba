import type { LitElement } from "lit";

/** Between a card and the edges of what it lies on, in pixels. */
export const margin = 8;

/** Whether a card would lie on units of its picture, in the lower corner that its class names. */
export function liesOnUnits(card: Element, picture: LitElement): boolean {
  const { width, height } = card.getBoundingClientRect(), box = picture.getBoundingClientRect();
  const left = card.classList.contains("start") ? box.left + margin : box.right - margin - width;
  const bottom = box.bottom - margin;
  return [...picture.renderRoot.querySelectorAll(".unit")].some((each) => {
    const unit = each.getBoundingClientRect();
    return unit.left < left + width && unit.right > left && unit.top < bottom && unit.bottom > bottom - height;
  });
}
