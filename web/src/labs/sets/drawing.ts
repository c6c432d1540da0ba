import type { DrawnStrokes } from "../../api";
import { fromBase64URL, toBase64URL } from "../../state/base64url";
import { field, Unreadable, type Field } from "../../state/field";

export const noDrawing: DrawnStrokes = { points: new Float32Array(0), ends: new Int32Array(0) };

export function isEmpty({ ends }: DrawnStrokes): boolean {
  return ends.length === 0;
}

/** What is on the surface and in no class yet: it is kept with the session, and each stroke is a step back. */
export function drawingRow(): Field<DrawnStrokes> {
  return field<DrawnStrokes>({ initial: noDrawing, read: readDrawing, write: writeDrawing }, { kept: "session", undone: true });
}

// A stroke a word, of three whole numbers a point. The pointer may leave the surface: from -1 to 2, in 65535 parts.
const most = 0xffff;

export function writeDrawing({ points, ends }: DrawnStrokes): string {
  const part = (value: number, i: number): number => Math.round(most * Math.min(1, Math.max(0, i % 3 === 2 ? value : (value + 1) / 3)));
  return Array.from(ends, (end, i) => {
    const numbers = Uint16Array.from(points.subarray(3 * (ends[i - 1] ?? 0), 3 * end), part);
    return toBase64URL(new Uint8Array(numbers.buffer));
  }).join(" ");
}

/** Throws Unreadable. */
export function readDrawing(text: string): DrawnStrokes {
  const points: number[] = [];
  const ends: number[] = [];
  for (const word of text === "" ? [] : text.split(" ")) {
    const bytes = strokeOf(word);
    if (bytes.length === 0 || bytes.length % 6 !== 0) throw new Unreadable(text, { kind: "text" });
    new Uint16Array(bytes.buffer).forEach((part, i) => points.push(i % 3 === 2 ? part / most : (3 * part) / most - 1));
    ends.push(points.length / 3);
  }
  return ends.length === 0 ? noDrawing : { points: Float32Array.from(points), ends: Int32Array.from(ends) };
}

function strokeOf(word: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(fromBase64URL(word));
  } catch {
    throw new Unreadable(word, { kind: "text" });
  }
}
