import { fromBase64URL, toBase64URL } from "../../state/base64url";
import { newId } from "../new-id";
import { NoSet, withExample, type DrawnSet, type Example } from "../sets/drawn-set";
import { readSet, writeSet } from "../sets/set-file";

/** A picture of a class, as 784 bytes, paper 0. */
export interface DrawnPicture extends Example {
  readonly picture: Uint8Array<ArrayBuffer>;
}

/** Digits that come with the lab, beside those that are drawn. */
export const baseNames = ["optical", "mnist", "none"] as const;
export type Base = (typeof baseNames)[number];

/** What a person has drawn, and the digits that are learnt with it. */
export interface Collection extends DrawnSet<DrawnPicture> {
  readonly base: Base;
}

export const mostExamples = 5000;
const pixels = 784;
const digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

export function startCollection(base: Base = "optical"): Collection {
  return { name: "", classes: digits, keys: digits, examples: [], base };
}

/** Two classes of a person's own. */
export function freshCollection(): Collection {
  return { name: "", classes: ["A", "B"], keys: ["A", "B"], examples: [], base: "none" };
}

export function addPicture(to: Collection, label: number, picture: Float32Array): Collection {
  return withExample(to, { id: newId(), label, picture: Uint8Array.from(picture, (ink) => Math.round(255 * ink)) });
}

export function contentOf({ picture }: DrawnPicture): string {
  return toBase64URL(picture);
}

export function writeCollection(collection: Collection): string {
  return writeSet("digits", collection, { base: collection.base }, (example) => [contentOf(example)]);
}

/** Throws NoSet. */
export function readCollection(text: string): Collection {
  const { set, fields } = readSet<DrawnPicture>("digits", text, (example, what) => {
    const picture = Uint8Array.from(fromBase64URL(String(what)));
    if (picture.length !== pixels) throw new NoSet("form");
    return { ...example, picture };
  });
  // A set of before each had its own: those that come with the lab are for classes of their names.
  const base = baseNames.find((each) => each === fields["base"]) ?? (set.classes.some((name) => digits.includes(name)) ? "optical" : "none");
  return { ...set, base };
}
