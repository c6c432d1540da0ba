import type { SetsMessages } from "../en-sets";

// Spanish of the drawn sets.

export const spanishSetsMessages: SetsMessages = {
  padKeys: "Las flechas mueven un lápiz; Espacio o Intro lo baja y lo levanta. Supr vacía la superficie.",
  penAt: (x, y, down) => `Lápiz ${down ? "abajo" : "arriba"} en ${x}; ${y}`,
  clear: "Borrar el dibujo",
  classes: "Clases",
  className: (name) => `Nombre de la clase ${name}`,
  add: (name) => `Añadir el dibujo a ${name}`,
  addClass: "Otra clase",
  removeClass: (name) => `Quitar la clase ${name} con sus ejemplos`,
  removeExample: (name) => `Borrar este ejemplo de ${name}`,
  added: (name, count) => `Añadido a ${name}, que ya tiene ${count === 1 ? "1 ejemplo dibujado" : `${count} ejemplos dibujados`}`,
  sets: "Conjunto",
  setName: "Nombre de este conjunto",
  newSet: "Conjunto nuevo",
  deleteSet: "Borrar",
  deleteSure: "Borrar para siempre",
  exportSet: "Exportar",
  importSet: "Añadir un archivo",
  imported: (added, known, files) =>
    `${added === 0 ? "No se añadió ningún ejemplo" : added === 1 ? "Se añadió 1 ejemplo" : `Se añadieron ${added} ejemplos`} ${files === 1 ? "del archivo" : `de ${files} archivos`}${known === 0 ? "." : known === 1 ? "; 1 ya estaba." : `; ${known} ya estaban.`}`,
  taken: "Ya hay un conjunto con ese nombre. No se cambió nada.",
  classTaken: (name) => `Ya hay una clase ${name}. No se cambió nada.`,
  classGone: (name, count) => `La clase ${name} y ${count === 1 ? "su ejemplo" : `sus ${count} ejemplos`} ya no están; Deshacer los recupera.`,
  startedAfresh: "Otro número de clases necesita otra capa de salida: la red ha vuelto a empezar.",
  fullSet: (most) => `El conjunto está lleno: ${most} ejemplos. Borra algunos para añadir más.`,
  tooMany: (classes, examples) => `Los dos conjuntos juntos son demasiado grandes: ${classes} clases y ${examples} ejemplos como mucho. No se cambió nada.`,
  tooManyOf: (files, classes, examples) => `Sin añadir, pues el conjunto sería demasiado grande (${classes} clases y ${examples} ejemplos como mucho): ${files}.`,
  elsewhere: "Este conjunto también se cambió en otra pestaña: lo hecho en las dos ya está aquí.",
  droppedElsewhere: "Este conjunto se borró en otra pestaña. Aquí sigue abierto, y se conserva de nuevo en cuanto lo cambies.",
  full: "No queda sitio para conservar este conjunto: al recargar se perderá lo añadido desde entonces. Exportar lo guarda como archivo.",
  unavailable: "Este navegador no deja que la página conserve conjuntos: al recargar se perderán. Exportar guarda este como archivo.",
};
