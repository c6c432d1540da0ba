import type { LessonMessages } from "../lessons/en";

export const spanishLessonMessages: LessonMessages = {
  intro: "Cada lección prepara la página y acaba en una tarea. «Deshacer» devuelve tus puntos y ajustes; «Recuperarlo», donde se ofrece, también lo aprendido.",
  list: "Todas las lecciones",
  page: (number, of) => `${number} de ${of}`,
  back: "Atrás",
  next: "Siguiente",
  again: "Preparar de nuevo",
  task: "Tarea",
  open: "aún no",
  done: "Hecho: eso es.",
  finish: "Terminar",
  solved: "resuelta",
};
