import { frames } from "../frames";

export interface ClientPosition {
  readonly clientX: number;
  readonly clientY: number;
}

/** Tells a pointer's moves; before a frame that is to change nothing the last is kept for the next. */
export class PointerMoves {
  #frame = 0;

  constructor(readonly moved: (to: ClientPosition) => void) {}

  move({ clientX, clientY }: ClientPosition): void {
    this.stop();
    this.#frame = frames().soon(() => { this.moved({ clientX, clientY }); });
  }

  /** Forgets a move that was kept. */
  stop(): void {
    frames().cancel(this.#frame);
    this.#frame = 0;
  }
}
