/** What a card takes once its histogram is there, in pixels. */
const room = 360;

/** Where the picture is scrolled with what is around, the card at its lower edge has room once the picture has. */
export function bringIntoSight(card: HTMLElement, picture: HTMLElement): void {
  const { height, bottom } = card.getBoundingClientRect();
  if (bottom - picture.getBoundingClientRect().top < Math.max(height, room)) picture.scrollIntoView({ block: "start" });
}
