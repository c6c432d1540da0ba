/** A swept 2-D input, as `trainer.field` gives it: row 0 at the top, channel fastest. */
export interface Field {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  /** values[(row * width + column) * channels + channel]. */
  readonly values: ArrayLike<number>;
}

interface Hardness {
  /** Shows the class alone, in full, whatever the confidence; false. */
  readonly hard?: boolean;
}

/** What a field's numbers mean, and so how they look. */
export type FieldMeaning =
  /** One channel: the probability of class 1, 0 to 1; the border lies at one half. */
  | ({ readonly kind: "probability" } & Hardness)
  /** One channel: a score, class 1 above zero; confidence is full at -1 and 1. */
  | ({ readonly kind: "score" } & Hardness)
  /** As many channels as classes: probabilities; the likeliest wins, its lead over the second is the confidence. */
  | ({ readonly kind: "classes" } & Hardness)
  /** One channel: numbers, blue below and orange above `centre` (0), full at `scale` away from it (1). */
  | { readonly kind: "numbers"; readonly centre?: number; readonly scale?: number };

/** A rectangle on a canvas, in its context's units. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
