import type { RaceMessages } from "../race/en";

// Spanish of the race.

export const spanishRaceMessages: RaceMessages = {
  intro: "La misma red con los mismos pesos iniciales y puntos, entrenada de otras maneras lado a lado, cada una en su propio worker.",
  start: "Empezar la carrera",
  on: "Seguir",
  stop: "Terminar",
  epochs: "Épocas",
  add: "Añadir otra",
  remove: (number) => `Quitar el número ${number}`,
  of: (label, number) => `${label} del número ${number}`,
  line: "Línea",
  table: "Quiénes participan, y hasta dónde han llegado",
  pictures: "Fronteras",
  boundary: (name) => `Frontera de ${name}`,
  chart: "Pérdidas de entrenamiento por épocas; la tabla tiene las cifras",
  testLoss: "Pérdida de prueba",
  time: "Tiempo",
  best: "primera",
  take: "Quedársela",
  taken: (name) => `${name} es ahora la red del dibujo.`,
  stale: "La red del dibujo ya es otra, o aprende otra cosa: termina la carrera y empieza una nueva.",
  notFinite: "Se detuvo: su pérdida dejó de ser un número finito, porque los pasos eran demasiado grandes.",
  phases: {
    ready: () => "Elige quiénes participan.",
    preparing: () => "Se crean las redes.",
    running: (first) => (first === "" ? "Corren." : `Corren; ${first} va primera.`),
    paused: (first) => `En pausa; ${first} va primera.`,
    over: (first) => `${first} tiene la menor pérdida.`,
  },
};
