// Which controls an embedder's attributes leave visible and changeable.

export const controlNames = [
  "header", "tools", "data", "network", "settings", "result", "play", "step", "epoch", "reset", "speed", "figures", "loss", "accuracy", "timeline",
] as const;
export type ControlName = (typeof controlNames)[number];

/** Without the attribute: everything, as far as the box has room. */
export function isShown(controls: string, name: ControlName): boolean {
  return controls.trim() === "" || listed(controls).includes(name);
}

/** `locked` alone locks the drawing and all settings; a list, only what it names ("drawing" for the points). */
export function isLocked(locked: string, name: ControlName | "drawing"): boolean {
  if (locked === "no") return false;
  return locked.trim() === "" || listed(locked).includes(name);
}

function listed(text: string): string[] {
  return text.split(/[\s,]+/);
}
