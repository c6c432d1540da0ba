/** Epochs from and to. */
export type Range = readonly [from: number, to: number];

/** Of all epochs, the least share that can be zoomed to. */
const leastShare = 1e-3;

/** A range made `factor` times as long around an epoch that keeps its place, within all; undefined is all. */
export function scaled(range: Range, all: Range, around: number, factor: number): Range | undefined {
  const whole = all[1] - all[0];
  const length = Math.max(leastShare * whole, (range[1] - range[0]) * factor);
  if (length >= whole) return undefined;
  const share = (around - range[0]) / (range[1] - range[0]);
  const from = Math.min(all[1] - length, Math.max(all[0], around - share * length));
  return [from, from + length];
}

/** A range moved by epochs, as far as there are any. */
export function shifted([from, to]: Range, all: Range, by: number): Range {
  const start = Math.min(all[1] - (to - from), Math.max(all[0], from + by));
  return [start, start + (to - from)];
}

/** Two fingers on a chart. Tells how far apart they are and where their middle is, in client pixels, as they move. */
export class Pinch {
  readonly #fingers = new Map<number, number>();
  #spread = 0;

  constructor(readonly pinched: (factor: number, middle: number) => void) {}

  get active(): boolean {
    return this.#fingers.size === 2;
  }

  down({ pointerId, pointerType, clientX }: PointerEvent): void {
    if (pointerType !== "touch") return;
    this.#fingers.set(pointerId, clientX);
    this.#spread = this.#distance();
  }

  move({ pointerId, clientX }: PointerEvent): void {
    if (!this.#fingers.has(pointerId)) return;
    this.#fingers.set(pointerId, clientX);
    const [a, b] = [...this.#fingers.values()];
    if (a === undefined || b === undefined) return;
    const spread = this.#distance();
    if (this.#spread > 0) this.pinched(this.#spread / spread, (a + b) / 2);
    this.#spread = spread;
  }

  up({ pointerId }: PointerEvent): void {
    this.#fingers.delete(pointerId);
    this.#spread = this.#distance();
  }

  /** Fingers nearer than a finger is wide count as that far apart. */
  #distance(): number {
    const [a, b] = [...this.#fingers.values()];
    return a === undefined || b === undefined ? 0 : Math.max(16, Math.abs(a - b));
  }
}
