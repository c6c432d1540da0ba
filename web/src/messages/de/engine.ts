import { EngineSentences, type Phrases } from "../engine-sentence";

export const wants: Phrases = {
  "%d to %d": "%1 bis %2",
  "%d to less than %d": "%1 bis unter %2",
  "more than %d, up to %d": "mehr als %1, bis %2",
  "a number of size up to 1e30": "eine Zahl bis zur Größe 1e30",
  "one of %s": "eines von %1",
  "%n or %n": "%1 oder %2",
  "%s, or [height, width]": "%1w, oder [Höhe, Breite]",
  "a name or an object: %s": "ein Name oder ein Objekt: %1w",
  "a list of names: %s": "eine Liste von Namen: %1w",
  "a list of names, or fourier": "eine Liste von Namen oder fourier",
  "true or false": "true oder false",
  "valid, same or [top, bottom, left, right]": "valid, same oder [oben, unten, links, rechts]",
  "an object": "ein Objekt",
  "an array": "eine Liste",
  "a string": "Text",
  "a number": "eine Zahl",
  "a whole number": "eine ganze Zahl",
  "a whole number from 0": "eine ganze Zahl ab 0",
  "a class": "eine Klasse",
  "a list of layers": "eine Liste von Schichten",
  "a list of 1 to 3 sizes": "eine Liste von 1 bis 3 Größen",
  "a list of numbers": "eine Liste von Zahlen",
  "a number or a list of numbers": "eine Zahl oder eine Liste von Zahlen",
  "features: a flatten layer before it": "Merkmale: eine Schicht flatten davor",
  "features: an embedding before it": "Merkmale: eine Schicht embedding davor",
  "numbers: an embedding before it": "Zahlen: eine Schicht embedding davor",
  "numbers of a fixed size": "Zahlen in fester Anzahl",
  "two inputs, [2]": "zwei Eingaben, [2]",
  "a fixed length: input [T,F] in numbers, or a recurrent layer without returnSequences before it":
    "eine feste Länge: input [T,F] in Zahlen, oder eine rekurrente Schicht ohne returnSequences davor",
  'token ids: input ["T"] or [F], and embedding the first layer': 'Nummern von Zeichen: input ["T"] oder [F], und embedding als erste Schicht',
  'a sequence of features: input ["T",F], or an embedding or a reshape to [T,F] before it':
    'eine Folge von Merkmalen: input ["T",F], oder embedding oder reshape zu [T,F] davor',
  "an image [C,H,W]: a reshape layer before it": "ein Bild [C,H,W]: eine Schicht reshape davor",
  "the end": "das Ende",
  "a value": "ein Wert",
  "a comma or ]": "ein Komma oder ]",
  "a comma or }": "ein Komma oder }",
  "a field's name in quotes": "der Name eines Feldes in Anführungszeichen",
  "a colon": "ein Doppelpunkt",
  "a digit": "eine Ziffer",
  "a hexadecimal digit": "eine hexadezimale Ziffer",
  "a closing quote": "ein schließendes Anführungszeichen",
  "no control characters in a string": "Text ohne Steuerzeichen",
  "an escape": "eine Umschreibung mit \\",
  // Things that need memory.
  "a batch": "ein Batch",
  "one example": "ein Beispiel",
  "one example in training": "ein Beispiel im Training",
  "an example after %s": "ein Beispiel nach %1",
  "the network up to %s": "das Netz bis %1",
  "%s of weights %s": "%1 mit Gewichten %2",
  "the call's examples": "das Laden der Beispiele",
  "the confusion matrix": "die Verwechslungstabelle",
  "a check of gradients": "die Prüfung der Gradienten",
  "a forward pass": "ein Durchlauf",
  "the answer": "die Antwort",
  "a trace": "der Blick ins Netz",
  "generate": "das Schreiben",
};

export const sentences: Phrases = {
  // The spec.
  "%s is %s, want %s": "%1 ist %2, erwartet wird %3w",
  "%s is missing, want %s": "%1 fehlt, erwartet wird %2w",
  "%s is %s, the limit is %s": "%1 ist %2, höchstens %3 geht",
  "%s has %s numbers, the limit is %s": "%1 hat %2 Zahlen, höchstens %3 gehen",
  "%s is not a field of %s, want one of %s": "%1 ist kein Feld von %2, erwartet wird eines von %3",
  "the spec is %s, want %s": "die Spec ist %1, erwartet wird %2w",
  "the spec has %s bytes, the limit is %s": "die Spec hat %1 Bytes, höchstens %2 gehen",
  "the patch has %s bytes, the limit is %s": "die Änderung hat %1 Bytes, höchstens %2 gehen",
  "the patch is %s, want an object": "die Änderung ist %1, erwartet wird ein Objekt",
  "%s is given twice, want once": "%1 steht zweimal da, erwartet wird einmal",
  "the JSON is not valid: %s": "das JSON ist nicht gültig: %1s",
  "the JSON is not valid in %s: %s": "das JSON ist in %1 nicht gültig: %2s",
  "it ends at byte %s, want %s": "es endet bei Byte %1, erwartet wird %2w",
  "byte %s is %s, want %s": "Byte %1 ist %2, erwartet wird %3w",
  "byte %s is not UTF-8": "Byte %1 ist kein UTF-8",
  "it is nested more than %s deep": "es ist tiefer als %1 geschachtelt",
  "%s brings the network to %s layers, the limit is %s": "mit %1 hat das Netz %2 Schichten, höchstens %3 gehen",
  "%s is [%s,%s], want less than stride, [%s,%s]": "%1 ist [%2,%3], erwartet wird weniger als stride, [%4,%5]",
  "%s is true with stateful, want only one of them: the backward direction has no state to carry on":
    "%1 ist true neben stateful, nur eines von beiden geht: rückwärts gibt es keinen Zustand, der weiterginge",
  "%s has %s sizes, want 1 to 3": "%1 hat %2 Größen, erwartet werden 1 bis 3",
  "shuffle is true with %s.stateful, want false: the state goes on into the same row of the next batch":
    "shuffle ist true neben %1.stateful, erwartet wird false: der Zustand geht in derselben Zeile des nächsten Batches weiter",
  "%s.activation is softmax under cross-entropy, want linear: the loss takes logits and has the softmax built in":
    "%1.activation ist softmax unter cross-entropy, erwartet wird linear: dieser Verlust nimmt Logits und rechnet die Softmax selbst",
  "%s are all 0, want at least one above": "%1 sind alle 0, mindestens eines muss darüber sein",
  "%s cannot change in update, start a new trainer": "%1 ändert sich nicht im Lauf, das braucht einen neuen Trainer",
  "%s is %s, want an object of what changes, or null": "%1 ist %2, erwartet wird ein Objekt mit den Änderungen oder null",
  "%s has %s entries, want %s, one for each layer: {} keeps it": "%1 hat %2 Einträge, erwartet werden %3, einer je Schicht: {} lässt sie",
  "%s.%s names no layer, want a number from 0 to %s": "%1.%2 nennt keine Schicht, erwartet wird eine Zahl von 0 bis %3",
  "%s is %s, want a list with one entry for each layer": "%1 ist %2, erwartet wird eine Liste mit einem Eintrag je Schicht",
  // How layers fit one another.
  "%s.type is %s, which this build cannot run": "%1.type ist %2, was dieses Programm nicht kann",
  "%s is %s on %s, want %s": "%1 ist %2 auf %3, erwartet wird %4w",
  "%s.activation is softmax on an image %s, want features: a flatten layer before it":
    "%1.activation ist softmax auf einem Bild %2, erwartet werden Merkmale: eine Schicht flatten davor",
  "%s.activation is %s, which this build cannot run": "%1.activation ist %2, was dieses Programm nicht kann",
  "%s.names[%s] is %s, which this build does not know": "%1.names[%2] ist %3, was dieses Programm nicht kennt",
  "%s.%s has %s numbers, want 1 or %s": "%1.%2 hat %3 Zahlen, erwartet werden 1 oder %4",
  "%s.shape is %s, want %s numbers in 1 to 3 sizes, as many as %s before it":
    "%1.shape ist %2, erwartet werden %3 Zahlen in 1 bis 3 Größen, so viele wie in %4 davor",
  "%s turns %s into %s, want layers that keep the shape": "%1 macht aus %2 %3, erwartet werden Schichten, die die Form lassen",
  "%s.crop is [%s,%s] of %s x %s pixels, want at least one pixel left": "%1.crop ist [%2,%3] von %4 x %5 Pixeln, mindestens ein Pixel muss bleiben",
  "%s.groups is %s, want a divisor of the %s channels before it": "%1.groups ist %2, erwartet wird ein Teiler der %3 Kanäle davor",
  "%s.groups is %s, want a divisor of filters, %s": "%1.groups ist %2, erwartet wird ein Teiler von filters, %3",
  'input has %s numbers, want [F], [C,H,W], ["T",F] or ["T"]': 'input hat %1 Zahlen, erwartet wird [F], [C,H,W], ["T",F] oder ["T"]',
  "layers is empty of anything that reads token ids, want an embedding": "keine der Schichten liest Nummern von Zeichen, es fehlt ein embedding",
  "loss is cross-entropy on an image %s, want one row of logits: flatten or global-average-pool2d before it":
    "loss ist cross-entropy auf einem Bild %1, erwartet wird eine Zeile von Logits: flatten oder global-average-pool2d davor",
  "loss is cross-entropy on 1 output, want at least 2, or binary-cross-entropy":
    "loss ist cross-entropy mit 1 Ausgabe, erwartet werden mindestens 2, oder binary-cross-entropy",
  "loss.classWeights has %s numbers, want %s, one for each class": "loss.classWeights hat %1 Zahlen, erwartet werden %2, eine je Klasse",
  "%s.%s is [%s,%s], want at most [%s,%s], the image with its padding": "%1.%2 ist [%3,%4], höchstens [%5,%6] geht, das Bild mit seinem Rand",
  "%s makes an image of %s x %s pixels, the limit is %s for a side": "%1 macht ein Bild von %2 x %3 Pixeln, höchstens %4 gehen je Seite",
  // Examples.
  "%s has no examples, want at least 1": "%1 hat keine Beispiele, erwartet wird mindestens 1",
  "%s has %s steps, want %s": "%1 hat %2 Schritte, erwartet werden %3",
  "%s has %s steps, want 1 to 65536": "%1 hat %2 Schritte, erwartet werden 1 bis 65536",
  "%s has %s numbers, want %s: %s examples of %s": "%1 hat %2 Zahlen, erwartet werden %3: %4 Beispiele von %5",
  "%s[%s] is %s, want a finite number": "%1[%2] ist %3, erwartet wird eine endliche Zahl",
  "%s[%s] is %s, want a token id from 0 to %s": "%1[%2] ist %3, erwartet wird die Nummer eines Zeichens von 0 bis %4",
  "%s is given, but input %s is no sequence": "%1 ist angegeben, aber input %2 ist keine Folge",
  "%s has %s numbers, want %s, one for each example": "%1 hat %2 Zahlen, erwartet werden %3, eine je Beispiel",
  "%s[%s] is %s, want 1 to %s": "%1[%2] ist %3, erwartet wird 1 bis %4",
  "%s has %s labels, want %s": "%1 hat %2 Label, erwartet werden %3",
  "%s has %s integers, want %s numbers under %s": "%1 hat %2 ganze Zahlen, erwartet werden %3 Zahlen unter %4",
  "%s[%s] is %s, want a label from 0 to %s": "%1[%2] ist %3, erwartet wird ein Label von 0 bis %4",
  "%s[%s] is %s, want -1 or 1 under hinge": "%1[%2] ist %3, erwartet wird -1 oder 1 unter hinge",
  "%s[%s] is %s, want 0 to 1 under %s": "%1[%2] ist %3, erwartet wird 0 bis 1 unter %4",
  "%s[%s] to %s[%s] add up to %s, want probabilities that add up to 1":
    "%1[%2] bis %3[%4] ergeben zusammen %5, erwartet werden Wahrscheinlichkeiten, die 1 ergeben",
  "there are no examples to train on, want setData first": "es gibt keine Beispiele, aus denen zu lernen wäre",
  "there is no test set, want evaluate({x, y}) or setData with testX and testY": "es gibt keine Testbeispiele",
  // Training and what it takes.
  "the loss is not a finite number at step %s; the weights are back at step %s. Try a learning rate smaller than %s, or clip the gradient's norm to 1":
    "der Verlust ist bei Schritt %1 keine endliche Zahl; die Gewichte sind wieder die von Schritt %2. Versuch eine Lernrate unter %3, oder begrenze die Norm des Gradienten auf 1",
  "training needs %s bytes of memory, the limit is %s": "das Training braucht %1 Bytes Speicher, höchstens %2 gehen",
  "%s needs %s bytes of memory beside the %s of training, the limit is %s": "%1o braucht %2 Bytes Speicher neben den %3 des Trainings, höchstens %4 gehen",
  "a forward pass of one example needs %s bytes of memory, the limit is %s": "ein Durchlauf mit einem Beispiel braucht %1 Bytes Speicher, höchstens %2 gehen",
  "%s needs %s bytes of memory, the limit is %s": "%1o braucht %2 Bytes Speicher, höchstens %3 gehen",
  "%s needs %s numbers, the limit is %s": "%1o braucht %2 Zahlen, höchstens %3 gehen",
  "%s needs %s parameters, the limit is %s": "%1o braucht %2 Parameter, höchstens %3 gehen",
  "%s needs %s parameters or more, the limit is %s": "%1o braucht %2 Parameter oder mehr, höchstens %3 gehen",
  "%s rows of %s numbers are %s, the limit is %s in one call": "%1 Zeilen von %2 Zahlen sind %3, höchstens %4 gehen auf einmal",
  "a trace of %s examples takes %s bytes, the limit is %s": "der Blick in %1 Beispiele braucht %2 Bytes, höchstens %3 gehen",
  "the gradients of %s workers take %s bytes in each of them, the limit is %s": "die Gradienten von %1 Workern brauchen %2 Bytes in jedem, höchstens %3 gehen",
  "%s is no parameter of this network, want one of %s": "%1 ist kein Parameter dieses Netzes, erwartet wird einer von %2",
  "%s has %s numbers, want %s: %s": "%1 hat %2 Zahlen, erwartet werden %3: %4",
  "%s[%s] is %s, want 0 or 1": "%1[%2] ist %3, erwartet wird 0 oder 1",
  "generate wants a network that gives logits over its tokens under cross-entropy, and loss is %s":
    "schreiben kann nur ein Netz mit Logits über seine Zeichen unter cross-entropy, und loss ist %1",
  "generate wants a network that reads what it writes: input is %s, and the output has %s classes":
    "schreiben kann nur ein Netz, das liest, was es schreibt: input ist %1, und die Ausgabe hat %2 Klassen",
  "generate wants a network that reads what it writes: layers[0].vocabulary is %s, and the output has %s classes":
    "schreiben kann nur ein Netz, das liest, was es schreibt: layers[0].vocabulary ist %1, und die Ausgabe hat %2 Klassen",
  "temperature is %s, want a number of at least 0": "temperature ist %1, erwartet wird eine Zahl ab 0",
  "prompt has %s token ids, want at least %s": "der Anfang hat %1 Zeichen, erwartet werden mindestens %2",
  "prompt has %s token ids, the limit is %s": "der Anfang hat %1 Zeichen, höchstens %2 gehen",
  // Kept models.
  "the file's counters do not fit its optimizer and schedule": "die Zähler der Datei passen nicht zu ihrem Optimierer und Verlauf",
  "tensor %s has %s numbers, the file's spec wants %s": "der Tensor %1 hat %2 Zahlen, die Spec der Datei erwartet %3",
  "the bytes do not begin as a backdraw file does": "die Datei beginnt nicht wie eine von Backdraw",
  "the file has version %s, want %s": "die Datei hat Version %1, erwartet wird %2",
  "the file's checksum does not fit its %s bytes: part of it is lost or changed":
    "die Prüfsumme der Datei passt nicht zu ihren %1 Bytes: ein Teil ist verloren oder verändert",
  "the file's parts do not add up to its %s bytes": "die Teile der Datei ergeben nicht ihre %1 Bytes",
  "tensor %s has %s at %s, want finite numbers": "der Tensor %1 hat an Stelle %3 %2, erwartet werden endliche Zahlen",
  "the file's names cannot be read: %s": "die Namen in der Datei sind nicht lesbar: %1s",
  // Tables.
  "line %s has a quote out of place, want fields in whole quotes, doubled inside":
    "Zeile %1 hat ein Anführungszeichen am falschen Ort: es gehört um das ganze Feld, darin verdoppelt",
  "line %s has %s fields, want %s": "Zeile %1 hat %2 Felder, erwartet werden %3",
  "line %s: %s is %s, want %s": "Zeile %1: %2 ist %3, erwartet wird %4w",
  "line %s is not UTF-8, save the table as UTF-8": "Zeile %1 ist kein UTF-8, speichere die Tabelle als UTF-8",
  "csv has no lines, want a table": "sie hat keine Zeilen",
  "csv has no line that can be used, want at least 1": "keine Zeile ist zu gebrauchen, erwartet wird mindestens eine",
  "csv has no line that can be used, want at least 1; %s": "keine Zeile ist zu gebrauchen, erwartet wird mindestens eine; %1s",
  "csv has lines of one field, want at least two that are parted by a comma, tab, semicolon or bar":
    "die Zeilen haben ein Feld, erwartet werden mindestens zwei, getrennt durch Komma, Tabulator, Semikolon oder |",
  "csv has no line whose quotes are in place, want fields in whole quotes, doubled inside":
    "in keiner Zeile stehen die Anführungszeichen richtig: sie gehören um das ganze Feld, darin verdoppelt",
  "column %s is text, want numbers: only a target may be a class": "die Spalte %1 ist Text, erwartet werden Zahlen: nur ein Ziel darf eine Klasse sein",
  "%s has %s, want one of %s": "%1 hat %2, erwartet wird eines von %3",
  "targets has %s twice, want each once": "targets hat %1 zweimal, erwartet wird jedes einmal",
  "targets is %s of %s columns, want at least one target and one feature": "targets sind %1 von %2 Spalten, erwartet wird mindestens ein Ziel und ein Merkmal",
  "csv has two columns %s, want one": "zwei Spalten heißen %1, erwartet wird eine",
  "csv has no column %s, want all of %s; it has %s": "die Spalte %1 fehlt, erwartet werden %2; da sind %3",
  "csv has no line of names and %s columns, want the %s of training, only the %s of %s, or a line of names":
    "es fehlt die Zeile mit den Namen, und da sind %1 Spalten; erwartet werden die %2 des Trainings, nur die %3 von %4, oder eine Zeile mit Namen",
  "csv has no line of names and %s columns, want a line that names %s":
    "es fehlt die Zeile mit den Namen, und da sind %1 Spalten; erwartet wird eine Zeile, die %2 nennt",
  "column %s has %s classes, want at most 4096": "die Spalte %1 hat %2 Klassen, höchstens 4096 gehen",
  // Text, pictures, strokes.
  "text has the character %s at %s, which the alphabet of %s characters lacks": "der Text hat an Stelle %2 das Zeichen %1, das im Alphabet von %3 Zeichen fehlt",
  "%s is %s, want 0 to %s": "%1 ist %2, erwartet wird 0 bis %3",
  "points has %s numbers, want x, y and pressure of each point": "points hat %1 Zahlen, erwartet werden x, y und Druck jedes Punktes",
  "points has %s points, the limit is %s": "points hat %1 Punkte, höchstens %2 gehen",
  "points[%s] is %s, want a number, pressure from 0 to 1": "points[%1] ist %2, erwartet wird eine Zahl, der Druck von 0 bis 1",
  "ends[%s] is %s, want more than %s and at most the %s points": "ends[%1] ist %2, erwartet wird mehr als %3 und höchstens die %4 Punkte",
  "ends stops at %s, want the last stroke to end with the %s points": "ends hört bei %1 auf, der letzte Strich muss mit den %2 Punkten enden",
  "image has %s numbers and is %s x %s, want width times height of them, each side 1 to %s":
    "das Bild hat %1 Zahlen und ist %2 x %3, erwartet wird Breite mal Höhe, jede Seite 1 bis %4",
  "image[%s] is %s, want 0 to 1": "image[%1] ist %2, erwartet wird 0 bis 1",
  "image has one grey all over, want something darker or lighter on it": "das Bild ist überall gleich grau, erwartet wird etwas Dunkleres oder Helleres darauf",
};

const engine = new EngineSentences(sentences, wants);

/** A sentence of the engine in German, where it has a phrase. */
export function inGerman(sentence: string): string {
  return engine.say(sentence);
}
