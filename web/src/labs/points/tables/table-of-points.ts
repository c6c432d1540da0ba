import type { Points } from "../points";

// Points as comma-separated values that readTable reads back to the very same points.

/** Finer than the grid that points lie on. */
const digits = 4;

export function tableOfPoints({ kind, x, y, target }: Points, classNames: readonly string[]): string {
  const written = kind === "values" ? (value: number): string => number(value) : (label: number): string => quoted(classNames[label] ?? String(label + 1));
  const lines = Array.from(x, (_, i) => `${number(x[i]!)},${number(y[i]!)},${written(target[i]!)}`);
  return [`x,y,${kind === "values" ? "value" : "class"}`, ...lines, ""].join("\n");
}

function number(value: number): string {
  return String(Number(value.toFixed(digits)));
}

/** RFC 4180; a line break, which would end the line, becomes a space. */
function quoted(text: string): string {
  const line = text.replaceAll(/[\r\n]+/g, " ");
  return /[",]|^\s|\s$/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
}
