/** Pauses what nobody sees, and goes on where that stopped it. */
export class PauseUnseen {
  #waits = false;

  follow(seen: boolean, training: { readonly playing: boolean; play(): void; pause(): void }): void {
    if (!seen && training.playing) {
      this.#waits = true;
      training.pause();
    } else if (seen && this.#waits) {
      this.#waits = false;
      training.play();
    }
  }
}
