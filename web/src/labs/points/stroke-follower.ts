/** How often the controls follow a stroke, whose points are in each frame. */
const milliseconds = 100;

/** Lets all that is around a drawing follow its changes: at once, but for those of a stroke under way, ten times a second. */
export class StrokeFollower {
  #extending = false;
  #timer = 0;

  constructor(readonly follow: () => void) {}

  /** Changes the drawing, by a stroke's move or in another way. */
  during(extending: boolean, change: () => void): void {
    this.#extending = extending;
    try {
      change();
    } finally {
      this.#extending = false;
    }
  }

  changed(): void {
    if (!this.#extending) this.follow();
    else if (this.#timer === 0) this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      this.follow();
    }, milliseconds);
  }

  /** Follows no more what changed before. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }
}
