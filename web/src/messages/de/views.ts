import { Numbers } from "../../view/figures";
import type {
  CalibrationMessages, ChartMessages, ConfusionMessages, LayerHistogramsMessages, NetworkMessages, ReadoutMessages, ScatterMessages,
} from "../../view";

// German of the views.

export const germanNumbers = new Numbers("de");
const numbers = germanNumbers;

export const germanNetworkMessages: NetworkMessages = {
  numbers,
  network: "Netz",
  hiddenLayers: (count) => (count === 1 ? "verborgene Schicht" : "verborgene Schichten"),
  addLayer: "Schicht hinzufügen",
  removeLayer: (title) => `${title} entfernen`,
  addUnit: (title) => `Einheit zu ${title} hinzufügen`,
  removeUnit: (title) => `Einheit aus ${title} entfernen`,
  unit: (title, label) => `${title} – ${label}`,
  unusedUnit: (title, label) => `${title}: ${label}, nicht benutzt`,
  edge: (from, to) => `Von ${from} nach ${to}`,
  keys: "Pfeiltasten gehen von Einheit zu Einheit, Eingabe öffnet eine, Esc schließt sie.",
  bias: "Bias",
  weight: "Gewicht",
  incoming: "Eingehende Gewichte",
  hold: "Festhalten",
  on: "An",
  switchOff: "Ausschalten",
  switchOn: "Einschalten",
  carriedOn: "Die Residualverbindung trägt diese Einheit an den Gewichten vorbei weiter: sie lässt sich nicht ausschalten.",
  activations: "Ausgabe über die Daten",
  activationFigures: (mean, deviation) => `Mittel ${mean}, Standardabweichung ${deviation}`,
  use: "Dieses Merkmal benutzen",
  removeThisUnit: "Entfernen",
  close: "Schließen",
  unitHeading: "Einheit",
};

export const germanChartMessages: ChartMessages = {
  numbers,
  chart: "Verlust nach Epochen",
  accuracyChart: "Genauigkeit nach Epochen",
  epoch: "Epoche",
  loss: "Verlust",
  accuracy: "Genauigkeit",
  training: "Training",
  test: "Test",
  previous: "Voriger Lauf",
  learningRate: "Lernrate",
  scale: "Skala des Verlusts",
  showAll: "Alles zeigen",
  linear: "Linear",
  logarithmic: "Log",
  empty: "Der Verlust erscheint hier, sobald das Training beginnt.",
  keys: "Pfeiltasten lesen Werte ab, Pos1 und Ende springen. Ziehen, Rad, zwei Finger, + und − zoomen, Umschalt und Pfeiltasten verschieben, Esc zeigt alles.",
};

export const germanConfusionMessages: ConfusionMessages = {
  numbers,
  caption: "Testbeispiele nach Klassen",
  actual: "Wahr",
  predicted: "Vorhergesagt",
  recall: "Recall",
  precision: "Präzision",
  f1: "F1",
  className: (classNumber) => `Klasse ${classNumber + 1}`,
};

export const germanCalibrationMessages: CalibrationMessages = {
  numbers,
  calibration: "Kalibrierung",
  error: (error) => `mittlerer Fehler ${error}`,
  confidence: "Konfidenz",
  accuracy: "Genauigkeit",
  examples: "Beispiele",
  bin: (confidence, accuracy, examples) => `Konfidenz ${confidence}: ${accuracy} richtig, von ${examples}`,
};

export const germanScatterMessages: ScatterMessages = {
  numbers,
  predicted: "Vorhersage",
  target: "Ziel",
  scatter: "Vorhersage gegen Ziel",
};

export const germanLayerHistogramsMessages: LayerHistogramsMessages = {
  numbers,
  weights: "Gewichte",
  gradients: "Gradienten",
  gradientNorm: "Gradientennorm",
  weightNorm: "Gewichtsnorm",
  updateRatio: "Schritt/Gewicht",
  empty: "Die Schichten zeigen hier ihre Gewichte, sobald es Punkte gibt.",
};

export const germanReadoutMessages: ReadoutMessages = {
  numbers,
  epoch: "Epoche",
  loss: "Verlust",
  training: "Training",
  test: "Test",
  accuracy: "Genauigkeit",
};
