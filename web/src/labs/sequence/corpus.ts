import type { Data } from "../../api";

/** A text as a network reads it: characters, and their numbers in an alphabet of its own. */
export interface Corpus {
  readonly characters: readonly string[];
  readonly alphabet: readonly string[];
  readonly ids: Int32Array;
}

export const mostCharacters = 100_000;
/** Rarer characters are read as the last of the alphabet. */
export const mostLetters = 400;
export const unknown = "\uFFFD";
/** Of the text, at its end, kept to test on. */
const held = 0.1;

/** As much of a text as is learnt. A character may be two units of UTF-16; none is cut in two. */
export function learntOf(text: string): string {
  if (text.length <= mostCharacters) return text;
  let end = 0;
  for (let count = 0; count < mostCharacters && end < text.length; count++) end += text.codePointAt(end)! > 0xffff ? 2 : 1;
  return text.slice(0, end);
}

export function corpusOf(text: string): Corpus {
  const characters = Array.from(learntOf(text.replaceAll("\r\n", "\n")));
  const counts = new Map<string, number>();
  for (const each of characters) counts.set(each, (counts.get(each) ?? 0) + 1);
  let alphabet = [...counts.keys()];
  if (alphabet.length > mostLetters) {
    alphabet.sort((a, b) => counts.get(b)! - counts.get(a)! || compare(a, b));
    alphabet = [...alphabet.slice(0, mostLetters - 1).filter((each) => each !== unknown), unknown];
  }
  alphabet.sort(compare);
  const numbers = new Map(alphabet.map((each, i) => [each, i]));
  return { characters, alphabet, ids: Int32Array.from(characters, (each) => numbers.get(each) ?? numbers.get(unknown)!) };
}

function compare(a: string, b: string): number {
  return a.codePointAt(0)! - b.codePointAt(0)!;
}

/** The numbers of what the alphabet knows of a text. */
export function idsIn({ alphabet }: Corpus, text: string): number[] {
  return Array.from(text, (each) => alphabet.indexOf(each)).filter((id) => id >= 0);
}

/** The characters of a text that the alphabet lacks, each once. */
export function unknownIn({ alphabet }: Pick<Corpus, "alphabet">, text: string): string[] {
  return [...new Set(text)].filter((each) => !alphabet.includes(each));
}

/** A few characters teach nothing. */
const least = 8;

/** Windows of the text, each character's target the one after it; undefined where there is too little text. */
export function textData({ ids }: Corpus, wanted: number): Data | undefined {
  if (ids.length < least) return undefined;
  const learnt = Math.max(least, Math.floor(ids.length * (1 - held)));
  const window = Math.min(wanted, learnt - 1);
  const train = windows(ids.subarray(0, learnt), window, Math.max(1, Math.floor(window / 4)));
  const test = windows(ids.subarray(learnt - 1), window, window);
  return {
    x: train.x, y: train.y, shape: [train.count, window],
    ...(test.count > 0 ? { testX: test.x, testY: test.y, testShape: [test.count, window] } : {}),
  };
}

function windows(ids: Int32Array, window: number, stride: number): { x: Int32Array; y: Int32Array; count: number } {
  const count = Math.max(0, Math.floor((ids.length - 1 - window) / stride) + 1);
  const x = new Int32Array(count * window);
  const y = new Int32Array(count * window);
  for (let i = 0; i < count; i++) {
    x.set(ids.subarray(i * stride, i * stride + window), i * window);
    y.set(ids.subarray(i * stride + 1, i * stride + 1 + window), i * window);
  }
  return { x, y, count };
}
