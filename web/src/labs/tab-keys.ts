/** Arrow keys go along the tabs of a list, choosing each: for its `keydown`. */
export function tabKey(event: KeyboardEvent): void {
  const direction = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (direction === undefined) return;
  const all = [...(event.currentTarget as Element).querySelectorAll<HTMLButtonElement>("[role=tab]")];
  const next = all[(all.findIndex((tab) => tab === event.target) + direction + all.length) % all.length];
  next?.click();
  next?.focus();
}
