// Which unit follows what: how its activation goes with things that can be read off a text.

export const traitNames = ["vowel", "space", "wordEnd", "lineEnd", "capital", "punctuation", "placeInWord", "placeInLine", "placeInText"] as const;
export type TraitName = (typeof traitNames)[number];

/** A thing of the text with a number for each character: 0 or 1, or a place. */
export interface Trait {
  readonly name: TraitName | "letter";
  /** Of "letter". */
  readonly letter?: string;
  readonly values: Float32Array;
}

/** What one unit does over a text. */
export interface Unit {
  readonly unit: number;
  /** Activation after each character. */
  readonly values: Float32Array;
  readonly deviation: number;
  /** The trait that it goes with most, if it goes with any. */
  readonly follows: { readonly trait: Trait; readonly correlation: number } | undefined;
}

const isLetter = (each: string | undefined): boolean => each !== undefined && /\p{L}|['’]/u.test(each);
/** Of the text; rarer ones are not looked for. */
const leastLetters = 3;
/** Below it a unit is said to follow nothing. */
const leastCorrelation = 0.3;

export function traitsOf(characters: readonly string[]): Trait[] {
  const mark = (is: (each: string, i: number) => boolean): Float32Array => Float32Array.from(characters, (each, i) => (is(each, i) ? 1 : 0));
  const place = (inside: (each: string) => boolean): Float32Array => {
    let at = 0;
    return Float32Array.from(characters, (each) => (at = inside(each) ? at + 1 : 0));
  };
  const values: Record<TraitName, Float32Array> = {
    vowel: mark((each) => /[aeiouäöüáéíóúàèìòùâêîôû]/iu.test(each)),
    space: mark((each) => each === " "),
    wordEnd: mark((each, i) => isLetter(each) && !isLetter(characters[i + 1])),
    lineEnd: mark((each) => each === "\n"),
    capital: mark((each) => /\p{Lu}/u.test(each)),
    punctuation: mark((each) => /\p{P}/u.test(each)),
    placeInWord: place(isLetter),
    placeInLine: place((each) => each !== "\n"),
    placeInText: Float32Array.from(characters.keys()),
  };
  const counts = new Map<string, number>();
  for (const each of characters) if (isLetter(each)) counts.set(each, (counts.get(each) ?? 0) + 1);
  const letters = [...counts].filter(([, count]) => count >= leastLetters).map(([letter]): Trait => ({ name: "letter", letter, values: mark((each) => each === letter) }));
  return [...traitNames.map((name): Trait => ({ name, values: values[name] })), ...letters];
}

/** Units, those that vary most first, from activations of one character after the other. */
export function unitsOf(activations: Float32Array, count: number, traits: readonly Trait[]): Unit[] {
  const length = activations.length / count;
  const units = Array.from({ length: count }, (_, unit): Unit => {
    const values = Float32Array.from({ length }, (_, t) => activations[t * count + unit]!);
    return { unit, values, deviation: spread(values).deviation, follows: followed(values, traits) };
  });
  return units.sort((a, b) => b.deviation - a.deviation || a.unit - b.unit);
}

function followed(values: Float32Array, traits: readonly Trait[]): Unit["follows"] {
  let best: Unit["follows"];
  for (const trait of traits) {
    const r = correlation(values, trait.values);
    if (Math.abs(r) >= leastCorrelation && Math.abs(r) > Math.abs(best?.correlation ?? 0)) best = { trait, correlation: r };
  }
  return best;
}

/** Pearson's; 0 where one of the two does not vary. */
export function correlation(a: Float32Array, b: Float32Array): number {
  const [p, q] = [spread(a), spread(b)];
  if (p.deviation === 0 || q.deviation === 0) return 0;
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - p.mean) * (b[i]! - q.mean);
  return sum / (a.length * p.deviation * q.deviation);
}

function spread(values: Float32Array): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length);
  return { mean, deviation: variance < 1e-12 ? 0 : Math.sqrt(variance) };
}

/** Behind the shades: each character's mean activation and how often it stands there, the highest first. */
export function meansByCharacter(characters: readonly string[], values: Float32Array): { character: string; count: number; mean: number }[] {
  const sums = new Map<string, { count: number; sum: number }>();
  characters.forEach((character, i) => {
    const { count, sum } = sums.get(character) ?? { count: 0, sum: 0 };
    sums.set(character, { count: count + 1, sum: sum + values[i]! });
  });
  return [...sums].map(([character, { count, sum }]) => ({ character, count, mean: sum / count })).sort((a, b) => b.mean - a.mean);
}
