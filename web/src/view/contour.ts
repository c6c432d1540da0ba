import type { Box, Field } from "./field";

// Marching squares (Lorensen and Cline's cubes, 1987, in the plane) over cell centres. Half a cell more on each side,
// extrapolated from the two cells before, brings the lines to the edge of the box.

/** What receives segments: a canvas context, a Path2D. */
export interface LineSink {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
}

/** Position of grid line i (-1 to n) between 0 and `size`. */
function position(i: number, n: number, size: number): number {
  return (Math.min(n, Math.max(0, i + 0.5)) * size) / n;
}

/** A value at a cell's centre, or half a cell beyond the outermost ones for row or column -1, `height`, `width`. */
function valueAt({ width, height, channels, values }: Field, row: number, column: number, channel: number): number {
  const r = row < 0 ? 0 : row < height ? row : height - 1;
  const c = column < 0 ? 0 : column < width ? column : width - 1;
  const at = (r * width + c) * channels + channel;
  const here = values[at]!;
  if (r === row && c === column) return here;
  let beyond = here;
  if (r !== row && height > 1) beyond += (here - values[at + (row < 0 ? width : -width) * channels]!) / 2;
  if (c !== column && width > 1) beyond += (here - values[at + (column < 0 ? channels : -channels)]!) / 2;
  return beyond;
}

/**
 * Traces where one channel crosses `level`. A cell whose four corners lie on one side has no line. Between corners the
 * channel is taken for linear; with `logit` (and level 1/2) its logit log(p / (1 - p)) is: where probabilities jump from
 * 0 to 1 within a cell, that is what still says where.
 */
export function traceLevel(sink: LineSink, box: Box, field: Field, channel: number, level: number, logit = false): void {
  const { width, height } = field;
  for (let row = -1; row < height; row++) {
    const y0 = box.y + position(row, height, box.height);
    const y1 = box.y + position(row + 1, height, box.height);
    let a = valueAt(field, row, -1, channel) - level;
    let d = valueAt(field, row + 1, -1, channel) - level;
    for (let column = -1; column < width; column++) {
      const b = valueAt(field, row, column + 1, channel) - level;
      const c = valueAt(field, row + 1, column + 1, channel) - level;
      const corners = (a >= 0 ? 8 : 0) | (b >= 0 ? 4 : 0) | (c >= 0 ? 2 : 0) | (d >= 0 ? 1 : 0);
      if (corners !== 0 && corners !== 15) {
        const x0 = box.x + position(column, width, box.width);
        const x1 = box.x + position(column + 1, width, box.width);
        if (logit) traceCell(sink, corners, logitOf(a), logitOf(b), logitOf(c), logitOf(d), x0, y0, x1, y1);
        else traceCell(sink, corners, a, b, c, d, x0, y0, x1, y1);
      }
      a = b;
      d = c;
    }
  }
}

/** The smallest probability that is told from 0. */
const least = 1e-30;

/** Of a probability given as its difference from one half. */
function logitOf(difference: number): number {
  const p = 0.5 + difference;
  // 1 itself stands for what single precision rounds to it.
  return Math.log(Math.max(p, least) / Math.max(1 - p, 3e-8));
}

/** Corners clockwise from the upper left: a b c d, as differences from the level. */
function traceCell(
  sink: LineSink, corners: number, a: number, b: number, c: number, d: number, x0: number, y0: number, x1: number, y1: number,
): void {
  const top = x0 + (x1 - x0) * (a / (a - b));
  const bottom = x0 + (x1 - x0) * (d / (d - c));
  const left = y0 + (y1 - y0) * (a / (a - d));
  const right = y0 + (y1 - y0) * (b / (b - c));
  const middle = a + b + c + d >= 0;
  switch (corners) {
    case 1: case 14: segment(sink, x0, left, bottom, y1); break;
    case 2: case 13: segment(sink, bottom, y1, x1, right); break;
    case 3: case 12: segment(sink, x0, left, x1, right); break;
    case 4: case 11: segment(sink, top, y0, x1, right); break;
    case 6: case 9: segment(sink, top, y0, bottom, y1); break;
    case 7: case 8: segment(sink, x0, left, top, y0); break;
    // A saddle: the mean of the corners says which pair is joined through the middle.
    case 5: case 10:
      if ((corners === 5) === middle) {
        segment(sink, x0, left, top, y0);
        segment(sink, bottom, y1, x1, right);
      } else {
        segment(sink, x0, left, bottom, y1);
        segment(sink, top, y0, x1, right);
      }
      break;
  }
}

/** Traces where the largest of probabilities changes: between two classes a line, where three meet their lines join. */
export function traceBorders(sink: LineSink, box: Box, field: Field): void {
  const { width, height } = field;
  for (let row = -1; row < height; row++) {
    const y0 = box.y + position(row, height, box.height);
    const y1 = box.y + position(row + 1, height, box.height);
    let a = largestAt(field, row, -1);
    let d = largestAt(field, row + 1, -1);
    for (let column = -1; column < width; column++) {
      const next = column + 1;
      const b = largestAt(field, row, next);
      const c = largestAt(field, row + 1, next);
      if (a !== b || b !== c || c !== d) {
        const x0 = box.x + position(column, width, box.width);
        const x1 = box.x + position(next, width, box.width);
        const top = a === b ? Number.NaN : x0 + (x1 - x0) * crossing(field, row, column, row, next, a, b);
        const bottom = d === c ? Number.NaN : x0 + (x1 - x0) * crossing(field, row + 1, column, row + 1, next, d, c);
        const left = a === d ? Number.NaN : y0 + (y1 - y0) * crossing(field, row, column, row + 1, column, a, d);
        const right = b === c ? Number.NaN : y0 + (y1 - y0) * crossing(field, row, next, row + 1, next, b, c);
        joinCrossings(sink, top, bottom, left, right, x0, y0, x1, y1);
      }
      a = b;
      d = c;
    }
  }
}

function largestAt(field: Field, row: number, column: number): number {
  let best = 0;
  let most = valueAt(field, row, column, 0);
  for (let c = 1; c < field.channels; c++) {
    const value = valueAt(field, row, column, c);
    if (value > most) {
      most = value;
      best = c;
    }
  }
  return best;
}

/**
 * Share of the way from one corner, where class i leads j, to another, where j leads i, at which they are equal, the
 * logarithm of their ratio being taken for linear.
 */
function crossing(field: Field, row0: number, column0: number, row1: number, column1: number, i: number, j: number): number {
  const before = logRatio(valueAt(field, row0, column0, i), valueAt(field, row0, column0, j));
  const after = logRatio(valueAt(field, row1, column1, j), valueAt(field, row1, column1, i));
  return before + after === 0 ? 0.5 : before / (before + after);
}

function logRatio(p: number, q: number): number {
  return Math.log(Math.max(p, least) / Math.max(q, least));
}

/** Two crossings are joined directly, three or four through their mean. NaN: no crossing on that side. */
function joinCrossings(
  sink: LineSink, top: number, bottom: number, left: number, right: number, x0: number, y0: number, x1: number, y1: number,
): void {
  let count = 0;
  let meanX = 0;
  let meanY = 0;
  if (top === top) { count++; meanX += top; meanY += y0; }
  if (bottom === bottom) { count++; meanX += bottom; meanY += y1; }
  if (left === left) { count++; meanX += x0; meanY += left; }
  if (right === right) { count++; meanX += x1; meanY += right; }
  meanX /= count;
  meanY /= count;
  // For two crossings the mean lies on the segment between them.
  if (top === top) segment(sink, top, y0, meanX, meanY);
  if (bottom === bottom) segment(sink, bottom, y1, meanX, meanY);
  if (left === left) segment(sink, x0, left, meanX, meanY);
  if (right === right) segment(sink, x1, right, meanX, meanY);
}

function segment(sink: LineSink, x0: number, y0: number, x1: number, y1: number): void {
  sink.moveTo(x0, y0);
  sink.lineTo(x1, y1);
}
