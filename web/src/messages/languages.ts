import type { Messages } from "./en";
import type { AutoencoderMessages } from "./en-autoencoder";
import type { CurveMessages } from "./en-curve";
import type { DigitsMessages } from "./en-digits";
import type { SequenceMessages } from "./en-sequence";
import type { SetsMessages } from "./en-sets";
import type { ImageLensMessages } from "./image-lens/en";
import type { LensMessages } from "./lens/en";
import type { SequenceLensMessages } from "./sequence-lens/en";
import type { LessonMessages } from "./lessons/en";
import type { FigureMessages } from "./figures/en";
import type { LandscapeMessages } from "./landscape/en";
import type { RaceMessages } from "./race/en";
import type { TimelineMessages } from "./timeline/en";

/** All that a language says; what it leaves out is said in English. */
export interface Translation {
  readonly page: Messages;
  readonly lens?: LensMessages;
  readonly lessons?: LessonMessages;
  readonly figures?: FigureMessages;
  readonly landscape?: LandscapeMessages;
  readonly race?: RaceMessages;
  readonly timeline?: TimelineMessages;
  readonly imageLens?: ImageLensMessages;
  readonly sequenceLens?: SequenceLensMessages;
  readonly digits?: DigitsMessages;
  readonly sets?: SetsMessages;
  readonly curve?: CurveMessages;
  readonly sequence?: SequenceMessages;
  readonly autoencoder?: AutoencoderMessages;
}

// English is a part of the page; each other language is a chunk, loaded when it is first asked for.
const loaders = {
  de: async () => (await import("./de")).german,
  es: async () => (await import("./es")).spanish,
} satisfies Record<string, () => Promise<Translation>>;
type Loaded = keyof typeof loaders;

/** Each language by its own name. */
export const languageNames = { en: "English", de: "Deutsch", es: "Español" } as const;
export type Language = keyof typeof languageNames;

const translations = new Map<Loaded, Translation>();

/** The language nearest to a tag as "de-AT"; undefined where there is none. */
export function languageOf(tag: string): Language | undefined {
  const language = tag.toLowerCase().split("-")[0]!;
  return language in languageNames ? (language as Language) : undefined;
}

/** The texts of the language nearest to a tag, once they are loaded. */
export function translationOf(tag: string): Translation | undefined {
  return translations.get(languageOf(tag) as Loaded);
}

/** Loads the texts of the language nearest to a tag, if there are any and they are not there yet. */
export async function loadLanguage(tag: string): Promise<void> {
  const language = languageOf(tag);
  if (language === undefined || language === "en" || translations.has(language)) return;
  translations.set(language, await loaders[language]());
}
