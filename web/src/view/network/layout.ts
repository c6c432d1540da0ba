import type { NetworkColumn } from "./model";

/** What a layout is made from: plain sizes in CSS pixels. */
export interface LayoutRequest {
  readonly columns: readonly NetworkColumn[];
  readonly width: number;
  /** Undefined: as high as the units want. */
  readonly height: number | undefined;
  /** Room for labels beside the first and the last column. */
  readonly left: number;
  readonly right: number;
  /** Between the left sides of two columns, for what stands above them. */
  readonly leastPitch: number;
}

export interface NetworkLayout {
  /** Side of a unit's map. */
  readonly side: number;
  /** Between the left sides of two columns. */
  readonly pitch: number;
  /** Of each column. */
  readonly x: readonly number[];
  /** y[column][unit], the upper side. */
  readonly y: readonly (readonly number[])[];
  /** For each column, the units that are in use: what its weights' inputs are, to the next column. */
  readonly used: readonly (readonly number[])[];
  /** Of the whole picture; larger than what was asked for where it has to scroll. */
  readonly width: number;
  readonly height: number;
}

export const leastSide = 20;
export const mostSide = 52;
/** A screen of 1440 pixels and more has room for larger maps. */
const mostSideOnLarge = 80;
const mostPitch = 240;
/** The least room for edges between two columns. */
const leastGap = 28;
/** Above and below the units; room for a ring around them, and for arcs. */
const plainMargin = 8;
const arcMargin = 24;

function gapOf(side: number): number {
  return Math.max(4, Math.round(side * 0.24));
}

function heightOf(units: number, side: number, margin: number): number {
  return units * side + (units - 1) * gapOf(side) + 2 * margin;
}

/**
 * The largest units, from `mostSide` down to `leastSide`, with which all fit. What does not fit even then keeps the
 * least size and makes the picture larger than asked for. Columns are centred.
 */
export function layOut(request: LayoutRequest): NetworkLayout {
  const { columns, left, right } = request;
  const margin = columns.some(({ arcFrom }) => arcFrom !== undefined) ? arcMargin : plainMargin;
  const most = columns.reduce((units, column) => Math.max(units, column.units.length), 1);
  const gaps = Math.max(1, columns.length - 1);
  const inner = request.width - left - right;
  let side = Math.min(mostSideOnLarge, Math.max(mostSide, Math.floor((request.height ?? 0) / 14)));
  while (side > leastSide && (heightOf(most, side, margin) > (request.height ?? Infinity) || inner - side < gaps * (side + leastGap))) side--;

  const pitch = Math.max(request.leastPitch, side + leastGap, Math.min(mostPitch, Math.floor((inner - side) / gaps)));
  const spread = left + right + side + pitch * (columns.length - 1);
  const width = Math.max(request.width, spread);
  const height = Math.max(request.height ?? 0, heightOf(most, side, margin));
  // What has to scroll is centred on what is seen before.
  const seen = request.height ?? height;
  const start = Math.floor((width - spread) / 2) + left;
  const step = side + gapOf(side);
  return {
    side,
    pitch,
    width,
    height,
    x: columns.map((_, column) => start + column * pitch),
    y: columns.map(({ units }) => {
      const top = Math.max(0, Math.floor((seen - heightOf(units.length, side, margin)) / 2)) + margin;
      return units.map((_, unit) => top + unit * step);
    }),
    used: columns.map(({ units }) => units.flatMap(({ unused }, unit) => (unused === true ? [] : [unit]))),
  };
}
