import assert from "node:assert/strict";
import test from "node:test";
import { Numbers } from "../view/figures";
import { german } from "./de";
import { en } from "./en";
import { englishAutoencoderMessages } from "./en-autoencoder";
import { englishCurveMessages } from "./en-curve";
import { englishDigitsMessages } from "./en-digits";
import { englishSequenceMessages } from "./en-sequence";
import { englishSetsMessages } from "./en-sets";
import { spanish } from "./es";
import { languageOf, loadLanguage, messagesFor } from "./index";
import { englishImageLensMessages } from "./image-lens/en";
import { englishLensMessages } from "./lens/en";
import { englishSequenceLensMessages } from "./sequence-lens/en";
import { englishLessonMessages } from "./lessons/en";
import { englishFigureMessages } from "./figures/en";
import { englishLandscapeMessages } from "./landscape/en";
import { englishRaceMessages } from "./race/en";
import { englishTimelineMessages } from "./timeline/en";

const english: Readonly<Record<string, unknown>> = {
  page: en, lens: englishLensMessages, lessons: englishLessonMessages, race: englishRaceMessages, timeline: englishTimelineMessages,
  imageLens: englishImageLensMessages, sequenceLens: englishSequenceLensMessages, landscape: englishLandscapeMessages, figures: englishFigureMessages, digits: englishDigitsMessages, sets: englishSetsMessages, curve: englishCurveMessages, sequence: englishSequenceMessages, autoencoder: englishAutoencoderMessages,
};

/** What every language may say as English does: names, signs, and words that a language has in common with it. */
const same: Readonly<Record<"de" | "es", RegExp>> = {
  de: /\.(title|trains|tests|tableBadLine|cursorAt|optimizerNames\.\w+|dataNames\.xor|layerMarks\.(dropout|residual)|layerSheet\.(alpha|dropout|residual)|form|labTabs\.autoencoder|test|training|sheetNames\.training|pause|link|bias|recall|f1|linear|logarithmic|numbers\.(momentum|rho|beta1|beta2|epsilon)|scheduleNumbers\.beta|batches|keyTable\.\d+\.0|sum|parameter|activation|sumGradient|activationGradient|columns\.x)$/,
  es: /\.(title|tableBadLine|cursorAt|labTabs\.autoencoder|optimizerNames\.\w+|dataNames\.xor|layerMarks\.(dropout|residual)|layerSheet\.(dropout|residual)|f1|logarithmic|recall|numbers\.(rho|beta1|beta2)|scheduleNumbers\.beta|no|keyTable\.\d+\.0|sum|activation|sumGradient|activationGradient|columns\.x)$/,
};

/** Every text by its path; those that are made are made of the same. */
function texts(value: unknown, path: string): [string, string][] {
  if (value instanceof Numbers) return [];
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") return [[path, String((value as (...made: readonly number[]) => unknown)(2, 3, 4, 5))]];
  return Object.entries(value as object).flatMap(([name, part]) => texts(part, `${path}.${name}`));
}

for (const [language, translation] of Object.entries({ de: german, es: spanish })) {
  test(`${language} says all that English does, in its own words and with its own numbers`, () => {
    let compared = 0;
    assert.deepEqual(Object.keys(translation).sort(), Object.keys(english).sort());
    for (const [part, messages] of Object.entries(translation as unknown as Record<string, unknown>)) {
      const originals = texts(english[part], part);
      const own = new Map(texts(messages, part));
      assert.deepEqual([...own.keys()].sort(), originals.map(([path]) => path).sort());
      for (const [path, original] of originals) {
        const text = own.get(path)!;
        assert.equal(text.trim() !== "" && !text.includes("undefined"), true, `${path} is ${JSON.stringify(text)}`);
        assert.equal(text === original && !same[language as "de" | "es"].test(path), false, `${path} is English: ${JSON.stringify(text)}`);
        compared++;
      }
    }
    assert.equal(compared > 350, true, `${compared} texts were compared`);
    assert.equal(translation.page.numbers.figure(0.5), "0,500");
    for (const view of Object.values(translation.page.views)) assert.equal(view.numbers.language, language);
  });
}

test("the nearest language is spoken once it is loaded, English until then and where there is none", async () => {
  assert.deepEqual(["de-AT", "ES", "en-GB", "fr", ""].map(languageOf), ["de", "es", "en", undefined, undefined]);
  assert.equal(messagesFor("de-AT"), en);
  await loadLanguage("de-AT");
  assert.equal(messagesFor("de"), german.page);
  await loadLanguage("fr");
  assert.equal(messagesFor("fr"), en);
});

test("what a start, or a lesson, costs is said as it is: undo has no weights, and the offer that has them is named as its button", () => {
  for (const { page, lessons } of [{ page: en, lessons: englishLessonMessages }, german, spanish]) {
    for (const sentence of [page.points.galleryExplain, lessons!.intro]) assert.equal(sentence.includes(page.aside.bring) && sentence.includes(page.undo), true, sentence);
  }
});
