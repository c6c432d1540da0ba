import type { TimelineMessages } from "../timeline/en";

// Spanish of the slider through training.

export const spanishTimelineMessages: TimelineMessages = {
  name: "Recorrido",
  slider: "Momento del entrenamiento",
  at: (epoch, of, loss) => `época ${epoch} de ${of}${loss === undefined ? "" : `, pérdida ${loss}`}`,
  branch: "Seguir entrenando desde aquí",
  now: "Volver a ahora",
  swap: "Al otro recorrido",
  empty: "Cuando el entrenamiento haya empezado, arrastra el control hacia atrás.",
  playing: "Arrastrar pausa el entrenamiento.",
  kept: (count, kilobytes) => `${count} momentos guardados, ${kilobytes} kB`,
  close: "Cerrar el recorrido",
};
