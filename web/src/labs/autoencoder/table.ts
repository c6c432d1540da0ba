import type { Values } from "../../state/field";
import { choice, flag, number, text } from "../../state/kinds";
import { labNames } from "../../state/shell";
import { baseNames } from "../digits/collection";

// The state of the autoencoder lab. Sets that were drawn stay in the browser that they were drawn in, so their name does too.

const session = { kept: "session", undone: false } as const;

export const formNames = ["dense", "convolutional"] as const;
export const viewNames = ["examples", "pictures"] as const;

/** Of the plane of codes. */
const code = { minimum: -1000, maximum: 1000 } as const;

export const autoencoderTable = {
  lab: choice(labNames, "points", { undone: false }),
  /** A drawn set by its name; "" for none. */
  set: text("", session),
  /** Digits beside it, or alone. */
  base: choice(baseNames, "optical"),
  form: choice(formNames, "dense"),
  units: number({ minimum: 4, maximum: 512, whole: true }, 96),
  /** Noise is added to what goes in, never to what is to come out. */
  denoise: flag(false),
  /** Standard deviation of that noise; ink is 1. */
  noise: number({ minimum: 0.05, maximum: 1 }, 0.4),
  rate: number({ minimum: 0, maximum: 10 }, 0.003),
  seed: number({ minimum: 0, maximum: 0xffffffff, whole: true }, 1, { attribute: "seed" }),
  /** What the plane shows: where the examples lie, or what the decoder draws everywhere. */
  view: choice(viewNames, "examples", { undone: false }),
  /** The place in the plane that the decoder draws. */
  x: number(code, 0, { undone: false }),
  y: number(code, 0, { undone: false }),
  tab: choice(["loss", "numbers"], "loss", session),
};

export type AutoencoderTable = typeof autoencoderTable;
export type AutoencoderState = Values<AutoencoderTable>;
