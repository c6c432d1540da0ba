import { englishLessons } from "./en";
import { parseLesson, type Lesson } from "./parse";

// English comes with the lessons; each other language is a chunk, loaded when it is first asked for.
const loaders: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  de: async () => (await import("./de")).germanLessons,
  es: async () => (await import("./es")).spanishLessons,
};

const loaded = new Map<string, readonly Lesson[]>();

function languageOf(tag: string): string {
  return tag.toLowerCase().split("-")[0]!;
}

function english(): readonly Lesson[] {
  const lessons = loaded.get("en") ?? englishLessons.map(parseLesson);
  loaded.set("en", lessons);
  return lessons;
}

/** The lessons in the language nearest to a tag as "de-AT", in their order; English where there are none, and until they are loaded. */
export function lessonsFor(tag: string): { readonly language: string; readonly lessons: readonly Lesson[] } {
  const language = languageOf(tag);
  const lessons = loaded.get(language);
  return lessons === undefined ? { language: "en", lessons: english() } : { language, lessons };
}

/** Loads the lessons of the language nearest to a tag, if there are any and they are not there yet. */
export async function loadLessons(tag: string): Promise<void> {
  const language = languageOf(tag);
  if (loaded.has(language)) return;
  const texts = await loaders[language]?.();
  if (texts !== undefined) loaded.set(language, texts.map(parseLesson));
}
