import { engineSentence } from "../engine-sentence";

/** A sentence of the engine in Spanish, as far as its form is known. */
export function inSpanish(sentence: string): string {
  return engineSentence(sentence, {
    wrong: (path, value, want) => `${path} es ${value}, se espera ${want}`,
    missing: (path, want) => `falta ${path}, se espera ${want}`,
    limit: (path, value, most) => `${path} es ${value}, el máximo es ${most}`,
    memory: (bytes, most) => `el entrenamiento necesita ${bytes} bytes de memoria, el máximo es ${most}`,
    from: (low, high) => `de ${low} a ${high}`,
    oneOf: (names) => `uno de ${names}`,
  });
}
