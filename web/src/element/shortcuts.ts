import type { LabElement } from "../labs/lab";
import type { Tool } from "../labs/points/tools";

/** What a key stands for, apart from what is focused. */
export type Shortcut =
  | { readonly kind: "play" | "step" | "epoch" | "reset" | "undo" | "redo" | "keys" | "lens" | "timeline" }
  | { readonly kind: "tool"; readonly tool: Tool }
  | { readonly kind: "value"; readonly change: number }
  | { readonly kind: "class"; readonly number: number; readonly name: string };

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

const plain: Readonly<Record<string, Shortcut>> = {
  " ": { kind: "play" },
  ".": { kind: "step" },
  "e": { kind: "epoch" },
  "r": { kind: "reset" },
  "b": { kind: "tool", tool: "brush" },
  "s": { kind: "tool", tool: "spray" },
  "v": { kind: "tool", tool: "select" },
  "x": { kind: "tool", tool: "eraser" },
  "+": { kind: "value", change: 0.1 },
  "=": { kind: "value", change: 0.1 },
  "-": { kind: "value", change: -0.1 },
  "l": { kind: "lens" },
  "t": { kind: "timeline" },
  "?": { kind: "keys" },
};

export function shortcutOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Pressed): Shortcut | undefined {
  if (altKey) return undefined;
  if (ctrlKey || metaKey) {
    if (key.toLowerCase() === "z") return { kind: shiftKey ? "redo" : "undo" };
    return key.toLowerCase() === "y" ? { kind: "redo" } : undefined;
  }
  if (/^[0-9]$/.test(key)) return { kind: "class", number: (Number(key) + 9) % 10, name: key };
  return plain[key.toLowerCase()];
}

/** Does what a key stands for in a lab that was loaded on demand. */
export function doInLab(lab: LabElement, shortcut: Shortcut): void {
  switch (shortcut.kind) {
    case "play":
      if (lab.playing) lab.pause();
      else lab.play();
      break;
    case "step":
    case "epoch":
    case "reset":
    case "undo":
    case "redo":
      lab[shortcut.kind]();
      break;
    case "lens":
      lab.lens?.();
      break;
    case "class":
      lab.chooseClass?.(shortcut.number, shortcut.name);
  }
}

const pressable = "button, a[href], summary, [role=button], [role=tab]";

/** True where a key belongs to what is focused: text takes every key, lists all but those with Ctrl, buttons and links take Space, sliders and what is disabled none. */
export function isTaken({ key, ctrlKey, metaKey }: Pressed, focused: Element | undefined): boolean {
  if (focused === undefined || focused.matches(":disabled, [type=range]")) return false;
  if (focused.matches("select")) return !ctrlKey && !metaKey;
  if (focused.matches("textarea, [contenteditable]")) return true;
  if (focused.matches("input")) return !focused.matches("[type=checkbox], [type=radio]") || key === " ";
  return key === " " && focused.matches(pressable) && focused !== pointed;
}

/** The button that a pointer pressed last: it has the focus without anyone having gone there, so Space is not meant for it. */
let pointed: Element | undefined;

/** Follows how buttons come to their focus, until the function returned is called. */
export function followPointer(): () => void {
  const pressed = (event: PointerEvent): void => {
    pointed = event.composedPath().find((each): each is Element => each instanceof Element && each.matches(pressable));
  };
  const moved = ({ key }: KeyboardEvent): void => { if (key === "Tab" || key.startsWith("Arrow")) pointed = undefined; };
  addEventListener("pointerdown", pressed, true);
  addEventListener("keydown", moved, true);
  return () => {
    removeEventListener("pointerdown", pressed, true);
    removeEventListener("keydown", moved, true);
  };
}

/** The element that has the focus, through all shadow roots. */
export function focusedElement(): Element | undefined {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused === null || focused === document.body ? undefined : focused;
}
