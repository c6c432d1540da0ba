import { EngineSentences, type Phrases } from "../engine-sentence";

export const wants: Phrases = {
  "%d to %d": "de %1 a %2",
  "%d to less than %d": "de %1 a menos de %2",
  "more than %d, up to %d": "más de %1, hasta %2",
  "a number of size up to 1e30": "un número de tamaño hasta 1e30",
  "one of %s": "uno de %1",
  "%n or %n": "%1 o %2",
  "%s, or [height, width]": "%1w, o [alto, ancho]",
  "a name or an object: %s": "un nombre o un objeto: %1w",
  "a list of names: %s": "una lista de nombres: %1w",
  "a list of names, or fourier": "una lista de nombres o fourier",
  "true or false": "true o false",
  "valid, same or [top, bottom, left, right]": "valid, same o [arriba, abajo, izquierda, derecha]",
  "an object": "un objeto",
  "an array": "una lista",
  "a string": "un texto",
  "a number": "un número",
  "a whole number": "un número entero",
  "a whole number from 0": "un número entero desde 0",
  "a class": "una clase",
  "a list of layers": "una lista de capas",
  "a list of 1 to 3 sizes": "una lista de 1 a 3 tamaños",
  "a list of numbers": "una lista de números",
  "a number or a list of numbers": "un número o una lista de números",
  "features: a flatten layer before it": "características: una capa flatten antes",
  "features: an embedding before it": "características: una capa embedding antes",
  "numbers: an embedding before it": "números: una capa embedding antes",
  "numbers of a fixed size": "números en cantidad fija",
  "two inputs, [2]": "dos entradas, [2]",
  "a fixed length: input [T,F] in numbers, or a recurrent layer without returnSequences before it":
    "una longitud fija: input [T,F] en números, o una capa recurrente sin returnSequences antes",
  'token ids: input ["T"] or [F], and embedding the first layer': 'números de símbolos: input ["T"] o [F], y embedding como primera capa',
  'a sequence of features: input ["T",F], or an embedding or a reshape to [T,F] before it':
    'una secuencia de características: input ["T",F], o embedding o reshape a [T,F] antes',
  "an image [C,H,W]: a reshape layer before it": "una imagen [C,H,W]: una capa reshape antes",
  "the end": "el final",
  "a value": "un valor",
  "a comma or ]": "una coma o ]",
  "a comma or }": "una coma o }",
  "a field's name in quotes": "el nombre de un campo entre comillas",
  "a colon": "dos puntos",
  "a digit": "una cifra",
  "a hexadecimal digit": "una cifra hexadecimal",
  "a closing quote": "unas comillas de cierre",
  "no control characters in a string": "un texto sin caracteres de control",
  "an escape": "una secuencia con \\",
  // Things that need memory.
  "a batch": "un lote",
  "one example": "un ejemplo",
  "one example in training": "un ejemplo en el entrenamiento",
  "an example after %s": "un ejemplo después de %1",
  "the network up to %s": "la red hasta %1",
  "%s of weights %s": "%1 con pesos %2",
  "the call's examples": "la carga de los ejemplos",
  "the confusion matrix": "la matriz de confusión",
  "a check of gradients": "la comprobación de los gradientes",
  "a forward pass": "una pasada hacia delante",
  "the answer": "la respuesta",
  "a trace": "la mirada a la red",
  "generate": "la escritura",
};

export const sentences: Phrases = {
  // The spec.
  "%s is %s, want %s": "%1 es %2, se espera %3w",
  "%s is missing, want %s": "falta %1, se espera %2w",
  "%s is %s, the limit is %s": "%1 es %2, el máximo es %3",
  "%s has %s numbers, the limit is %s": "%1 tiene %2 números, el máximo es %3",
  "%s is not a field of %s, want one of %s": "%1 no es un campo de %2, se espera uno de %3",
  "the spec is %s, want %s": "la spec es %1, se espera %2w",
  "the spec has %s bytes, the limit is %s": "la spec tiene %1 bytes, el máximo es %2",
  "the patch has %s bytes, the limit is %s": "el cambio tiene %1 bytes, el máximo es %2",
  "the patch is %s, want an object": "el cambio es %1, se espera un objeto",
  "%s is given twice, want once": "%1 está dos veces, se espera una",
  "the JSON is not valid: %s": "el JSON no es válido: %1s",
  "the JSON is not valid in %s: %s": "el JSON no es válido en %1: %2s",
  "it ends at byte %s, want %s": "acaba en el byte %1, se espera %2w",
  "byte %s is %s, want %s": "el byte %1 es %2, se espera %3w",
  "byte %s is not UTF-8": "el byte %1 no es UTF-8",
  "it is nested more than %s deep": "tiene más de %1 niveles",
  "%s brings the network to %s layers, the limit is %s": "con %1 la red tiene %2 capas, el máximo es %3",
  "%s is [%s,%s], want less than stride, [%s,%s]": "%1 es [%2,%3], se espera menos que stride, [%4,%5]",
  "%s is true with stateful, want only one of them: the backward direction has no state to carry on":
    "%1 es true junto a stateful, se espera solo uno: hacia atrás no hay estado que continúe",
  "%s has %s sizes, want 1 to 3": "%1 tiene %2 tamaños, se esperan de 1 a 3",
  "shuffle is true with %s.stateful, want false: the state goes on into the same row of the next batch":
    "shuffle es true junto a %1.stateful, se espera false: el estado continúa en la misma fila del lote siguiente",
  "%s.activation is softmax under cross-entropy, want linear: the loss takes logits and has the softmax built in":
    "%1.activation es softmax con cross-entropy, se espera linear: esa pérdida toma logits y calcula ella la softmax",
  "%s are all 0, want at least one above": "%1 son todos 0, se espera al menos uno mayor",
  "%s cannot change in update, start a new trainer": "%1 no cambia durante el entrenamiento, hace falta un entrenador nuevo",
  "%s is %s, want an object of what changes, or null": "%1 es %2, se espera un objeto con lo que cambia o null",
  "%s has %s entries, want %s, one for each layer: {} keeps it": "%1 tiene %2 entradas, se esperan %3, una por capa: {} la deja igual",
  "%s.%s names no layer, want a number from 0 to %s": "%1.%2 no nombra ninguna capa, se espera un número de 0 a %3",
  "%s is %s, want a list with one entry for each layer": "%1 es %2, se espera una lista con una entrada por capa",
  // How layers fit one another.
  "%s.type is %s, which this build cannot run": "%1.type es %2, que este programa no sabe hacer",
  "%s is %s on %s, want %s": "%1 es %2 sobre %3, se espera %4w",
  "%s.activation is softmax on an image %s, want features: a flatten layer before it":
    "%1.activation es softmax sobre una imagen %2, se esperan características: una capa flatten antes",
  "%s.activation is %s, which this build cannot run": "%1.activation es %2, que este programa no sabe hacer",
  "%s.names[%s] is %s, which this build does not know": "%1.names[%2] es %3, que este programa no conoce",
  "%s.%s has %s numbers, want 1 or %s": "%1.%2 tiene %3 números, se esperan 1 o %4",
  "%s.shape is %s, want %s numbers in 1 to 3 sizes, as many as %s before it":
    "%1.shape es %2, se esperan %3 números en 1 a 3 tamaños, tantos como en %4 antes",
  "%s turns %s into %s, want layers that keep the shape": "%1 convierte %2 en %3, se esperan capas que conserven la forma",
  "%s.crop is [%s,%s] of %s x %s pixels, want at least one pixel left": "%1.crop es [%2,%3] de %4 x %5 píxeles, debe quedar al menos uno",
  "%s.groups is %s, want a divisor of the %s channels before it": "%1.groups es %2, se espera un divisor de los %3 canales anteriores",
  "%s.groups is %s, want a divisor of filters, %s": "%1.groups es %2, se espera un divisor de filters, %3",
  'input has %s numbers, want [F], [C,H,W], ["T",F] or ["T"]': 'input tiene %1 números, se espera [F], [C,H,W], ["T",F] o ["T"]',
  "layers is empty of anything that reads token ids, want an embedding": "ninguna capa lee números de símbolos, falta un embedding",
  "loss is cross-entropy on an image %s, want one row of logits: flatten or global-average-pool2d before it":
    "loss es cross-entropy sobre una imagen %1, se espera una fila de logits: flatten o global-average-pool2d antes",
  "loss is cross-entropy on 1 output, want at least 2, or binary-cross-entropy":
    "loss es cross-entropy con 1 salida, se esperan al menos 2, o binary-cross-entropy",
  "loss.classWeights has %s numbers, want %s, one for each class": "loss.classWeights tiene %1 números, se esperan %2, uno por clase",
  "%s.%s is [%s,%s], want at most [%s,%s], the image with its padding": "%1.%2 es [%3,%4], como máximo [%5,%6], la imagen con su relleno",
  "%s makes an image of %s x %s pixels, the limit is %s for a side": "%1 hace una imagen de %2 x %3 píxeles, el máximo por lado es %4",
  // Examples.
  "%s has no examples, want at least 1": "%1 no tiene ejemplos, se espera al menos 1",
  "%s has %s steps, want %s": "%1 tiene %2 pasos, se esperan %3",
  "%s has %s steps, want 1 to 65536": "%1 tiene %2 pasos, se esperan de 1 a 65536",
  "%s has %s numbers, want %s: %s examples of %s": "%1 tiene %2 números, se esperan %3: %4 ejemplos de %5",
  "%s[%s] is %s, want a finite number": "%1[%2] es %3, se espera un número finito",
  "%s[%s] is %s, want a token id from 0 to %s": "%1[%2] es %3, se espera el número de un símbolo de 0 a %4",
  "%s is given, but input %s is no sequence": "%1 está dado, pero input %2 no es una secuencia",
  "%s has %s numbers, want %s, one for each example": "%1 tiene %2 números, se esperan %3, uno por ejemplo",
  "%s[%s] is %s, want 1 to %s": "%1[%2] es %3, se espera de 1 a %4",
  "%s has %s labels, want %s": "%1 tiene %2 etiquetas, se esperan %3",
  "%s has %s integers, want %s numbers under %s": "%1 tiene %2 enteros, se esperan %3 números con %4",
  "%s[%s] is %s, want a label from 0 to %s": "%1[%2] es %3, se espera una etiqueta de 0 a %4",
  "%s[%s] is %s, want -1 or 1 under hinge": "%1[%2] es %3, se espera -1 o 1 con hinge",
  "%s[%s] is %s, want 0 to 1 under %s": "%1[%2] es %3, se espera de 0 a 1 con %4",
  "%s[%s] to %s[%s] add up to %s, want probabilities that add up to 1":
    "%1[%2] a %3[%4] suman %5, se esperan probabilidades que sumen 1",
  "there are no examples to train on, want setData first": "no hay ejemplos de los que aprender",
  "there is no test set, want evaluate({x, y}) or setData with testX and testY": "no hay ejemplos de prueba",
  // Training and what it takes.
  "the loss is not a finite number at step %s; the weights are back at step %s. Try a learning rate smaller than %s, or clip the gradient's norm to 1":
    "la pérdida no es un número finito en el paso %1; los pesos vuelven a ser los del paso %2. Prueba una tasa de aprendizaje menor que %3, o limita la norma del gradiente a 1",
  "training needs %s bytes of memory, the limit is %s": "el entrenamiento necesita %1 bytes de memoria, el máximo es %2",
  "%s needs %s bytes of memory beside the %s of training, the limit is %s": "%1o necesita %2 bytes de memoria junto a los %3 del entrenamiento, el máximo es %4",
  "a forward pass of one example needs %s bytes of memory, the limit is %s": "una pasada con un ejemplo necesita %1 bytes de memoria, el máximo es %2",
  "%s needs %s bytes of memory, the limit is %s": "%1o necesita %2 bytes de memoria, el máximo es %3",
  "%s needs %s numbers, the limit is %s": "%1o necesita %2 números, el máximo es %3",
  "%s needs %s parameters, the limit is %s": "%1o necesita %2 parámetros, el máximo es %3",
  "%s needs %s parameters or more, the limit is %s": "%1o necesita %2 parámetros o más, el máximo es %3",
  "%s rows of %s numbers are %s, the limit is %s in one call": "%1 filas de %2 números son %3, el máximo de una vez es %4",
  "a trace of %s examples takes %s bytes, the limit is %s": "la mirada a %1 ejemplos necesita %2 bytes, el máximo es %3",
  "the gradients of %s workers take %s bytes in each of them, the limit is %s": "los gradientes de %1 workers ocupan %2 bytes en cada uno, el máximo es %3",
  "%s is no parameter of this network, want one of %s": "%1 no es un parámetro de esta red, se espera uno de %2",
  "%s has %s numbers, want %s: %s": "%1 tiene %2 números, se esperan %3: %4",
  "%s[%s] is %s, want 0 or 1": "%1[%2] es %3, se espera 0 o 1",
  "generate wants a network that gives logits over its tokens under cross-entropy, and loss is %s":
    "solo escribe una red con logits sobre sus símbolos con cross-entropy, y loss es %1",
  "generate wants a network that reads what it writes: input is %s, and the output has %s classes":
    "solo escribe una red que lee lo que escribe: input es %1, y la salida tiene %2 clases",
  "generate wants a network that reads what it writes: layers[0].vocabulary is %s, and the output has %s classes":
    "solo escribe una red que lee lo que escribe: layers[0].vocabulary es %1, y la salida tiene %2 clases",
  "temperature is %s, want a number of at least 0": "temperature es %1, se espera un número desde 0",
  "prompt has %s token ids, want at least %s": "el comienzo tiene %1 símbolos, se esperan al menos %2",
  "prompt has %s token ids, the limit is %s": "el comienzo tiene %1 símbolos, el máximo es %2",
  // Kept models.
  "the file's counters do not fit its optimizer and schedule": "los contadores del archivo no encajan con su optimizador y su plan",
  "tensor %s has %s numbers, the file's spec wants %s": "el tensor %1 tiene %2 números, la spec del archivo espera %3",
  "the bytes do not begin as a backdraw file does": "el archivo no empieza como uno de Backdraw",
  "the file has version %s, want %s": "el archivo es de la versión %1, se espera %2",
  "the file's checksum does not fit its %s bytes: part of it is lost or changed":
    "la suma de control no encaja con los %1 bytes del archivo: una parte se perdió o cambió",
  "the file's parts do not add up to its %s bytes": "las partes del archivo no suman sus %1 bytes",
  "tensor %s has %s at %s, want finite numbers": "el tensor %1 tiene %2 en el lugar %3, se esperan números finitos",
  "the file's names cannot be read: %s": "no se pueden leer los nombres del archivo: %1s",
  // Tables.
  "line %s has a quote out of place, want fields in whole quotes, doubled inside":
    "la línea %1 tiene unas comillas fuera de lugar: van alrededor de todo el campo, dobladas dentro",
  "line %s has %s fields, want %s": "la línea %1 tiene %2 campos, se esperan %3",
  "line %s: %s is %s, want %s": "línea %1: %2 es %3, se espera %4w",
  "line %s is not UTF-8, save the table as UTF-8": "la línea %1 no es UTF-8, guarda la tabla como UTF-8",
  "csv has no lines, want a table": "no tiene líneas",
  "csv has no line that can be used, want at least 1": "ninguna línea sirve, se espera al menos una",
  "csv has no line that can be used, want at least 1; %s": "ninguna línea sirve, se espera al menos una; %1s",
  "csv has lines of one field, want at least two that are parted by a comma, tab, semicolon or bar":
    "las líneas tienen un campo, se esperan al menos dos separados por coma, tabulador, punto y coma o |",
  "csv has no line whose quotes are in place, want fields in whole quotes, doubled inside":
    "en ninguna línea están bien las comillas: van alrededor de todo el campo, dobladas dentro",
  "column %s is text, want numbers: only a target may be a class": "la columna %1 es texto, se esperan números: solo un objetivo puede ser una clase",
  "%s has %s, want one of %s": "%1 tiene %2, se espera uno de %3",
  "targets has %s twice, want each once": "targets tiene %1 dos veces, se espera cada uno una vez",
  "targets is %s of %s columns, want at least one target and one feature": "targets son %1 de %2 columnas, se espera al menos un objetivo y una característica",
  "csv has two columns %s, want one": "hay dos columnas %1, se espera una",
  "csv has no column %s, want all of %s; it has %s": "falta la columna %1, se esperan %2; hay %3",
  "csv has no line of names and %s columns, want the %s of training, only the %s of %s, or a line of names":
    "falta la línea de nombres y hay %1 columnas; se esperan las %2 del entrenamiento, solo las %3 de %4, o una línea de nombres",
  "csv has no line of names and %s columns, want a line that names %s":
    "falta la línea de nombres y hay %1 columnas; se espera una línea que nombre %2",
  "column %s has %s classes, want at most 4096": "la columna %1 tiene %2 clases, el máximo es 4096",
  // Text, pictures, strokes.
  "text has the character %s at %s, which the alphabet of %s characters lacks": "el texto tiene en el lugar %2 el carácter %1, que falta en el alfabeto de %3",
  "%s is %s, want 0 to %s": "%1 es %2, se espera de 0 a %3",
  "points has %s numbers, want x, y and pressure of each point": "points tiene %1 números, se esperan x, y y presión de cada punto",
  "points has %s points, the limit is %s": "points tiene %1 puntos, el máximo es %2",
  "points[%s] is %s, want a number, pressure from 0 to 1": "points[%1] es %2, se espera un número, la presión de 0 a 1",
  "ends[%s] is %s, want more than %s and at most the %s points": "ends[%1] es %2, se espera más de %3 y como máximo los %4 puntos",
  "ends stops at %s, want the last stroke to end with the %s points": "ends acaba en %1, el último trazo debe acabar con los %2 puntos",
  "image has %s numbers and is %s x %s, want width times height of them, each side 1 to %s":
    "la imagen tiene %1 números y es de %2 x %3, se espera ancho por alto, cada lado de 1 a %4",
  "image[%s] is %s, want 0 to 1": "image[%1] es %2, se espera de 0 a 1",
  "image has one grey all over, want something darker or lighter on it": "la imagen es de un solo gris, se espera algo más oscuro o más claro",
};

const engine = new EngineSentences(sentences, wants);

/** A sentence of the engine in Spanish, where it has a phrase. */
export function inSpanish(sentence: string): string {
  return engine.say(sentence);
}
