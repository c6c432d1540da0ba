// What stands around lessons; loaded with them. Lessons themselves are in src/lessons/LANGUAGE.

export const englishLessonMessages = {
  intro: "Each lesson sets up the page for you and ends in a task. Undo brings back what you had.",
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

const languages: Readonly<Record<string, LessonMessages>> = { en: englishLessonMessages };

export function lessonMessagesFor(tag: string): LessonMessages {
  return languages[tag.toLowerCase()] ?? languages[tag.toLowerCase().split("-")[0]!] ?? englishLessonMessages;
}
