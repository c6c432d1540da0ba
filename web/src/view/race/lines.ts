import type { ColourName } from "../palette";

/** How each of several lines in one chart looks: told apart by dashes as well as by colours. */
export const lineStyles: readonly { readonly colour: ColourName; readonly dash: readonly number[] }[] = [
  { colour: "training", dash: [] },
  { colour: "test", dash: [8, 4] },
  { colour: "rate", dash: [2, 3] },
  { colour: "negative", dash: [12, 3, 2, 3] },
  { colour: "danger", dash: [5, 2, 1, 2, 1, 2] },
  { colour: "muted", dash: [16, 5] },
];
