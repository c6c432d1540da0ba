import type { LessonMessages } from "../lessons/en";

export const germanLessonMessages: LessonMessages = {
  intro: "Jede Lektion richtet die Seite ein und endet mit einer Aufgabe. „Rückgängig“ bringt deine Punkte und Einstellungen wieder, „Zurückholen“, wo es angeboten wird, auch das Gelernte.",
  list: "Alle Lektionen",
  page: (number, of) => `${number} von ${of}`,
  back: "Zurück",
  next: "Weiter",
  again: "Neu einrichten",
  task: "Aufgabe",
  open: "noch nicht",
  done: "Geschafft.",
  finish: "Fertig",
  solved: "gelöst",
};
