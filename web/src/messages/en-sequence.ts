// English of the sequence lab, and the shape of its other languages.

import { translationOf } from "./languages";

export const englishSequenceMessages = {
  mode: "What is learnt",
  modeNames: { text: "Text", strokes: "Strokes" },
  share: "This link holds the network’s settings and the mode. Texts and strokes stay in your browser.",
  settings: "Network",
  result: "Result",
  cell: "Cell",
  cellExplain: "What the recurrent network remembers with: a plain unit (RNN), or one with gates that decide what to keep (GRU, LSTM). Another one starts afresh.",
  units: "Units",
  unitsExplain: "How many hidden units carry the memory. Another number starts afresh.",
  window: "Window",
  windowExplain: "So many characters the network reads at a time while it learns. Gradients go back no farther, but the memory may.",
  tabs: { follows: "Follows", steps: "Step by step", loss: "Loss", classes: "Classes" },

  text: "Text to learn from",
  textExplain: "Type, paste or drop any text, up to 100,000 characters. The last tenth is held back to test on. Other characters than before start the network afresh.",
  characters: (count: string, alphabet: string) => `${count} characters, ${alphabet} different ones`,
  openFile: "Open a text file",
  rhyme: "The rhyme again",
  rhymeSource: "“The House That Jack Built”, traditional (1755), in the public domain",
  tooLong: "Of this text the first 100,000 characters are taken.",
  unreadable: (file: string) => `${file} could not be read as text. Nothing was changed.`,
  nothing: "There is nothing to learn yet: write at least eight characters.",
  writing: "What it writes",
  writes: (epoch: string, temperature: string) => `After epoch ${epoch}, at temperature ${temperature}`,
  writesNothing: "Press Play: it writes while it learns.",
  temperature: "Temperature",
  temperatureExplain: "0 always takes the likeliest character, 1 draws by the network’s own probabilities, more is bolder and wilder.",
  prompt: "Begins with",
  unknownLetters: (letters: string) => `Left out, as the text has none: ${letters}`,
  unknownPrompt: (letters: string, first: string) => `The text has none of these: ${letters}; so it begins with ${first}`,
  writeAgain: "Write again",
  perplexity: (training: string) => `Perplexity ${training}: as unsure as an even guess among so many characters`,
  perplexityBoth: (training: string, test: string, all: string) => `Perplexity ${training}, on the end held back ${test}: as unsure as an even guess among so many of ${all} characters`,

  shaded: "The text, shaded by a unit",
  shadedExplain: "Each character’s bar is the unit’s activation after it: up and orange above zero, down and blue below, from −1 to 1. The start of the text is shown.",
  shadedSummary: (unit: number, follows: string, high: string, low: string) => `Unit ${unit}: ${follows}. Highest after ${high}, lowest after ${low}.`,
  unitList: "Units, those that vary most first",
  unit: (number: number) => `Unit ${number}`,
  follows: (what: string, correlation: string) => `${what}, r ${correlation}`,
  followsNothing: "nothing of the list",
  followsExplain: "What the unit goes with most: r is the correlation of its activation with the thing named, over the text shown. Below 0.3 nothing is named.",
  traits: {
    vowel: "vowels", space: "spaces", wordEnd: "ends of words", lineEnd: "ends of lines", capital: "capital letters", punctuation: "punctuation",
    placeInWord: "place in the word", placeInLine: "place in the line", placeInText: "place in the text",
  },
  letter: (letter: string) => `the letter ${letter}`,
  characterNames: { space: "space", line: "end of line" },
  meansTable: "Mean activation after each character",
  columns: { character: "Character", count: "Times", mean: "Mean", step: "Step" },
  noUnits: "The units show once the network is there.",

  pad: "Drawing surface for strokes",
  hint: "Draw here: the order counts, not the picture",
  unnamed: "My strokes",
  circlesName: "Circles",
  circles: "The circles again",
  notASet: (file: string) => `${file} is no set of strokes. Nothing was changed.`,
  guess: (name: string, share: string) => `I see ${name}, ${share}`,
  untrained: "Not trained yet: press Play, and it learns while you draw",
  fewest: "There is nothing to learn yet: draw examples of two classes, five or so of each.",
  steps: "Guess after each step",
  stepsExplain: "From left to right the drawing as it came about; each line is one class’s probability after the pen had come so far. The path bears the mark of the class that leads.",
  noSteps: "Draw something to see how the guess comes about.",
  stepsTable: "Guess in numbers",
  confusionHeld: "Examples held back, by class",
  confusionLearnt: "Learnt examples by class (from five of a class on, some are held back)",
  actual: "Actual",
  predicted: "Predicted",
  noExamples: "There are no examples yet.",
  mistake: (actual: string, predicted: string) => `${actual}, read as ${predicted}`,
  mistakes: (wrong: number, all: number) => (wrong === 0 ? `All ${all} are read right.` : `${wrong} of ${all} are read wrong.`),
  notFinite: "Training stopped: the loss was no longer finite. The last good weights are kept; try a smaller learning rate.",
  keyTable: [
    ["L", "See backpropagation, step by step; then [ and ] go back and on"],
    ["1 to 9, 0", "Add the drawing to the class of that name or, where there is none, in that place"],
    ["Arrow keys", "On the surface: move a pen, with Shift farther"],
    ["Space, Enter", "On the surface: set the pen down, or lift it"],
    ["Delete", "On the surface: clear it"],
    ["Ctrl+Z", "Undo the last stroke or other change"],
  ],
};

export type SequenceMessages = typeof englishSequenceMessages;

/** The texts of the language nearest to a tag as "de-AT"; English where there is none. */
export function sequenceMessagesFor(tag: string): SequenceMessages {
  return translationOf(tag)?.sequence ?? englishSequenceMessages;
}
