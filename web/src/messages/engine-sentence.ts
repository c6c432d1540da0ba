// What the engine says is English, a part of its API: "layers[2].units is 0, want 1 to 4096". In another language its sentences
// are said anew by phrases: the English form, as it stands in Go but with %s for each verb, beside the translation, in which %1 is
// what stood for the first %s. After ", want" stand phrases of their own (%2w; %d is a number there, %n a name), and where such
// a part is often a thing without a phrase it may stay as it is (%2o). %1s is a sentence within a sentence.

export type Phrases = Readonly<Record<string, string>>;

interface Phrase { readonly pattern: RegExp; readonly said: string; readonly letters: number }

const verbs: Record<string, string> = { "%s": String.raw`("(?:[^"\\]|\\.)*"|.+?)`, "%d": String.raw`(-?[\d.]+(?:e[-+]?\d+)?)`, "%n": String.raw`([\w-]+)` };
/** What is the same in every language: numbers and lists of them. */
const universal = /^(-?[\d.]+|\[[\d, ]*\])$/;

/** The engine's sentences in one language. */
export class EngineSentences {
  readonly #sentences: readonly Phrase[];
  readonly #wants: readonly Phrase[];

  constructor(sentences: Phrases, wants: Phrases) {
    this.#sentences = compiled(sentences);
    this.#wants = compiled(wants);
  }

  /** The sentence in the language, or as it is where it, or what it wants, has no phrase: never half of each. */
  say(sentence: string): string {
    return this.#said(sentence, this.#sentences) ?? sentence;
  }

  #said(text: string, phrases: readonly Phrase[]): string | undefined {
    for (const { pattern, said } of phrases) {
      const parts = pattern.exec(text);
      const whole = parts === null ? undefined : this.#filled(said, parts);
      if (whole !== undefined) return whole;
    }
    return undefined;
  }

  #filled(said: string, parts: RegExpExecArray): string | undefined {
    const filled: string[] = [];
    for (const [i, text] of said.split(/(%\d[wso]?)/).entries()) {
      const part = i % 2 === 0 ? text : this.#part(text.slice(2), parts[Number(text[1])]!);
      if (part === undefined) return undefined;
      filled.push(part);
    }
    return filled.join("");
  }

  #part(kind: string, text: string): string | undefined {
    switch (kind) {
      case "s":
        return this.#said(text, this.#sentences);
      case "w":
        return this.#said(text, this.#wants) ?? (universal.test(text) ? text : undefined);
      case "o":
        return this.#said(text, this.#wants) ?? text;
      default:
        return text;
    }
  }
}

/** Phrases with the most letters of their own first, for they are the more particular. */
function compiled(phrases: Phrases): Phrase[] {
  return Object.entries(phrases)
    .map(([english, said]) => {
      const parts = english.split(/(%[sdn])/);
      const pattern = parts.map((part) => verbs[part] ?? part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join("");
      return { pattern: new RegExp(`^${pattern}$`, "s"), said, letters: parts.filter((part) => !(part in verbs)).join("").length };
    })
    .sort((a, b) => b.letters - a.letters);
}
