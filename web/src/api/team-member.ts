import type { Send } from "./calls";
import { applyChange } from "./changes";
import { Engine, type Origin } from "./engine";
import { BackdrawError } from "./error";
import { MemoryExchange } from "./exchange-memory";
import { MessageExchange } from "./exchange-messages";
import { startFailure } from "./start-failure";
import { tell, type Change, type Place, type Word } from "./team";

/** One engine's part in its team. */
class Member {
  readonly #engine: Engine;
  readonly #place: Place;
  protected readonly exchange: MemoryExchange | MessageExchange;

  constructor(engine: Engine, place: Place) {
    this.#engine = engine;
    this.#place = place;
    this.exchange = place.shared ? new MemoryExchange(engine, place) : new MessageExchange(engine, place);
    place.ports.forEach((port, rank) => {
      if (port) port.onmessage = ({ data }: MessageEvent<Word>) => { this.hear(rank, data); };
    });
  }

  protected get engine(): Engine { return this.#engine; }

  protected hear(rank: number, word: Word): void {
    if (word.kind === "contribution" && this.exchange instanceof MessageExchange) this.exchange.receive(rank, word.bytes);
  }

  protected async run(count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      this.#engine.shareGradient();
      const trading = this.exchange.trade();
      if (trading) await trading; // where nothing is waited for, nothing else has its turn
      this.#engine.applyGradients();
    }
    this.#engine.checkFinite();
  }

  protected tellAll(word: Word): void { for (const port of this.#place.ports) tell(port, word); }
}

/** Rank 0, whose engine answers the calls: it says when the others step and what they change. */
export class Leader extends Member {
  /** Whether a step may be under way, in which nothing must be changed. */
  stepping = false;

  /** Runs that many training steps with the whole team. */
  async steps(count: number): Promise<void> {
    const { byteLength } = this.engine.contribution(0);
    const buffer = this.exchange instanceof MemoryExchange ? this.exchange.grown(byteLength) : undefined;
    if (buffer) this.tellAll({ kind: "memory", buffer });
    this.tellAll({ kind: "steps", count });
    this.stepping = true;
    try {
      await this.run(count);
    } finally {
      this.stepping = false;
    }
  }

  /** What was changed here is changed by all. */
  changed(call: Change): void { this.tellAll({ kind: "change", call }); }
}

/** Every other rank: it does as the leader says, one thing after another. */
class Follower extends Member {
  readonly #lose: (reason: string) => void;
  #doing = Promise.resolve();

  constructor(engine: Engine, place: Place, lose: (reason: string) => void) {
    super(engine, place);
    this.#lose = lose;
  }

  protected override hear(rank: number, word: Word): void {
    if (word.kind === "contribution") super.hear(rank, word);
    else this.#doing = this.#doing.then(() => this.#do(word)).catch((error: unknown) => { this.#lose(String(error)); });
  }

  async #do(word: Exclude<Word, { kind: "contribution" }>): Promise<void> {
    switch (word.kind) {
      case "memory":
        if (this.exchange instanceof MemoryExchange) this.exchange.use(word.buffer);
        break;
      case "change": applyChange(this.engine, word.call); break;
      case "steps":
        try {
          await this.run(word.count);
        } catch (error) {
          // All members come to this in the same step, and the leader tells it.
          if (!(error instanceof BackdrawError && error.code === "not-finite")) throw error;
        }
    }
  }
}

/** Starts an engine that follows, and tells how that went; what comes back makes it panic, for tests. */
export async function startFollower(origin: Origin, place: Place, send: Send): Promise<(() => void) | undefined> {
  const lose = (reason: string) => { send({ kind: "lost", reason }); };
  try {
    const engine = await Engine.start(origin);
    new Follower(engine, place, lose);
    void engine.ended.then(({ message }) => { lose(message); });
    send({ kind: "ready", parameters: engine.sizes().parameters });
    return () => {
      try {
        engine.panic();
      } catch (error) {
        lose(error instanceof Error ? error.message : String(error));
      }
    };
  } catch (error) {
    send(startFailure(error));
    return undefined;
  }
}
