import type { FigureMessages } from "../figures/en";

// Spanish of the pictures in lessons.

export const spanishFigureMessages: FigureMessages = {
  untrained: "Aún sin entrenar.",
  notFinite: "El entrenamiento se detuvo: la pérdida dejó de ser un número finito.",
  table: "Las cifras como tabla",

  cell: "Celda",
  truncate: "Gradiente cortado",
  truncateNames: (every) => (every === 0 ? "en ninguna parte" : every === 1 ? "en cada paso" : `cada ${every} pasos`),
  anotherSequence: "Otra secuencia",
  memoryState: (epochs, accuracy) => `Época ${epochs}: ${accuracy} de otras 200 secuencias, correctas.`,
  unrolled: "La red desenrollada en el tiempo: bits, estado y gradiente en cada paso; la tabla tiene las cifras",
  unrolledExplain: (target, decades) => `Una columna es la red en un paso. Arriba el bit, el marcado en un marco (se busca: ${target}); debajo el estado, en una LSTM su celda de memoria, naranja sobre cero y azul debajo; las barras son la norma del gradiente respecto a ese estado, en ${decades} potencias de diez. Rojo a trazos: el gradiente se corta.`,
  unrolledTable: "Estado y gradiente en cada paso",
  step: "Paso",
  bit: "Valor",
  marked: "Marcado",
  stateNorm: "Norma del estado",
  gradientNorm: "Norma del gradiente",

  kind: "Segunda convolución",
  kindNames: { ordinary: "Ordinaria", separable: "Separable por canales" },
  anotherDigit: "Otro dígito",
  convolutionState: (epochs, accuracy) => `Época ${epochs}: ${accuracy} de otros 300 dígitos, correctos.`,
  digit: (label) => `Un dígito: ${label}`,
  inputGradient: "Gradiente según la imagen",
  kernels: "Los 8 núcleos de la primera convolución",
  maps: (layer) => `Lo que la convolución ${layer} hace de él`,
  convolutionExplain: "Un núcleo se coloca sobre cada lugar de la imagen: su mapa es intenso donde encuentra lo que busca. En núcleos y gradiente, naranja es sobre cero y azul debajo: más tinta en lugares azules hace menor la pérdida.",
  multiplications: "Multiplicaciones para un dígito",
  countedLayers: ["Primera convolución", "Segunda convolución", "Salida"],
  total: "En total",
};
