import type { Spec, Trainer } from "../../../api";
import { heldChanges, heldIn, type HeldWeight } from "../held";

/** Brings the weights of a network that are held or switched off to a list. */
export class Holds {
  /** The list that the network has; undefined: it has to be given to it (again). */
  #has: readonly HeldWeight[] | undefined;
  /** What has to be taken back for another list; undefined: the network has to be asked. */
  #before: readonly HeldWeight[] | undefined = [];
  /** Counts networks, resets and loads. */
  #turn = 0;

  /** The network is new: nothing is held in it. */
  fresh(): void {
    this.#before = [];
    this.reset();
  }

  /** The same are held, but their numbers may be others. */
  reset(): void {
    this.#has = undefined;
    this.#turn++;
  }

  /** What was saved brings what was held then. */
  loaded(): void {
    this.#before = undefined;
    this.reset();
  }

  /** Gives the network the list; false if it has it. */
  async bring(trainer: Trainer, held: readonly HeldWeight[], spec: Spec): Promise<boolean> {
    if (held === this.#has || (held.length === 0 && this.#before?.length === 0)) return false;
    const turn = this.#turn;
    const parameters = await trainer.getParameters();
    // Of numbers that are out of date nothing is to be set: the caller asks again.
    if (turn !== this.#turn) return true;
    const changes = heldChanges(held, this.#before ?? heldIn(spec, parameters), spec, parameters);
    this.#has = this.#before = held;
    if (Object.keys(changes).length > 0) await trainer.setParameters(changes);
    return true;
  }
}
