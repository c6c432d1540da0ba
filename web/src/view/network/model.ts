import type { Field } from "../field";

// What <bd-network> draws. Columns go from the features on the left to the output on the right.

export interface NetworkUnit {
  /** Short, for the picture: "x1", "3". */
  readonly label: string;
  /** A class number: its point is drawn beside the unit, in place of the label. */
  readonly mark?: number;
  /** Offered but not part of the network, as a feature that was not chosen: drawn faint, without edges. Undefined: there is no choice. */
  readonly unused?: boolean;
  /** Switched off by a mask: drawn with a stroke through it, its edges faint. */
  readonly off?: boolean;
  /** How it is made, for its card: "(x1 - 0) / 3". */
  readonly note?: string;
}

/** What a unit gives over the data, for its card. */
export interface Activations {
  /** Of equal bins from `least` to `most`. */
  readonly counts: readonly number[];
  readonly least: number;
  readonly most: number;
  readonly mean: number;
  /** Standard deviation. */
  readonly deviation: number;
}

export interface NetworkColumn {
  /** Above the column: "Features", "Hidden 1". */
  readonly title: string;
  /** Under the title: "tanh". */
  readonly subtitle?: string;
  readonly units: readonly NetworkUnit[];
  /** One channel for each unit, unused ones included. Its size is free; 24 x 24 to 48 x 48 serve well. */
  readonly field?: Field;
  /** The value that a map shows as background; 0. */
  readonly centre?: number;
  /** Distance from `centre` at which a map has its full colour; without it, the largest in the column. */
  readonly scale?: number;
  /**
   * Weights from the column before, [O, I] row-major as `layers[k].w` is: O the units here, I those of the column before
   * that are not unused. Without weights, no edges.
   */
  readonly weights?: ArrayLike<number>;
  /** [O], as `layers[k].b`. */
  readonly bias?: ArrayLike<number>;
  /** As `weights`: 0 is an edge that is switched off, 1 in `frozen` one that is held as it is. */
  readonly mask?: ArrayLike<number>;
  readonly frozen?: ArrayLike<number>;
  /** Its output is added to that of this column, before it: drawn as an arc above both. */
  readonly arcFrom?: number;
  /** What it has beside its activation: short, and in full. */
  readonly badges?: readonly { readonly label: string; readonly title: string }[];
  /** Whether + and - are shown for its units. */
  readonly resizable?: boolean;
  /** What its heading, as a button, opens: told by bd-open-column. */
  readonly opens?: string;
}

/** What the pointer, the keyboard or an open card is at. `column` and `unit` count from 0; an edge ends at (column, to). */
export type NetworkTarget =
  | { readonly kind: "unit"; readonly column: number; readonly unit: number }
  | { readonly kind: "edge"; readonly column: number; readonly to: number; readonly from: number };

/** Events of <bd-network>: each a CustomEvent that bubbles and crosses shadow roots. */
export interface NetworkEvents {
  /** Pointer or focus at a unit or edge; null when it leaves: the drawing may show that unit's map. */
  "bd-hover": CustomEvent<NetworkTarget | null>;
  /** A unit's or edge's card was opened, or with null closed. `selected` has been changed already. */
  "bd-open": CustomEvent<NetworkTarget | null>;
  /** Its card could not be loaded, and is closed again. */
  "bd-missing": CustomEvent<null>;
  /** The heading of a column with `opens` was pressed. */
  "bd-open-column": CustomEvent<{ readonly column: number }>;
  /** A hidden column is wanted after column `after`. */
  "bd-add-layer": CustomEvent<{ readonly after: number }>;
  "bd-remove-layer": CustomEvent<{ readonly column: number }>;
  "bd-add-unit": CustomEvent<{ readonly column: number }>;
  /** The last unit of the column goes, or the one named. */
  "bd-remove-unit": CustomEvent<{ readonly column: number; readonly unit?: number }>;
  /** A feature was chosen or given up, or a unit switched on or off. */
  "bd-toggle-unit": CustomEvent<{ readonly column: number; readonly unit: number; readonly on: boolean }>;
  /** A weight (`from` names its input among those in use) or a bias (`from` is null) was changed, held or switched off. */
  "bd-parameter": CustomEvent<ParameterEdit>;
}

export interface ParameterEdit {
  readonly column: number;
  readonly to: number;
  readonly from: number | null;
  readonly value?: number;
  readonly frozen?: boolean;
  readonly on?: boolean;
}

export function sameTarget(a: NetworkTarget | null, b: NetworkTarget | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.kind === "unit") return b.kind === "unit" && a.column === b.column && a.unit === b.unit;
  return b.kind === "edge" && a.column === b.column && a.to === b.to && a.from === b.from;
}
