import type { Digits } from "./base";
import type { Collection } from "./collection";

export const pixels = 784;

/** Pictures and their classes. */
export interface Pictures {
  readonly x: Float32Array;
  readonly y: Int32Array;
}

/** Pictures that are learnt, a few of them several times. */
export interface Repeated extends Pictures {
  /** Where each is for the first time. */
  readonly firsts: readonly number[];
}

export interface LearntAndHeld {
  readonly train: Repeated;
  readonly test: Pictures;
}

/** Of the digits that come with the lab, every so many-th is held back to test on, where they have no test set; of drawn ones too, where a class has enough. */
const held = 10;
const leastHeld = 10;
/** A class of few drawn examples is shown about as often as it takes to be learnt beside others. */
const wanted = 60;

/** What is learnt and what is held back: digits whose class has their name, and what was drawn. */
export function examplesOf({ classes, examples }: Collection, base: Digits | undefined): LearntAndHeld {
  const train = new Gathered();
  const test = new Gathered();
  const tested = (i: number): boolean => (base?.learnt === undefined ? i % held === held - 1 : i >= base.learnt);
  base?.labels.forEach((digit, i) => {
    const label = classes.indexOf(String(digit));
    if (label >= 0) (tested(i) ? test : train).add(label, base.pictures.subarray(i * pixels, (i + 1) * pixels));
  });
  for (let label = 0; label < classes.length; label++) {
    const own = examples.filter((each) => each.label === label);
    const repeats = own.length === 0 ? 0 : Math.max(1, Math.ceil(wanted / own.length));
    own.forEach(({ picture }, i) => {
      const grey = Float32Array.from(picture, (ink) => ink / 255);
      if (own.length >= leastHeld && i % 5 === 4) test.add(label, grey);
      else train.add(label, grey, repeats);
    });
  }
  return { train: train.pictures(), test: test.pictures() };
}

/** Whether there are two classes to tell apart. */
export function teaches({ train: { y } }: LearntAndHeld): boolean {
  return y.some((label) => label !== y[0]);
}

/** Each picture once. */
export function distinct({ x, y, firsts }: Repeated): Pictures {
  if (firsts.length === y.length) return { x, y };
  const once = new Float32Array(firsts.length * pixels);
  firsts.forEach((from, i) => { once.set(x.subarray(from * pixels, (from + 1) * pixels), i * pixels); });
  return { x: once, y: Int32Array.from(firsts, (from) => y[from]!) };
}

class Gathered {
  readonly #pictures: Float32Array[] = [];
  readonly #labels: number[] = [];
  readonly #firsts: number[] = [];

  add(label: number, picture: Float32Array, times = 1): void {
    this.#firsts.push(this.#labels.length);
    for (let i = 0; i < times; i++) {
      this.#pictures.push(picture);
      this.#labels.push(label);
    }
  }

  pictures(): Repeated {
    const x = new Float32Array(this.#pictures.length * pixels);
    this.#pictures.forEach((picture, i) => { x.set(picture, i * pixels); });
    return { x, y: Int32Array.from(this.#labels), firsts: this.#firsts };
  }
}
