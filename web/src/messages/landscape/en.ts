// What the loss landscape says; loaded with it.

import { translationOf } from "../languages";

export const englishLandscapeMessages = {
  intro: "How large the loss over the training points would be with other weights: a plane through the space of all weights, around the network as it is when you measure.",
  measure: "Measure",
  again: "Measure again",
  stop: "Stop",
  measuring: "Measuring, in a worker of its own: training goes on meanwhile.",
  hint: "Train for a while first, then its way is seen, too.",
  notFinite: "The losses around this network are no finite numbers.",
  directions: "Directions",
  directionNames: { path: "Along the path of training", random: "Two random directions" },
  seed: "Seed",
  of: (epoch: string) => `Measured at epoch ${epoch}.`,
  before: (epoch: string) => `Measured at epoch ${epoch}; the network has moved on since: measure again to see it as it is now.`,
  here: (loss: string) => `The loss at the cross is ${loss}.`,
  share: (share: string) => `The plane holds ${share} of the path.`,
  noPath: "The path has no two directions yet, so they are random.",
  picture: "Losses on the plane, as shades with contours, and the way of training on it; the tables have the figures",
  legend: "Blue is a large loss, on a logarithmic scale. The line is the way of training, from the ring to the cross.",
  pathExplain: "The directions are the first two principal components of the path.",
  randomExplain: "In each direction every unit's incoming weights change by their own length at 1 (filter normalisation, Li et al., 2018); of a path in so many dimensions a random plane holds little.",
  table: "The figures as tables",
  losses: "Losses",
  way: "The way of training on the plane",
  epoch: "Epoch",
  now: "measured",
  first: "First direction",
  second: "Second direction",
};

export type LandscapeMessages = typeof englishLandscapeMessages;

/** The texts of the language nearest to a tag as "de-AT"; English where there is none. */
export function landscapeMessagesFor(tag: string): LandscapeMessages {
  return translationOf(tag)?.landscape ?? englishLandscapeMessages;
}
