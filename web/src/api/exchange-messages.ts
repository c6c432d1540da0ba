import type { Engine } from "./engine";
import { tell, type Exchange, type Place } from "./team";

/**
 * An exchange by messages between each two members, directly. A buffer that came takes the next contribution back to
 * where it came from, so that none is made after the first step.
 */
export class MessageExchange implements Exchange {
  readonly #engine: Engine;
  readonly #place: Place;
  /** What came and was not taken, by rank: a member that is done sooner may be a step ahead. */
  readonly #came: ArrayBuffer[][];
  readonly #spare: (ArrayBuffer | undefined)[] = [];
  #arrived: (() => void) | undefined;

  constructor(engine: Engine, place: Place) {
    this.#engine = engine;
    this.#place = place;
    this.#came = place.ports.map(() => []);
  }

  receive(rank: number, bytes: ArrayBuffer): void {
    this.#came[rank]!.push(bytes);
    this.#arrived?.();
  }

  async trade(): Promise<void> {
    const { ports, rank } = this.#place, others = [...ports.keys()].filter((each) => each !== rank);
    for (const to of others) {
      const own = this.#engine.contribution(rank), spare = this.#spare[to];
      const bytes = spare?.byteLength === own.byteLength ? spare : new ArrayBuffer(own.byteLength);
      new Uint8Array(bytes).set(own);
      tell(ports[to], { kind: "contribution", bytes }, [bytes]);
    }
    while (others.some((from) => this.#came[from]!.length === 0)) {
      await new Promise<void>((resolve) => { this.#arrived = resolve; });
    }
    for (const from of others) {
      const bytes = this.#came[from]!.shift()!;
      this.#engine.contribution(from).set(new Uint8Array(bytes));
      this.#spare[from] = bytes;
    }
  }
}
