import { Numbers } from "../../view/figures";
import type {
  CalibrationMessages, ChartMessages, ConfusionMessages, LayerHistogramsMessages, NetworkMessages, ReadoutMessages, ScatterMessages,
} from "../../view";

// Spanish of the views.

export const spanishNumbers = new Numbers("es");
const numbers = spanishNumbers;

export const spanishNetworkMessages: NetworkMessages = {
  numbers,
  network: "Red",
  hiddenLayers: (count) => (count === 1 ? "capa oculta" : "capas ocultas"),
  addLayer: "Añadir una capa",
  removeLayer: (title) => `Quitar ${title}`,
  addUnit: (title) => `Añadir una unidad a ${title}`,
  removeUnit: (title) => `Quitar una unidad de ${title}`,
  unit: (title, label) => `${title} – ${label}`,
  unusedUnit: (title, label) => `${title}: ${label}, sin usar`,
  edge: (from, to) => `De ${from} a ${to}`,
  keys: "Las flechas van de unidad en unidad, Intro abre una, Esc la cierra.",
  bias: "Sesgo",
  weight: "Peso",
  incoming: "Pesos de entrada",
  hold: "Fijar",
  on: "Activa",
  switchOff: "Desactivar",
  switchOn: "Activar",
  carriedOn: "La conexión residual lleva esta unidad adelante sin pasar por los pesos: no se puede desactivar.",
  activations: "Salida sobre los datos",
  activationFigures: (mean, deviation) => `Media ${mean}, desviación típica ${deviation}`,
  use: "Usar esta característica",
  removeThisUnit: "Quitar",
  close: "Cerrar",
  unitHeading: "Unidad",
};

export const spanishChartMessages: ChartMessages = {
  numbers,
  chart: "Pérdida por épocas",
  accuracyChart: "Exactitud por épocas",
  epoch: "Época",
  loss: "Pérdida",
  accuracy: "Exactitud",
  training: "Entreno",
  test: "Prueba",
  previous: "Anterior",
  learningRate: "Tasa aprend.",
  scale: "Escala de la pérdida",
  showAll: "Ver todo",
  linear: "Lineal",
  logarithmic: "Log",
  empty: "La pérdida aparece aquí en cuanto empieza el entrenamiento.",
  keys: "Las flechas leen valores, Inicio y Fin saltan. Arrastrar, rueda, dos dedos, + y − amplían, Mayús y flechas desplazan, Esc muestra todo.",
};

export const spanishConfusionMessages: ConfusionMessages = {
  numbers,
  caption: "Ejemplos de prueba por clase",
  actual: "Real",
  predicted: "Predicha",
  recall: "Recall",
  precision: "Precisión",
  f1: "F1",
  className: (classNumber) => `Clase ${classNumber + 1}`,
};

export const spanishCalibrationMessages: CalibrationMessages = {
  numbers,
  calibration: "Calibración",
  error: (error) => `error medio ${error}`,
  confidence: "Confianza",
  accuracy: "Exactitud",
  examples: "Ejemplos",
  bin: (confidence, accuracy, examples) => `Confianza ${confidence}: ${accuracy} de aciertos, de ${examples}`,
};

export const spanishScatterMessages: ScatterMessages = {
  numbers,
  predicted: "Predicción",
  target: "Objetivo",
  scatter: "Predicción frente a objetivo",
};

export const spanishLayerHistogramsMessages: LayerHistogramsMessages = {
  numbers,
  weights: "Pesos",
  gradients: "Gradientes",
  gradientNorm: "Norma del gradiente",
  weightNorm: "Norma de los pesos",
  updateRatio: "Paso/peso",
  empty: "Las capas muestran aquí sus pesos en cuanto hay puntos.",
};

export const spanishReadoutMessages: ReadoutMessages = {
  numbers,
  epoch: "Época",
  loss: "Pérdida",
  training: "entren.",
  test: "prueba",
  accuracy: "Exactitud",
};
