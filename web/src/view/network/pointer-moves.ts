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
    if (frames().isFree) this.#frame = frames().request(() => { this.moved({ clientX, clientY }); });
    else this.moved({ clientX, clientY });
  }

  /** Forgets a move that was kept. */
  stop(): void {
    if (this.#frame !== 0) frames().cancel(this.#frame);
    this.#frame = 0;
  }
}
