import type { Data } from "../../api";
import type { Digits } from "../digits/base";
import type { DrawnPicture } from "../digits/collection";
import { pixels } from "../digits/examples";
import { setOfName } from "../digits/kept-digits";
import { mnistDigits } from "../digits/mnist";
import { opticalDigits } from "../digits/optical";
import type { AutoencoderState } from "./table";

/** Pictures and their classes, which the network never sees: they only mark the plane. */
export interface Examples {
  readonly pictures: Float32Array;
  readonly labels: readonly number[];
  readonly classes: readonly string[];
  /** Those to test on. */
  readonly held: readonly boolean[];
}

/** Every so many-th is held back to test on, where there are enough and the digits name no test set. */
const every = 10;

/** Undefined where there is no set of that name, or nothing in it. Throws NotKept, NoSet and NoMnist. */
export async function examplesOf({ set, base }: Pick<AutoencoderState, "set" | "base">, arrived: (share: number) => void): Promise<Examples | undefined> {
  const kept = set === "" ? undefined : await setOfName(set);
  if (set !== "" && (kept === undefined || kept.examples.length === 0)) return undefined;
  // Nothing at all teaches nothing: the digits that come with the page do.
  const digits = base === "mnist" ? await mnistDigits(arrived) : base === "optical" || kept === undefined ? await opticalDigits() : undefined;
  return joined(digits, kept);
}

/** Digits first, then what was drawn; classes of the same name are one. */
export function joined(digits: Digits | undefined, drawn: { readonly classes: readonly string[]; readonly examples: readonly Pick<DrawnPicture, "label" | "picture">[] } | undefined): Examples {
  const classes = [...(drawn?.classes ?? [])];
  const labels: number[] = [];
  const held: boolean[] = [];
  digits?.labels.forEach((digit, i) => {
    const at = classes.indexOf(String(digit));
    labels.push(at >= 0 ? at : classes.push(String(digit)) - 1);
    held.push(digits.learnt === undefined ? i % every === every - 1 : i >= digits.learnt);
  });
  const own = drawn?.examples ?? [];
  own.forEach(({ label }, i) => {
    labels.push(label);
    held.push(own.length >= 2 * every && i % every === every - 1);
  });
  if (drawn === undefined) return { pictures: digits?.pictures ?? new Float32Array(0), ...sorted(labels, classes), held };
  const pictures = new Float32Array(labels.length * pixels);
  if (digits !== undefined) pictures.set(digits.pictures);
  own.forEach(({ picture }, i) => { pictures.set(Float32Array.from(picture, (ink) => ink / 255), (labels.length - own.length + i) * pixels); });
  return { pictures, labels, classes, held };
}

/** Digits alone are named in order, not as they come. */
function sorted(labels: readonly number[], classes: readonly string[]): Pick<Examples, "labels" | "classes"> {
  const order = [...classes].sort();
  return { labels: labels.map((label) => order.indexOf(classes[label]!)), classes: order };
}

/** Each picture is its own target. */
export function dataOf({ pictures, labels, held }: Examples): Data {
  const first = held.indexOf(true);
  // Already apart: 37 megabytes of digits need no copy.
  const apart = first >= 0 && held.lastIndexOf(false) < first;
  const part = (test: boolean): Float32Array => {
    if (apart) return test ? pictures.subarray(first * pixels) : pictures.subarray(0, first * pixels);
    const numbers = [...labels.keys()].filter((i) => held[i] === test);
    const gathered = new Float32Array(numbers.length * pixels);
    numbers.forEach((example, i) => { gathered.set(pictureOf({ pictures }, example), i * pixels); });
    return gathered;
  };
  const x = part(false);
  if (first < 0) return { x, y: x };
  const testX = part(true);
  return { x, y: x, testX, testY: testX };
}

export function pictureOf({ pictures }: Pick<Examples, "pictures">, example: number): Float32Array {
  return pictures.subarray(example * pixels, (example + 1) * pixels);
}

/** So many of them, evenly spread: the plane has no room for more, and its codes are asked for several times a second. */
export function thinned(examples: Examples, most: number): Examples {
  const stride = Math.ceil(examples.labels.length / most);
  if (stride <= 1) return examples;
  const numbers = [...examples.labels.keys()].filter((i) => i % stride === stride - 1);
  const pictures = new Float32Array(numbers.length * pixels);
  numbers.forEach((example, i) => { pictures.set(pictureOf(examples, example), i * pixels); });
  return { ...examples, pictures, labels: numbers.map((i) => examples.labels[i]!), held: numbers.map((i) => examples.held[i]!) };
}

/** One example of each class, of those held back where there are some: a few to show what comes back of them. */
export function samplesOf({ labels, classes, held }: Examples, most: number): number[] {
  const samples = classes.map((_, label) => {
    const own = [...labels.keys()].filter((i) => labels[i] === label);
    return own.find((i) => held[i] === true) ?? own[0];
  });
  return samples.filter((example) => example !== undefined).slice(0, most);
}
