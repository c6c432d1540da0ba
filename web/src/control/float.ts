const gap = 4;
const edge = 8;

/** Puts a popover that is shown below its anchor, or above where there is no room, and within the window. */
export function floatBeside(note: HTMLElement, anchor: Element): void {
  const at = anchor.getBoundingClientRect();
  const { width, height } = note.getBoundingClientRect();
  const below = at.bottom + gap + height < innerHeight;
  note.style.left = `${Math.max(edge, Math.min(innerWidth - width - edge, at.left - 16))}px`;
  note.style.top = `${below ? at.bottom + gap : Math.max(edge, at.top - gap - height)}px`;
}
