import type { TimelineMessages } from "../timeline/en";

// German of the slider through training.

export const germanTimelineMessages: TimelineMessages = {
  name: "Verlauf",
  slider: "Augenblick des Trainings",
  at: (epoch, of, loss) => `Epoche ${epoch} von ${of}${loss === undefined ? "" : `, Verlust ${loss}`}`,
  branch: "Von hier weitertrainieren",
  now: "Zurück zu jetzt",
  swap: "Zum anderen Verlauf",
  empty: "Sobald das Training begonnen hat, zieh den Regler darin zurück.",
  playing: "Ziehen hält das Training an.",
  kept: (count, kilobytes) => `${count} Augenblicke behalten, ${kilobytes} kB`,
  close: "Verlauf schließen",
};
