import type { LandscapeMessages } from "../landscape/en";

// German of the loss landscape.

export const germanLandscapeMessages: LandscapeMessages = {
  intro: "Wie groß der Verlust über die Trainingspunkte mit anderen Gewichten wäre: eine Ebene durch den Raum aller Gewichte, um das Netz, wie es beim Vermessen ist.",
  measure: "Vermessen",
  again: "Neu vermessen",
  stop: "Anhalten",
  measuring: "Wird in einem eigenen Worker vermessen: das Training geht weiter.",
  hint: "Trainiere erst ein wenig, dann ist auch der Weg zu sehen.",
  notFinite: "Die Verluste um dieses Netz herum sind keine endlichen Zahlen.",
  directions: "Richtungen",
  directionNames: { path: "Am Weg des Trainings", random: "Zwei zufällige Richtungen" },
  seed: "Startwert",
  of: (epoch) => `In Epoche ${epoch} vermessen.`,
  before: (epoch) => `In Epoche ${epoch} vermessen; seither hat sich das Netz bewegt: vermiss es neu, um es zu sehen, wie es jetzt ist.`,
  here: (loss) => `Der Verlust am Kreuz ist ${loss}.`,
  share: (share) => `Die Ebene fasst ${share} des Weges.`,
  noPath: "Der Weg hat noch keine zwei Richtungen, so sind sie zufällig.",
  picture: "Verluste auf der Ebene, als Schattierung mit Höhenlinien, und der Weg des Trainings darauf; die Tabellen haben die Zahlen",
  legend: "Blau ist ein großer Verlust, logarithmisch. Die Linie ist der Weg des Trainings, vom Ring zum Kreuz.",
  pathExplain: "Die Richtungen sind die ersten beiden Hauptkomponenten des Weges.",
  randomExplain: "In jeder Richtung ändern sich die eingehenden Gewichte jeder Einheit bei 1 um ihre eigene Länge (Filternormierung, Li et al., 2018); von einem Weg in so vielen Dimensionen fasst eine zufällige Ebene wenig.",
  table: "Die Zahlen als Tabellen",
  losses: "Verluste",
  way: "Der Weg des Trainings auf der Ebene",
  epoch: "Epoche",
  now: "vermessen",
  first: "Erste Richtung",
  second: "Zweite Richtung",
};
