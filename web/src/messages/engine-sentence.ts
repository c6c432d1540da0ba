// What the engine says is English, a part of its API: "layers[2].units is 0, want 1 to 4096". Its commonest forms are said
// anew in another language.

export interface EngineWords {
  readonly wrong: (path: string, value: string, want: string) => string;
  readonly missing: (path: string, want: string) => string;
  readonly limit: (path: string, value: string, most: string) => string;
  readonly memory: (bytes: string, most: string) => string;
  readonly from: (low: string, high: string) => string;
  readonly oneOf: (names: string) => string;
}

function wanted(want: string, words: EngineWords): string | undefined {
  const [, low, high] = /^(-?[\d.e+]+) to (-?[\d.e+]+)$/.exec(want) ?? [];
  if (low !== undefined && high !== undefined) return words.from(low, high);
  const names = /^one of ([^ ]+(?:, [^ ]+)*)$/.exec(want)?.[1];
  if (names !== undefined) return words.oneOf(names);
  return /^(-?[\d.]+|\[[\d, ]*\])$/.test(want) ? want : undefined;
}

/** The sentence in other words, or as it is where its form is another. */
export function engineSentence(sentence: string, words: EngineWords): string {
  const memory = /^training needs (\d+) bytes of memory, the limit is (\d+)$/.exec(sentence);
  if (memory !== null) return words.memory(memory[1]!, memory[2]!);
  const limit = /^([\w.[\]]+) is (.+), the limit is (\d+)$/.exec(sentence);
  if (limit !== null) return words.limit(limit[1]!, limit[2]!, limit[3]!);
  const [, path, value, want] = /^([\w.[\]]+) is (.+?), want (.+)$/.exec(sentence) ?? [];
  const shown = want === undefined ? undefined : wanted(want, words);
  if (path === undefined || value === undefined || shown === undefined) return sentence;
  return value === "missing" ? words.missing(path, shown) : words.wrong(path, value, shown);
}
