import type { DataSets, FromEngine, Send, Start, ToEngine } from "./calls";
import { Engine, type Origin } from "./engine";
import type { ErrorCode } from "./error";
import { buffersOf } from "./examples";
import { Runner } from "./runner";
import { restOf } from "./rest";
import { startFailure } from "./start-failure";
import { Leader } from "./team-member";

/** Who hears from an engine: nothing after `lost`. */
export interface Listener {
  message(message: FromEngine): void;
  lost(code: ErrorCode, reason: string): void;
}

type Told = Exclude<ToEngine, Start>;

/** Of data before the second part of a program is there: that collects garbage, of which there is some when it has 4 MB. */
const mostBytesBefore = 1 << 20;

/** The way to an engine, in another thread or in this one. */
export interface Link {
  post(message: Told, transfer?: ArrayBuffer[]): void;
  /** Ends the engine. Nothing is heard of it any more. */
  close(): void;
  /** Ends an engine as if from outside, that of a member where there is a team: for tests of what happens then. */
  kill(member: number): void;
  /** Makes its Go panic, likewise. */
  panic(member: number): void;
  /** Whether calls are pending, for which Node is to be kept running. */
  busy(pending: boolean): void;
  /** What runs the engine, where that is in this thread: nothing until it has started. */
  readonly here?: () => Runner | undefined;
}

/** An engine in this thread. */
export function linkHere(origin: Origin, listener: Listener): Link {
  let over = false, runner: Runner | undefined;
  const hear = (message: FromEngine) => {
    if (over) return;
    if (message.kind !== "lost") {
      listener.message(message);
      return;
    }
    over = true;
    listener.lost("worker-lost", message.reason);
  };
  const end = () => {
    over = true;
    runner?.stop();
  };
  const { rest: url } = origin.program, rest = url === undefined ? undefined : restOf(url);
  const started = startRunner(origin, hear).then((each) => { runner = each; });
  const give = (message: Told) => {
    if (runner) runner.receive(message);
    else void started.then(() => runner?.receive(message));
  };
  // Only some data are taken before the second part of the program is there, so that the caller's thread need not wait for that.
  const waiting: Told[] = [];
  const giveAll = () => { waiting.splice(0).forEach(give); };
  let room = mostBytesBefore;
  const early = (message: Told): boolean => !rest || rest.module !== undefined || message.kind === "call" && message.name === "setData" && (room -= bytesOf(message.takes)) > 0;
  const post: Link["post"] = (message) => {
    const aborted = message.kind === "abort" ? waiting.findIndex((each) => each.kind === "call" && each.id === message.id) : -1;
    if (aborted >= 0) give(waiting.splice(aborted, 1)[0]!); // it ends before it begins
    if (aborted >= 0 || waiting.length === 0 && early(message)) {
      give(message);
      return;
    }
    waiting.push(message);
    void started.then(() => rest?.there).then(giveAll, giveAll); // without it the program asks again
  };
  return {
    post,
    close: end,
    kill() {
      hear({ kind: "lost", reason: "it was ended from outside" });
      end();
    },
    panic() { post({ kind: "panic" }); },
    busy() { /* what is pending keeps this thread running */ },
    here() {
      if (runner) giveAll(); // what was called before comes before
      return runner;
    },
  };
}

/** What sets take, and what a call takes besides. */
function bytesOf({ train, test }: DataSets): number {
  return [train, test].flatMap(buffersOf).reduce((sum, { byteLength }) => sum + byteLength, 1 << 14);
}

/** Starts an engine and tells how that went. */
export async function startRunner(origin: Origin, send: Send): Promise<Runner | undefined> {
  try {
    const engine = await Engine.start(origin);
    const { parameters } = engine.sizes(), fresh = origin.checkpoint === undefined;
    const runner = new Runner(engine, send, { parameters, fresh }, origin.team && new Leader(engine, origin.team));
    send({ kind: "ready", parameters });
    return runner;
  } catch (error) {
    send(startFailure(error));
    return undefined;
  }
}
