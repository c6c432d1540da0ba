// English of the drawn sets of the digits and of the strokes, and the shape of their other languages.

import { translationOf } from "./languages";

export const englishSetsMessages = {
  padKeys: "Arrow keys move a pen, Space or Enter sets it down and lifts it. Delete clears the surface.",
  penAt: (x: number, y: number, down: boolean) => `Pen ${down ? "down" : "up"} at ${x}, ${y}`,
  clear: "Clear the drawing",
  classes: "Classes",
  className: (name: string) => `Name of class ${name}`,
  add: (name: string) => `Add the drawing to ${name}`,
  addClass: "Another class",
  removeClass: (name: string) => `Remove class ${name} and its examples`,
  removeExample: (name: string) => `Delete this example of ${name}`,
  added: (name: string, count: number) => `Added to ${name}, which has ${count === 1 ? "1 drawn example" : `${count} drawn examples`}`,
  sets: "Set",
  setName: "Name of this set",
  newSet: "New set",
  deleteSet: "Delete",
  deleteSure: "Delete for good",
  exportSet: "Export",
  importSet: "Add a file",
  imported: (added: number, known: number, files: number) =>
    `${added === 0 ? "No example was" : added === 1 ? "1 example was" : `${added} examples were`} added from ${files === 1 ? "the file" : `${files} files`}${known === 0 ? "." : known === 1 ? "; 1 was here already." : `; ${known} were here already.`}`,
  taken: "There is a set of that name already. Nothing was changed.",
  classTaken: (name: string) => `There is a class ${name} already. Nothing was changed.`,
  classGone: (name: string, count: number) => `Class ${name} and its ${count === 1 ? "example" : `${count} examples`} are gone; Undo brings them back.`,
  startedAfresh: "Another number of classes needs another output layer: the network started afresh.",
  fullSet: (most: number) => `The set is full: ${most} examples. Delete some to add more.`,
  tooMany: (classes: number, examples: number) => `Both sets together are too large: ${classes} classes and ${examples} examples at most. Nothing was changed.`,
  tooManyOf: (files: string, classes: number, examples: number) => `Left out, as the set would be too large with them (${classes} classes and ${examples} examples at most): ${files}.`,
  elsewhere: "This set was changed in another tab as well: what was done in both is here now.",
  droppedElsewhere: "This set was deleted in another tab. Here it stays open, and it is kept again once you change it.",
  full: "There is no room left to keep this set: a reload will lose what you added since. Export keeps it as a file.",
  unavailable: "This browser does not let the page keep sets: a reload will lose them. Export keeps this one as a file.",
};

export type SetsMessages = typeof englishSetsMessages;

/** The texts of the language nearest to a tag as "de-AT"; English where there is none. */
export function setsMessagesFor(tag: string): SetsMessages {
  return translationOf(tag)?.sets ?? englishSetsMessages;
}
