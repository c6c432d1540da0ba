import type { LandscapeMessages } from "../landscape/en";

// Spanish of the loss landscape.

export const spanishLandscapeMessages: LandscapeMessages = {
  intro: "Cómo de grande sería la pérdida sobre los puntos de entrenamiento con otros pesos: un plano por el espacio de todos los pesos, alrededor de la red tal como es al medir.",
  measure: "Medir",
  again: "Medir de nuevo",
  stop: "Parar",
  measuring: "Se mide en un worker propio: el entrenamiento sigue.",
  hint: "Entrena un poco primero; así se ve también el camino.",
  notFinite: "Las pérdidas alrededor de esta red no son números finitos.",
  directions: "Direcciones",
  directionNames: { path: "Por el camino del entrenamiento", random: "Dos direcciones al azar" },
  seed: "Semilla",
  of: (epoch) => `Medido en la época ${epoch}.`,
  before: (epoch) => `Medido en la época ${epoch}; la red se ha movido desde entonces: mide de nuevo para verla como es ahora.`,
  here: (loss) => `La pérdida en la cruz es ${loss}.`,
  share: (share) => `El plano contiene ${share} del camino.`,
  noPath: "El camino aún no tiene dos direcciones; son al azar.",
  picture: "Pérdidas en el plano, como sombras con curvas de nivel, y el camino del entrenamiento; las tablas tienen las cifras",
  legend: "Azul es una pérdida grande, en escala logarítmica. La línea es el camino del entrenamiento, del anillo a la cruz.",
  pathExplain: "Las direcciones son las dos primeras componentes principales del camino.",
  randomExplain: "En cada dirección los pesos que llegan a cada unidad cambian, en 1, por su propia longitud (normalización por filtros, Li et al., 2018); de un camino en tantas dimensiones un plano al azar contiene poco.",
  table: "Las cifras como tablas",
  losses: "Pérdidas",
  way: "El camino del entrenamiento en el plano",
  epoch: "Época",
  now: "medido",
  first: "Primera dirección",
  second: "Segunda dirección",
};
