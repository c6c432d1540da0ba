import type { Digits } from "./base";
import type { Collection } from "./collection";

export const pixels = 784;

/** Pictures and their classes. */
export interface Pictures {
  readonly x: Float32Array;
  readonly y: Int32Array;
}

export interface LearntAndHeld {
  readonly train: Pictures;
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
      else for (let r = 0; r < repeats; r++) train.add(label, grey);
    });
  }
  return { train: train.pictures(), test: test.pictures() };
}

class Gathered {
  readonly #pictures: Float32Array[] = [];
  readonly #labels: number[] = [];

  add(label: number, picture: Float32Array): void {
    this.#labels.push(label);
    this.#pictures.push(picture);
  }

  pictures(): Pictures {
    const x = new Float32Array(this.#pictures.length * pixels);
    this.#pictures.forEach((picture, i) => { x.set(picture, i * pixels); });
    return { x, y: Int32Array.from(this.#labels) };
  }
}
