import { fromBase64URL, toBase64URL } from "../../state/base64url";
import { Unreadable } from "../../state/field";
import { columns, noCurve, snap, yExtent, type Curve } from "./curve";

// A curve as text for links and the session: base64url of
//
//   byte 0    1, the version
//   runs      of the columns that are drawn: the first column, their count, count times (y + 3) * 1000 as 16 bits

const version = 1;
const grain = 1000;

/** Nothing drawn is nothing written. */
export function encodeCurve(curve: Curve): string {
  const bytes = [version];
  for (let start = 0; start < columns; start++) {
    if (Number.isNaN(curve[start]!)) continue;
    let end = start;
    while (end < columns && !Number.isNaN(curve[end]!)) end++;
    bytes.push(start, end - start);
    for (let c = start; c < end; c++) {
      const level = Math.round((curve[c]! + yExtent) * grain);
      bytes.push(level >> 8, level & 255);
    }
    start = end;
  }
  return bytes.length === 1 ? "" : toBase64URL(Uint8Array.from(bytes));
}

/** Throws Unreadable for what encodeCurve cannot have written. */
export function decodeCurve(text: string): Curve {
  const curve = noCurve();
  if (text === "") return curve;
  try {
    const bytes = fromBase64URL(text);
    if (bytes[0] !== version) throw new RangeError("version");
    for (let at = 1; at < bytes.length;) {
      const [start, count] = [bytes[at]!, bytes[at + 1] ?? 0];
      if (count === 0 || start + count > columns || at + 2 + 2 * count > bytes.length) throw new RangeError("run");
      for (let i = 0; i < count; i++) {
        const level = (bytes[at + 2 + 2 * i]! << 8) | bytes[at + 3 + 2 * i]!;
        if (level > 2 * yExtent * grain) throw new RangeError("level");
        curve[start + i] = snap(level / grain - yExtent);
      }
      at += 2 + 2 * count;
    }
    return curve;
  } catch (error) {
    if (error instanceof RangeError || error instanceof DOMException) throw new Unreadable(text, { kind: "points", most: columns });
    throw error;
  }
}
