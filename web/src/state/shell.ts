import { choice, flag, number, text } from "./kinds";

const session = { kept: "session", undone: false } as const;
const nowhere = { kept: "nowhere", undone: false } as const;

export const labNames = ["points", "curve", "digits", "autoencoder", "sequence"] as const;
export type LabName = (typeof labNames)[number];

export const themeNames = ["auto", "light", "dark", "contrast"] as const;
export type ThemeName = (typeof themeNames)[number];

/** The rows that every lab's table begins with: what the element is, and how it shows itself. */
export const shellRows = {
  lab: choice(labNames, "points", { attribute: "lab", ...session }),
  theme: choice(themeNames, "auto", { attribute: "theme", ...session }),
  lang: text("", { attribute: "lang", ...session }),
  controls: text("", { attribute: "controls", ...nowhere }),
  locked: text("no", { attribute: "locked", ...nowhere }),
  play: flag(false, { attribute: "play", ...nowhere }),
  height: number({ minimum: 0, maximum: 10000 }, 0, { attribute: "height", ...nowhere }),
};
