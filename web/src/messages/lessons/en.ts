// What stands around lessons; loaded with them. Lessons themselves are in src/lessons/LANGUAGE.

import { translationOf } from "../languages";

export const englishLessonMessages = {
  intro: "Each lesson sets up the page for you and ends in a task. Undo brings back your points and settings; “Bring it back”, where it is offered, also what was learnt.",
  list: "All lessons",
  page: (number: number, of: number) => `${number} of ${of}`,
  back: "Back",
  next: "Next",
  again: "Set up again",
  task: "Task",
  open: "not yet",
  done: "Done: that is it.",
  finish: "Finish",
  solved: "solved",
};

export type LessonMessages = typeof englishLessonMessages;

/** The texts of the language nearest to a tag as "de-AT"; English where there is none. */
export function lessonMessagesFor(tag: string): LessonMessages {
  return translationOf(tag)?.lessons ?? englishLessonMessages;
}
