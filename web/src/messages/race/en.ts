// What the race says; loaded with it.

import { translationOf } from "../languages";

export const englishRaceMessages = {
  intro: "The same network from the same initial weights on the same points, trained in other ways side by side, each in a worker of its own.",
  start: "Start the race",
  on: "Go on",
  stop: "Stop",
  epochs: "Epochs",
  add: "Add another",
  remove: (number: number) => `Remove number ${number}`,
  of: (label: string, number: number) => `${label} of number ${number}`,
  line: "Line",
  table: "Who takes part, and how far they are",
  pictures: "Boundaries",
  boundary: (name: string) => `Boundary of ${name}`,
  chart: "Training losses over epochs; the table has the figures",
  testLoss: "Test loss",
  time: "Time",
  best: "best",
  take: "Take over",
  taken: (name: string) => `${name} is the lab's network now.`,
  stale: "The lab's network is another by now, or learns something else: stop, and start a new race.",
  notFinite: "It stopped: its loss was no longer a finite number, because its steps were too large.",
  phases: {
    ready: () => "Choose who takes part.",
    preparing: () => "Making the networks.",
    running: (first: string) => (first === "" ? "They run." : `They run; ${first} leads.`),
    paused: (first: string) => `Paused; ${first} leads.`,
    over: (first: string) => `${first} has the least loss.`,
  },
};

export type RaceMessages = typeof englishRaceMessages;

/** The texts of the language nearest to a tag as "de-AT"; English where there is none. */
export function raceMessagesFor(tag: string): RaceMessages {
  return translationOf(tag)?.race ?? englishRaceMessages;
}
