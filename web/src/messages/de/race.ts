import type { RaceMessages } from "../race/en";

// German of the race.

export const germanRaceMessages: RaceMessages = {
  intro: "Dasselbe Netz mit denselben Anfangsgewichten und Punkten, nebeneinander auf andere Arten trainiert, jedes in einem eigenen Worker.",
  start: "Rennen starten",
  on: "Weiter",
  stop: "Beenden",
  epochs: "Epochen",
  add: "Noch eins dazu",
  remove: (number) => `Nummer ${number} entfernen`,
  of: (label, number) => `${label} von Nummer ${number}`,
  line: "Linie",
  table: "Wer dabei ist, und wie weit",
  pictures: "Grenzen",
  boundary: (name) => `Grenze von ${name}`,
  chart: "Trainingsverluste über den Epochen; die Tabelle hat die Zahlen",
  testLoss: "Testverlust",
  time: "Zeit",
  best: "vorn",
  take: "Übernehmen",
  taken: (name) => `${name} ist jetzt das Netz der Zeichnung.`,
  stale: "Das Netz der Zeichnung ist inzwischen ein anderes, oder es lernt anderes: beende das Rennen und starte ein neues.",
  notFinite: "Es blieb stehen: sein Verlust war keine endliche Zahl mehr, denn die Schritte waren zu groß.",
  phases: {
    ready: () => "Wähle, wer dabei ist.",
    preparing: () => "Die Netze werden angelegt.",
    running: (first) => (first === "" ? "Sie laufen." : `Sie laufen; ${first} liegt vorn.`),
    paused: (first) => `Angehalten; ${first} liegt vorn.`,
    over: (first) => `${first} hat den kleinsten Verlust.`,
  },
};
