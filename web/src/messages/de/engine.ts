import { engineSentence } from "../engine-sentence";

/** A sentence of the engine in German, as far as its form is known. */
export function inGerman(sentence: string): string {
  return engineSentence(sentence, {
    wrong: (path, value, want) => `${path} ist ${value}, erwartet wird ${want}`,
    missing: (path, want) => `${path} fehlt, erwartet wird ${want}`,
    limit: (path, value, most) => `${path} ist ${value}, höchstens ${most} geht`,
    memory: (bytes, most) => `das Training braucht ${bytes} Bytes Speicher, höchstens ${most} gehen`,
    from: (low, high) => `${low} bis ${high}`,
    oneOf: (names) => `eines von ${names}`,
  });
}
