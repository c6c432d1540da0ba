import type { SetsMessages } from "../en-sets";

// German of the drawn sets.

export const germanSetsMessages: SetsMessages = {
  padKeys: "Pfeiltasten bewegen einen Stift, Leertaste oder Eingabe setzt ihn auf und hebt ihn ab. Entf leert die Fläche.",
  penAt: (x, y, down) => `Stift ${down ? "unten" : "oben"} bei ${x}; ${y}`,
  clear: "Zeichnung löschen",
  classes: "Klassen",
  className: (name) => `Name der Klasse ${name}`,
  add: (name) => `Zeichnung zu ${name} nehmen`,
  addClass: "Noch eine Klasse",
  removeClass: (name) => `Klasse ${name} mit ihren Beispielen entfernen`,
  removeExample: (name) => `Dieses Beispiel von ${name} löschen`,
  added: (name, count) => `Zu ${name} genommen: dort ${count === 1 ? "ist 1 gezeichnetes Beispiel" : `sind ${count} gezeichnete Beispiele`}`,
  sets: "Satz",
  setName: "Name dieses Satzes",
  newSet: "Neuer Satz",
  deleteSet: "Löschen",
  deleteSure: "Endgültig löschen",
  exportSet: "Exportieren",
  importSet: "Datei dazunehmen",
  imported: (added, known, files) =>
    `${added === 0 ? "Kein Beispiel kam" : added === 1 ? "1 Beispiel kam" : `${added} Beispiele kamen`} aus ${files === 1 ? "der Datei" : `${files} Dateien`} dazu${known === 0 ? "." : known === 1 ? "; 1 war schon da." : `; ${known} waren schon da.`}`,
  taken: "Einen Satz mit diesem Namen gibt es schon. Nichts wurde geändert.",
  classTaken: (name) => `Eine Klasse ${name} gibt es schon. Nichts wurde geändert.`,
  classGone: (name, count) => `Die Klasse ${name} und ${count === 1 ? "ihr Beispiel" : `ihre ${count} Beispiele`} sind weg; Rückgängig holt sie wieder.`,
  startedAfresh: "Eine andere Zahl von Klassen braucht eine andere Ausgabeschicht: das Netz hat neu begonnen.",
  fullSet: (most) => `Der Satz ist voll: ${most} Beispiele. Lösche einige, um mehr aufzunehmen.`,
  tooMany: (classes, examples) => `Beide Sätze zusammen sind zu groß: höchstens ${classes} Klassen und ${examples} Beispiele. Nichts wurde geändert.`,
  tooManyOf: (files, classes, examples) => `Nicht aufgenommen, weil der Satz damit zu groß würde (höchstens ${classes} Klassen und ${examples} Beispiele): ${files}.`,
  elsewhere: "Dieser Satz wurde auch in einem anderen Tab geändert: was in beiden geschah, ist jetzt hier.",
  droppedElsewhere: "Dieser Satz wurde in einem anderen Tab gelöscht. Hier bleibt er offen, und er wird wieder behalten, sobald du ihn änderst.",
  full: "Es ist kein Platz mehr, diesen Satz zu behalten: nach dem Neuladen fehlt, was seither dazukam. Exportieren sichert ihn als Datei.",
  unavailable: "Dieser Browser lässt die Seite keine Sätze behalten: nach dem Neuladen sind sie weg. Exportieren sichert diesen als Datei.",
};
