import { extent } from "../points";
import type { Position } from "../tools";

const stride = 0.25;
const longStride = 1;

const directions: Readonly<Record<string, Position>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
};

/** Where a cursor that is moved by keys goes; undefined if the key does not move it. */
export function moveCursor(from: Position, event: Pick<KeyboardEvent, "key" | "shiftKey">): Position | undefined {
  if (event.key === "Home") return { x: 0, y: 0 };
  const direction = directions[event.key];
  if (direction === undefined) return undefined;
  const distance = event.shiftKey ? longStride : stride;
  const clamp = (value: number): number => Math.min(extent, Math.max(-extent, value));
  return { x: clamp(from.x + direction.x * distance), y: clamp(from.y + direction.y * distance) };
}
