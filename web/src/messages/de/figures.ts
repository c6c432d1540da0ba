import type { FigureMessages } from "../figures/en";

// German of the pictures in lessons.

export const germanFigureMessages: FigureMessages = {
  untrained: "Noch nicht trainiert.",
  notFinite: "Das Training hat aufgehört: der Verlust war keine endliche Zahl mehr.",
  table: "Die Zahlen als Tabelle",

  cell: "Zelle",
  truncate: "Gradient gekappt",
  truncateNames: (every) => (every === 0 ? "nirgends" : every === 1 ? "bei jedem Schritt" : `alle ${every} Schritte`),
  anotherSequence: "Andere Folge",
  memoryState: (epochs, accuracy) => `Epoche ${epochs}: ${accuracy} von 200 anderen Folgen richtig.`,
  unrolled: "Das Netz durch die Zeit entrollt: Bits, Zustand und Gradient bei jedem Schritt; die Tabelle hat die Zahlen",
  unrolledExplain: (target, decades) => `Eine Spalte ist das Netz bei einem Schritt. Oben das Bit, das markierte im Rahmen (zu finden: ${target}); darunter der Zustand, beim LSTM die Speicherzelle, orange über null und blau darunter; die Balken sind die Norm des Gradienten nach diesem Zustand, über ${decades} Zehnerpotenzen. Rot gestrichelt: der Gradient ist gekappt.`,
  unrolledTable: "Zustand und Gradient bei jedem Schritt",
  step: "Schritt",
  bit: "Wert",
  marked: "Markiert",
  stateNorm: "Norm des Zustands",
  gradientNorm: "Norm des Gradienten",

  kind: "Zweite Faltung",
  kindNames: { ordinary: "Gewöhnlich", separable: "Je Kanal, dann 1×1" },
  anotherDigit: "Andere Ziffer",
  convolutionState: (epochs, accuracy) => `Epoche ${epochs}: ${accuracy} von 300 anderen Ziffern richtig.`,
  digit: (label) => `Eine Ziffer: ${label}`,
  inputGradient: "Gradient nach dem Bild",
  kernels: "Die 8 Kerne der ersten Faltung",
  maps: (layer) => `Was Faltung ${layer} daraus macht`,
  convolutionExplain: "Ein Kern wird über jede Stelle des Bildes gelegt: seine Karte ist kräftig, wo er findet, was er sucht. In Kernen und Gradient ist Orange über null, Blau darunter: mehr Tinte an blauen Stellen macht den Verlust kleiner.",
  multiplications: "Multiplikationen für eine Ziffer",
  countedLayers: ["Erste Faltung", "Zweite Faltung", "Ausgabe"],
  total: "Zusammen",
};
