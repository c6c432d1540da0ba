// What the slider through training says; loaded with it.

import { translationOf } from "../languages";

export const englishTimelineMessages = {
  name: "Timeline",
  slider: "Moment of training",
  at: (epoch: string, of: string, loss: string | undefined) => `epoch ${epoch} of ${of}${loss === undefined ? "" : `, loss ${loss}`}`,
  branch: "Train on from here",
  now: "Back to now",
  swap: "To the other course",
  empty: "Once training has begun, drag the slider back through it.",
  playing: "Dragging pauses training.",
  kept: (count: number, kilobytes: string) => `${count} moments kept, ${kilobytes} KB`,
  close: "Close the timeline",
};

export type TimelineMessages = typeof englishTimelineMessages;

/** The texts of the language nearest to a tag as "de-AT"; English where there is none. */
export function timelineMessagesFor(tag: string): TimelineMessages {
  return translationOf(tag)?.timeline ?? englishTimelineMessages;
}
