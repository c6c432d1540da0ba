import type { Data } from "../../api";
import { pixels } from "../digits/examples";
import { keptSet } from "../digits/kept-sets";
import { opticalDigits } from "../digits/optical";

/** Pictures and their classes, which the network never sees: they only mark the plane. */
export interface Examples {
  readonly pictures: Float32Array;
  readonly labels: readonly number[];
  readonly classes: readonly string[];
}

/** Every so many-th is held back to test on, where there are enough. */
const held = 10;

/** Undefined where there is no set of that name, or nothing in it. Throws NotKept and NoSet. */
export async function examplesOf(set: string): Promise<Examples | undefined> {
  if (set === "") {
    const { pictures, labels } = await opticalDigits();
    return { pictures, labels, classes: Array.from({ length: 10 }, (_, digit) => String(digit)) };
  }
  const kept = await keptSet(set);
  if (kept === undefined || kept.examples.length === 0) return undefined;
  const pictures = new Float32Array(kept.examples.length * pixels);
  kept.examples.forEach(({ picture }, i) => { pictures.set(Float32Array.from(picture, (ink) => ink / 255), i * pixels); });
  return { pictures, labels: kept.examples.map(({ label }) => label), classes: kept.classes };
}

/** Each picture is its own target. */
export function dataOf({ pictures, labels }: Examples): Data {
  const test = labels.length >= 2 * held ? [...labels.keys()].filter((i) => i % held === held - 1) : [];
  const train = [...labels.keys()].filter((i) => !test.includes(i));
  const gather = (numbers: readonly number[]): Float32Array => {
    const gathered = new Float32Array(numbers.length * pixels);
    numbers.forEach((example, i) => { gathered.set(pictureOf({ pictures }, example), i * pixels); });
    return gathered;
  };
  const x = gather(train);
  const testX = gather(test);
  return { x, y: x, ...(test.length > 0 ? { testX, testY: testX } : {}) };
}

export function pictureOf({ pictures }: Pick<Examples, "pictures">, example: number): Float32Array {
  return pictures.subarray(example * pixels, (example + 1) * pixels);
}

/** One example of each class, of those held back where there are some: a few to show what comes back of them. */
export function samplesOf({ labels, classes }: Examples, most: number): number[] {
  const samples = classes.map((_, label) => {
    const own = [...labels.keys()].filter((i) => labels[i] === label);
    return own.find((i) => i % held === held - 1) ?? own[0];
  });
  return samples.filter((example) => example !== undefined).slice(0, most);
}
