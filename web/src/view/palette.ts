// The colours of every theme, by the name of their custom property without "--back-draw-". Class colours are Okabe and
// Ito's (Color Universal Design, 2008); those of dark backgrounds were moved, a little each, to where the colour-blind
// tell them apart best. What keeps them at a contrast of 3 everywhere is the outline ("ink") around every point.

export const colourNames = [
  /** Behind everything; the field's zero. */
  "background",
  /** Behind panels and cards. */
  "surface",
  "text",
  /** Less important text. */
  "muted",
  /** Edges of controls. */
  "border",
  /** Lines that only divide: grids, rules. They say nothing, so they may be faint. */
  "divider",
  "accent",
  /** Text on the accent. */
  "on-accent",
  "danger",
  /** Outlines of points, contours. */
  "ink",
  /** Lines and text for values below and above zero: edges, weights. */
  "negative",
  "positive",
  /** Areas for values below and above zero: fields, unit maps. */
  "negative-field",
  "positive-field",
  /** Lines of charts. */
  "training",
  "test",
  "previous",
  "rate",
  "class-1",
  "class-2",
  "class-3",
  "class-4",
  "class-5",
  "class-6",
  "class-7",
  "class-8",
] as const;
export type ColourName = (typeof colourNames)[number];
export type Palette = Readonly<Record<ColourName, string>>;

export const classCount = 8;

const light: Palette = {
  background: "#ffffff",
  surface: "#f6f7f9",
  text: "#1b1e24",
  muted: "#565c66",
  border: "#848a94",
  divider: "#e0e3e8",
  accent: "#5443c2",
  "on-accent": "#ffffff",
  danger: "#b3261e",
  ink: "#1b1e24",
  negative: "#0069a6",
  positive: "#b35900",
  "negative-field": "#0072b2",
  "positive-field": "#e69f00",
  training: "#5443c2",
  test: "#b35900",
  previous: "#80868f",
  rate: "#00795a",
  "class-1": "#0072b2",
  "class-2": "#e69f00",
  "class-3": "#009e73",
  "class-4": "#d55e00",
  "class-5": "#cc79a7",
  "class-6": "#56b4e9",
  "class-7": "#f0e442",
  "class-8": "#4a4d52",
};

const dark: Palette = {
  background: "#14161a",
  surface: "#1b1e24",
  text: "#eceef2",
  muted: "#a6acb7",
  border: "#707783",
  divider: "#2d3139",
  accent: "#a99bff",
  "on-accent": "#15131f",
  danger: "#ff9a90",
  ink: "#f4f5f7",
  negative: "#5fb0ea",
  positive: "#f2ac3a",
  "negative-field": "#1a7cc5",
  "positive-field": "#eaab0c",
  training: "#a99bff",
  test: "#f2ac3a",
  previous: "#868d99",
  rate: "#3cc79b",
  "class-1": "#1a7cc5",
  "class-2": "#eaab0c",
  "class-3": "#0dab74",
  "class-4": "#ec620d",
  "class-5": "#d184b6",
  "class-6": "#73d2f7",
  "class-7": "#eff55e",
  "class-8": "#72646e",
};

/** Of `prefers-contrast: more`: only what differs. */
const lightContrast: Partial<Palette> = {
  surface: "#ffffff",
  text: "#000000",
  muted: "#2e3238",
  border: "#3a3f47",
  divider: "#9aa0a9",
  accent: "#3a2aa6",
  ink: "#000000",
  negative: "#00507f",
  positive: "#7f3f00",
  training: "#3a2aa6",
  test: "#7f3f00",
  previous: "#565c66",
  rate: "#005a43",
};

const darkContrast: Partial<Palette> = {
  background: "#000000",
  surface: "#000000",
  text: "#ffffff",
  muted: "#d6dae0",
  border: "#c3c8d0",
  divider: "#666c76",
  accent: "#c8beff",
  ink: "#ffffff",
  negative: "#9bd2fa",
  positive: "#ffcb7a",
  training: "#c8beff",
  test: "#ffcb7a",
  previous: "#aab0ba",
  rate: "#7fe8c4",
};

export const palettes = {
  light,
  dark,
  "light-contrast": { ...light, ...lightContrast },
  "dark-contrast": { ...dark, ...darkContrast },
} as const satisfies Record<string, Palette>;
export type PaletteName = keyof typeof palettes;
