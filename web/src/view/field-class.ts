import type { Field, FieldMeaning } from "./field";

/**
 * The class that a cell of a field means: the first of its largest probabilities; of one channel alone 1 above the
 * border, else 0.
 */
export function cellClass({ values, channels }: Field, meaning: FieldMeaning, cell: number): number {
  const at = cell * channels;
  if (meaning.kind !== "classes") return Number(values[at]! > borderOf(meaning));
  let best = 0;
  for (let c = 1; c < channels; c++) if (values[at + c]! > values[at + best]!) best = c;
  return best;
}

/** Where one channel goes from one class, or sign, to the other. */
export function borderOf(meaning: Exclude<FieldMeaning, { kind: "classes" }>): number {
  if (meaning.kind === "probability") return 0.5;
  return meaning.kind === "numbers" ? (meaning.centre ?? 0) : 0;
}
