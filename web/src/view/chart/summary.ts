/** Groups of consecutive moments: the mean of x, and of each line the mean, the least and the greatest value; NaN where it has none. */
export interface Summary {
  /** Moments in a group; 1: nothing was summed up. */
  readonly group: number;
  readonly x: number[];
  readonly mean: number[][];
  readonly least: number[][];
  readonly greatest: number[][];
}

/**
 * Sums up moments `from` to `to` (excluded) into at most `most` groups. Groups have a power of two of moments and begin
 * at multiples of it, so that a line that grows does not shimmer: its groups stay what they were until they double.
 *
 *  x (n,) rising   lines each (n,), NaN where there is no value
 */
export function summarise(x: ArrayLike<number>, lines: readonly ArrayLike<number>[], from: number, to: number, most: number): Summary {
  let group = 1;
  while (Math.ceil(to / group) - Math.floor(from / group) > most) group *= 2;
  const summary: Summary = { group, x: [], mean: lines.map(() => []), least: lines.map(() => []), greatest: lines.map(() => []) };
  for (let start = Math.floor(from / group) * group; start < to; start += group) {
    const end = Math.min(start + group, x.length);
    let sum = 0;
    for (let i = start; i < end; i++) sum += x[i]!;
    summary.x.push(sum / (end - start));
    for (const [k, line] of lines.entries()) sumUp(summary, k, line, start, end);
  }
  return summary;
}

function sumUp(summary: Summary, k: number, line: ArrayLike<number>, start: number, end: number): void {
  let [sum, count, least, greatest] = [0, 0, Infinity, -Infinity];
  for (let i = start; i < end; i++) {
    const value = line[i]!;
    if (!Number.isFinite(value)) continue;
    sum += value;
    count++;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  summary.mean[k]!.push(count > 0 ? sum / count : Number.NaN);
  summary.least[k]!.push(count > 0 ? least : Number.NaN);
  summary.greatest[k]!.push(count > 0 ? greatest : Number.NaN);
}

/** The first index in [from, to) whose x is at least `value`, or `to`. */
export function bound(x: ArrayLike<number>, value: number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
